using System.Diagnostics;
using Farside.Core.Time;
using Farside.Simulator.Instruments;
using Farside.Simulator.Instruments.Radar;
using Farside.Simulator.Mission;
using Farside.Simulator.Terrain;
using Farside.Simulator.Vehicles;

namespace Farside.Simulator;

/// <summary>One step of the simulator and how fast it went, median of its runs.</summary>
/// <param name="Unit">Of <paramref name="Value"/>, e.g. <c>Mpx/s</c>.</param>
public sealed record SimulationStep(string Step, double Value, string Unit);

/// <summary>This machine's speed at simulating: ground, shadows, pictures, detector, radar; all cores.</summary>
public static class SimulationSpeed
{
    static readonly Epoch Morning = Epoch.FromUtc(2019, 1, 11, 19, 25, 4);

    public static IReadOnlyList<SimulationStep> Measure(int runs, Action<string>? progress, CancellationToken cancellation)
    {
        var steps = new List<SimulationStep>();
        void Time(string step, string unit, double amount, Action work)
        {
            progress?.Invoke($"simulate: {step}");
            cancellation.ThrowIfCancellationRequested();
            work(); // once to warm up
            var seconds = Enumerable.Range(0, runs).Select(_ => Seconds(work)).Order().ToList();
            steps.Add(new(step, amount / seconds[runs / 2], unit));
        }

        var baker = new TerrainBaker(new() { Seed = 1, Size = 1024, RoverPath = RoverRoute.Places });
        var cells = 13 * 1024 * 1024 / 1e6;
        Time("ground", "Mcell/s", cells, () => baker.Bake());
        var ground = baker.Bake(0, 0, baker.Bake(), RoverRoute.Between(0, RoverDiary.SecondStopM));
        var lander = Lander.StandingAt(0, World.TerrainCamera);
        var sun = LandingSite.SunAt(Morning);
        Time("shadows", "Mcell/s", cells, () => new Scene(ground, [lander], sun).WithShadows());
        var scene = new Scene(ground, [lander], sun).WithShadows();
        Pictures(scene, Time);
        Radar(Time);
        return steps;
    }

    static void Pictures(Scene scene, Action<string, string, double, Action> time)
    {
        var (rig, light) = (new CameraRig(1), (Light?)null);
        var terrain = rig.Tcam("0009", -15, -118, binning: 2);
        var pixels = terrain.Camera.Width * terrain.Camera.Height / 1e6;
        time("terrain camera's view", "Mpx/s", pixels, () => light = new RayCaster(scene).Render(terrain.Camera, terrain.SiteFromCamera, light));
        var exposure = Exposure.For(Sensor.Tcam, light!);
        time("terrain camera's detector and ground", "Mpx/s", pixels, () => Detector.Display(light!, exposure, 1));
        var rover = rig.Pcam(new(new(4.2, -9.6, 0), 101.6), "0003", -7, 12.9, isLeft: true, isColour: true, binning: 2);
        time("panoramic camera's view", "Mpx/s", pixels, () => light = new RayCaster(scene).Render(rover.Camera, rover.SiteFromCamera, light));
        time("panoramic camera's detector", "Mpx/s", pixels, () => Detector.Bayer(Sensor.PcamLeft, light!, exposure, 1));
        var descent = rig.Lcam(200, 0, binning: 2);
        Light? below = null;
        time("landing camera's view", "Mpx/s", descent.Camera.Width * descent.Camera.Height / 1e6, () => below = new RayCaster(scene).Render(descent.Camera, descent.SiteFromCamera, below));
    }

    static void Radar(Action<string, string, double, Action> time)
    {
        const double DurationS = 400;
        var ground = new Subsurface(1);
        var period = new LprPeriod
        {
            Sequence = "0001",
            PlannedStart = Morning,
            PlannedStop = Morning + TimeSpan.FromHours(23),
            Start = Morning,
            Stop = Morning + TimeSpan.FromSeconds(DurationS),
            Path = RoverRoute.Between(10, 10 + LprPeriod.LengthFor(DurationS)),
            GroundM = (_, _) => 0,
            ReleaseMonth = "2019-07",
        };
        time("radar, three receivers", "channel-2 traces/s", 2 * LprRecorder.TimesOf(false, DurationS).Count, () => _ = LprRecording.Of(period, ground, 1).Products().ToList());
    }

    static double Seconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
