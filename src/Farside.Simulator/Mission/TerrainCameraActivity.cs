using Farside.Simulator.Instruments;
using Farside.Simulator.Vehicles;

namespace Farside.Simulator.Mission;

/// <summary>A burst or ring of the terrain camera: each position of the mast is shot twice.</summary>
sealed record TerrainCameraActivity(IReadOnlyList<ListedShot> Shots, RoverDiary Diary)
    : Activity($"tcam-{Shots[0].Sequence}-{Shots[0].Index:D3}", "TCAM", Shots[0].Time, Shots[^1].Time)
{
    public override bool IsLander => true;

    public override long SentBytes => Shots.Count * 2352L * 1728 / 2;

    public override int Products => Shots.Count;

    public override string Doing => "terrain camera";

    public override void Perform(World world, ActivityOutput output)
    {
        var driven = Diary.MetresAt(Start);
        var ground = world.GroundAt(0, 0, driven);
        Light? light = null;
        for (var i = 0; i < Shots.Count; i++)
        {
            var shot = ShotOf(Shots[i]);
            if (light is null || Shots[i].PitchDeg != Shots[i - 1].PitchDeg || Shots[i].YawDeg != Shots[i - 1].YawDeg)
            {
                var scene = world.SceneAt(ground, "lander and rover", () => [Lander.StandingAt(0, World.TerrainCamera), Rovers.At(ground, driven)], Shots[i].Time);
                light = world.Render(scene, shot); // a repeated shot sees the same, two seconds later
            }

            var temperature = 21.095 + (0.01 * shot.Name.Index!.Value);
            output.Keep(new(shot.Folder, shot.Name, TcamLabel.Of(shot, 6, temperature), Detector.Display(light, Exposure.For(light, 0.5, 118), world.SeedOf(shot))), ShotTruth.Of(shot));
        }
    }

    static Shot ShotOf(ListedShot listed) =>
        new(Naming.Of($"TCAM-I-{listed.Index:D3}", listed.Time, listed.Sequence, 'A', "2C"), TcamLabel.Camera, MastGeometry.Tcam(listed.PitchDeg, listed.YawDeg), LandingSite.SunAt(listed.Time))
        {
            Folder = "TCAM/I/2C/2019-03",
            Mast = (listed.PitchDeg, listed.YawDeg),
        };
}
