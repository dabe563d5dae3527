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
        Scene? scene = null;
        string? before = null;
        for (var i = 0; i < Shots.Count; i++)
        {
            var shot = ShotOf(Shots[i], world);
            if (before is null || Shots[i].PitchDeg != Shots[i - 1].PitchDeg || Shots[i].YawDeg != Shots[i - 1].YawDeg)
            {
                before = null;
                scene = world.SceneAt(ground, "lander without its head, rover", () => [Lander.StandingAt(0, World.TerrainCamera), Rover.StandingAt(Rovers.StanceAt(ground, driven))], Shots[i].Time);
                light = world.Render(scene, shot); // a repeated shot sees the same, two seconds later
            }

            var temperature = 21.095 + (0.01 * shot.Name.Index!.Value);
            var exposure = Exposure.For(Sensor.Tcam, light!);
            var truth = ShotTruth.Of(shot, scene!, exposure, Sensor.Tcam, byte.MaxValue);
            truth["repeats"] = before;
            output.Keep(new(shot.Folder, shot.Name, TcamLabel.Of(shot, exposure.Milliseconds, temperature), Detector.Display(light!, exposure, world.SeedOf(shot))), truth);
            before = shot.Name.FileName;
        }
    }

    static Shot ShotOf(ListedShot listed, World world) =>
        new(Naming.Of($"TCAM-I-{listed.Index:D3}", listed.Time, listed.Sequence, 'A', "2C"), world.Rig.Tcam(listed.Sequence, listed.PitchDeg, listed.YawDeg, world.Options.Binning), LandingSite.SunAt(listed.Time))
        {
            Folder = "TCAM/I/2C/2019-03",
        };
}
