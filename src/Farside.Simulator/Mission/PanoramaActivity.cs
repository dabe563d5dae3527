using System.Text.Json.Nodes;
using Farside.Simulator.Instruments;
using Farside.Simulator.Vehicles;

namespace Farside.Simulator.Mission;

/// <summary>One mode of one sequence of the panoramic cameras: stereo pairs from one stop, the right eye first.</summary>
sealed record PanoramaActivity(IReadOnlyList<ListedPair> Pairs, RoverDiary Diary, IReadOnlyList<(double PitchDeg, double YawDeg)> Mast)
    : Activity($"pcam-{Pairs[0].Sequence}-{char.ToLowerInvariant(Pairs[0].Mode)}-{Pairs[0].Index:D3}", "PCAM", Pairs[0].RightFires, Pairs[^1].RightFires + TimeSpan.FromSeconds(Pairs[^1].LeftAfterS))
{
    // Around a stop the ground is written down at 1.6 cm.
    const int StopLevel = 2;
    const double StopReachM = 8;

    public override bool IsLander => false;

    public override long SentBytes => Pairs.Count * 2L * (IsColour ? 2352 * 1728 : 1176 * 864) * 10 / 8 / 2;

    public override int Products => 2 * Pairs.Count;

    public override string Doing => "panoramic camera";

    bool IsColour => Pairs[0].Mode == 'C';

    public override void Perform(World world, ActivityOutput output)
    {
        var driven = Diary.MetresAt(Start);
        var (x, y) = RoverRoute.PlaceAt(driven);
        var ground = world.GroundAt(x, y, driven);
        TerrainTruth.Write(output.Truth, $"stop-{Pairs[0].Sequence}", ground.Levels[StopLevel], (x, y, StopReachM));
        output.Facts["ground"] = new JsonObject { ["file"] = $"terrain/stop-{Pairs[0].Sequence}.tif", ["drivenM"] = Math.Round(driven, 3) };
        var stance = Rovers.StanceAt(ground, driven);
        for (var i = 0; i < Pairs.Count; i++)
        {
            Exposure? chosen = null;
            foreach (var isLeft in (ReadOnlySpan<bool>)[false, true])
            {
                var shot = ShotOf(world, Pairs[i], Mast[i], stance, isLeft);
                var scene = world.SceneAt(ground, "lander, rover without its head", () => [Lander.StandingAt(0, World.TerrainCamera), Lander.CameraHead(World.TerrainCamera), Rover.SeenByItself(stance)], shot.Time);
                var light = world.Render(scene, shot);
                var sensor = Sensor.Pcam(isLeft);
                chosen ??= Exposure.For(sensor, light); // the right eye meters, the left one follows
                Keep(output, world, shot, scene, light, sensor, Exposure.Of(sensor, chosen.Value.Milliseconds));
            }
        }
    }

    void Keep(ActivityOutput output, World world, Shot shot, Scene scene, Light light, Sensor sensor, Exposure exposure)
    {
        // The very first frame of the real mission came out dark, as if the shutter had all but stayed shut.
        var options = new DetectorOptions { IsEightBit = world.Options.PanoramaBits == 8, IsDark = shot.Name is { Payload: "PCAMR-C-000", Sequence: "0001" } && world.Options.HasDarkFirstFrame };
        var seed = world.SeedOf(shot);
        var samples = IsColour ? Detector.Bayer(sensor, light, exposure, seed, options) : Detector.Panchromatic(sensor, light, exposure, seed, options);
        output.Keep(new(shot.Folder, shot.Name, PcamLabel.Of(shot, Statistics.Of(samples)), Detector.LittleEndian(samples)), ShotTruth.Of(shot, scene, exposure, sensor, options.IsEightBit ? byte.MaxValue : sensor.FullScaleDn));
        if (IsColour && shot.Name.Index == Pairs[Math.Min(1, Pairs.Count - 1)].Index)
        {
            LightTruth.Write(output.Truth, shot, light, Detector.LightOf(sensor, light, exposure, options));
        }
    }

    static Shot ShotOf(World world, ListedPair pair, (double PitchDeg, double YawDeg) mast, RoverStance stance, bool isLeft)
    {
        var time = isLeft ? pair.RightFires + TimeSpan.FromSeconds(pair.LeftAfterS) : pair.RightFires;
        var eye = isLeft ? "L" : "R";
        return new(Naming.Of($"PCAM{eye}-{pair.Mode}-{pair.Index:D3}", time, pair.Sequence, 'B', "2B"),
            world.Rig.Pcam(stance, pair.Sequence, mast.PitchDeg, mast.YawDeg, isLeft, pair.Mode == 'C', world.Options.Binning), LandingSite.SunAt(time))
        {
            Folder = $"PCAM{eye}/{pair.Mode}/2B/{pair.Release}",
        };
    }
}
