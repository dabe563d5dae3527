using Farside.Core.Time;
using Farside.Simulator.Instruments;

namespace Farside.Simulator.Mission;

/// <summary>A stretch of the descent: landing camera frames by index.</summary>
sealed record LandingActivity(IReadOnlyList<int> Indices) : Activity($"lcam-{Indices[0]:D4}", "LCAM", TimeOf(Indices[0]), TimeOf(Indices[^1]))
{
    /// <summary>Frames the landing camera took in all.</summary>
    public const int AllFrames = 5441;

    public override bool IsLander => true;

    public override long SentBytes => Indices.Count * 1024L * 1024 / 8;

    public override int Products => Indices.Count;

    public override string Doing => "landing camera";

    /// <summary>A frame's time as names and labels have it, whole seconds: the index alone tells the order.</summary>
    public static Epoch TimeOf(int index) => LandingSite.LandingCameraOn + TimeSpan.FromSeconds((long)(index / DescentProfile.FramesPerSecond));

    public override void Perform(World world, ActivityOutput output)
    {
        var (scene, descent) = (world.SceneAt(world.Landing, "nobody", () => [], Start), world.Rig.Descent);
        var groundM = world.Landing.HeightAt(descent.EastM, descent.NorthM);
        output.Facts["restHeightM"] = descent.SettledM;
        CameraView? seen = null;
        Light? light = null;
        foreach (var index in Indices)
        {
            var shot = ShotOf(index, world.Rig, groundM, world.Options.Binning);
            if (light is null || shot.SiteFromCamera != seen?.SiteFromCamera)
            {
                light = world.Render(scene, shot); // settled frames see the same but for their noise
                seen = shot.View;
            }

            var seconds = index / DescentProfile.FramesPerSecond;
            if (PlumeDust.OpacityAt(descent.HeightM(seconds), seconds) > 0)
            {
                PlumeDust.Over(light, descent.HeightM(seconds), seconds, world.Seed);
                seen = null;
            }

            var exposure = Exposure.For(Sensor.Lcam, light).Settling(index);
            output.Keep(new(shot.Folder, shot.Name, LcamLabel.Of(shot), Detector.Grey(light, exposure, world.SeedOf(shot))), ShotTruth.Of(shot, scene, exposure, Sensor.Lcam, Sensor.Lcam.FullScaleDn));
        }
    }

    static Shot ShotOf(int index, CameraRig rig, double groundM, int binning)
    {
        var time = TimeOf(index);
        return new(Naming.Of($"LCAM-1-{index:D4}", time, "0001", 'A', "2A"), rig.Lcam(index / DescentProfile.FramesPerSecond, groundM, binning), LandingSite.SunAt(time)) { Folder = "LCAM/1/2A/2019-03" };
    }
}
