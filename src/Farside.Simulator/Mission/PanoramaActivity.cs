using System.Text.Json.Nodes;
using Farside.Core.Geometry;
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
        var rover = new Point<SiteFrame>(x, y, ground.HeightAt(x, y, 4));
        TerrainTruth.Write(output.Truth, $"stop-{Pairs[0].Sequence}", ground.Levels[StopLevel], (x, y, StopReachM));
        output.Facts["ground"] = new JsonObject { ["file"] = $"terrain/stop-{Pairs[0].Sequence}.tif", ["drivenM"] = Math.Round(driven, 3) };
        var gain = 0f;
        for (var i = 0; i < Pairs.Count; i++)
        {
            foreach (var isLeft in (ReadOnlySpan<bool>)[false, true])
            {
                var shot = ShotOf(Pairs[i], Mast[i], rover, Rovers.HeadingDegAt(driven), isLeft);
                var scene = world.SceneAt(ground, "lander", () => [Lander.StandingAt(0, World.TerrainCamera), Lander.CameraHead(World.TerrainCamera)], shot.Time);
                var light = world.Render(scene, shot);
                gain = gain == 0 ? Exposure.For(light, 0.8, 330) : gain; // one exposure for the whole sequence
                var samples = IsColour ? Detector.Bayer(light, gain, world.SeedOf(shot)) : Detector.Binned(light, gain, world.SeedOf(shot));
                output.Keep(new(shot.Folder, shot.Name, PcamLabel.Of(shot, Statistics.Of(samples)), Detector.LittleEndian(samples)), ShotTruth.Of(shot));
            }
        }
    }

    static Shot ShotOf(ListedPair pair, (double PitchDeg, double YawDeg) mast, Point<SiteFrame> rover, double headingDeg, bool isLeft)
    {
        var time = isLeft ? pair.RightFires + TimeSpan.FromSeconds(pair.LeftAfterS) : pair.RightFires;
        var eye = isLeft ? "L" : "R";
        var (pitch, yaw) = (Pointing.Encoded(mast.PitchDeg), Pointing.Encoded(mast.YawDeg));
        return new(Naming.Of($"PCAM{eye}-{pair.Mode}-{pair.Index:D3}", time, pair.Sequence, 'B', "2B"), PcamLabel.Camera(isLeft, pair.Mode == 'C'),
            MastGeometry.Pcam(rover, headingDeg, pitch, yaw, isLeft), LandingSite.SunAt(time))
        {
            Folder = $"PCAM{eye}/{pair.Mode}/2B/{pair.Release}",
            Mast = (pitch, yaw),
            Rover = rover,
        };
    }
}
