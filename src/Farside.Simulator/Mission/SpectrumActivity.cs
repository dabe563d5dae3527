using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Simulator.Instruments.Vnis;
using Farside.Simulator.Terrain;
using Farside.Simulator.Vehicles;

namespace Farside.Simulator.Mission;

/// <summary>A look of the imaging spectrometer at the ground before the rover: one infrared spectrum and one cube.</summary>
sealed record SpectrumActivity(WorkingPeriod Period, RoverDiary Diary, Epoch At) : Activity($"vnis-{Period.Sequence}-{At.ToCompactText()}", "VNIS", At, At + TimeSpan.FromMinutes(8))
{
    /// <summary>A calibration spectrum's label came with it, its data never did: the first release has an odd number of files.</summary>
    public bool LeavesCalibrationLabel { get; init; }

    public override bool IsLander => false;

    public override long SentBytes => (256L * 256 * 100 * 10 / 8 / 2) + (300 * 24);

    public override int Products => 2;

    public override string Doing => "imaging spectrometer";

    public override void Perform(World world, ActivityOutput output)
    {
        var driven = Diary.MetresAt(At);
        var (x, y) = RoverRoute.PlaceAt(driven);
        var ground = world.GroundAt(x, y, driven);
        var stance = Rovers.StanceAt(ground, driven);
        var sun = LunarSky.Sun(At);
        var measurement = VnisProducts.Of(new()
        {
            Scene = world.SceneAt(ground, "rover itself", () => [Rover.StandingAt(stance), Lander.StandingAt(0, World.TerrainCamera)], At, isExact: true),
            Rover = stance.Ground,
            HeadingDeg = stance.HeadingDeg,
            SunDistanceAu = Math.Sqrt((sun.X * sun.X) + (sun.Y * sun.Y) + (sun.Z * sun.Z)) / LunarSky.AstronomicalUnitM,
            Start = At,
            PlannedStart = At - TimeSpan.FromMinutes(11),
            PlannedStop = At + TimeSpan.FromMinutes(89),
            Sequence = Period.Sequence,
            Seed = Chance.Of(world.Seed, Period.Number, (int)(At - LandingSite.LandingCameraOn).TotalMinutes),
            LunarDay = LunarDay,
            ReleaseMonth = Naming.ReleaseOf(At),
            IsBinned = world.Options.Binning > 1,
        });
        output.Keep(measurement);
        if (LeavesCalibrationLabel)
        {
            output.KeepLabel(CalibrationOf(measurement.Products[0]));
        }
    }

    // The same look with the calibration panel before the detector.
    static SimulatedProduct CalibrationOf(SimulatedProduct spectrum)
    {
        foreach (var element in spectrum.Label.Descendants().Where(element => element.Text.Contains("VNIS-SD", StringComparison.Ordinal)))
        {
            element.Text = element.Text.Replace("VNIS-SD", "VNIS-SC", StringComparison.Ordinal);
        }

        return spectrum with { Folder = spectrum.Folder.Replace("/SD/", "/SC/", StringComparison.Ordinal), Name = spectrum.Name with { Payload = "VNIS-SC" } };
    }
}
