using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Core.Time;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Registration;
using Farside.Simulator;
using Farside.Simulator.Instruments;
using Farside.Simulator.Mission;

namespace Farside.Tests.Processing.Photogrammetry.Registration;

/// <summary>The simulated rover looks at one spot twice, days apart; where each pixel of the earlier picture lies in the later one is then known.</summary>
public sealed class PictureRegistrationTests
{
    // A quarter of a degree, as labels are off by: about seven of these pixels.
    static readonly double[] LabelTurnRad = [0.002, -0.003, 0.0015];

    static readonly Lazy<Stop> Rover = new(() => new());

    [Fact]
    public void The_same_ground_lies_on_itself_within_half_a_pixel_after_hours_and_after_days()
    {
        var stop = Rover.Value;
        var earlier = stop.Look(Epoch.FromUtc(2019, 1, 4, 4, 15), -30, 120);

        Assert.InRange(stop.Apart(earlier, stop.Look(Epoch.FromUtc(2019, 1, 4, 8, 45), -29.3, 118.9)), 0, 0.1);
        Assert.InRange(stop.Apart(earlier, stop.Look(Epoch.FromUtc(2019, 1, 6, 12), -29.3, 118.9)), 0, 0.5);
        Assert.InRange(stop.Apart(earlier, stop.Look(Epoch.FromUtc(2019, 1, 9, 18), -29.3, 118.9)), 0, 0.5);
    }

    [Fact]
    public void Pictures_of_different_ground_are_not_laid_on_each_other()
    {
        var stop = Rover.Value;
        var (earlier, later) = (stop.Look(Epoch.FromUtc(2019, 1, 4, 4, 15), -30, 120), stop.Look(Epoch.FromUtc(2019, 1, 4, 8, 45), -30, 20));

        Assert.Null(PictureRegistration.Of(earlier.View, earlier.Grey, later.View, later.Grey, stop.Ground));
    }

    [Fact]
    public void A_picture_laid_on_itself_is_itself()
    {
        var stop = Rover.Value;
        var look = stop.Look(Epoch.FromUtc(2019, 1, 4, 4, 15), -30, 120);

        var found = PictureRegistration.Of(look.View, look.Grey, look.View with { Id = "again" }, look.Grey, stop.Ground)!;
        var laid = new LaidPicture(found, look.Grey.Width, look.Grey.Height);

        Assert.InRange(found.HeldOutRmsPx, 0, 0.01);
        Assert.InRange(laid.ShareOf(look.Grey.Width, look.Grey.Height), 0.97, 1);
        var shown = laid.Of(look.Grey);
        for (var y = 20; y < shown.Height - 20; y += 11)
        {
            Assert.Equal(look.Grey[y, y].Value, shown[y, y].Value, 0.02 * look.Grey[y, y].Value + 0.001);
        }
    }

    sealed record Look(View View, View True, Raster<Linear> Grey, float[] DistanceM);

    sealed class Stop
    {
        readonly World _world = new(new() { Seed = 1, Size = SimulationSize.Demo });
        readonly RoverStance _stance;
        readonly Farside.Simulator.Terrain.TerrainPyramid _ground;

        public Stop()
        {
            var (x, y) = RoverRoute.PlaceAt(RoverDiary.FirstStopM);
            _ground = _world.GroundAt(x, y, RoverDiary.FirstStopM);
            _stance = Rovers.StanceAt(_ground, RoverDiary.FirstStopM);
        }

        public PlaneSurface Ground => PlaneSurface.Level(_stance.Ground.Z);

        public Look Look(Epoch time, double pitchDeg, double yawDeg)
        {
            var view = _world.Rig.Pcam(_stance, "0001", pitchDeg, yawDeg, isLeft: true, isColour: false, _world.Options.Binning);
            var shot = new Shot(Naming.Of("PCAML-Q-000", time, "0001", 'B', "2B"), view, LandingSite.SunAt(time)) { Folder = "" };
            var light = _world.Render(_world.SceneAt(_ground, "nobody", () => [], time, isExact: true), shot);
            var grey = new Raster<Linear>(light.Width, light.Height);
            for (var i = 0; i < grey.Pixels.Length; i++)
            {
                grey.Pixels[i] = new(light.Green[i]);
            }

            var given = new View(time.ToUtcText(), view.Camera, view.SiteFromCamera);
            return new(given, given, grey, [.. light.DistanceM]);
        }

        /// <summary>Pixels RMS between where the registration puts the ground and where it truly lies; the later camera's given pose is off as a label's.</summary>
        public double Apart(Look earlier, Look later)
        {
            var pose = later.True.SiteFromCamera;
            var given = later.View with { SiteFromCamera = new(Turn(pose.Rotation), pose.Origin) };
            var found = PictureRegistration.Of(earlier.View, earlier.Grey, given, later.Grey, Ground);
            Assert.NotNull(found);
            Assert.InRange(found.HeldOutRmsPx, 0, 0.5);
            var (sum, count) = (0.0, 0);
            for (var row = 4; row < earlier.Grey.Height; row += 8)
            {
                for (var column = 4; column < earlier.Grey.Width; column += 8)
                {
                    if (TrueSquare(earlier, later, found, column, row) is { } square)
                    {
                        (sum, count) = (sum + square, count + 1);
                    }
                }
            }

            Assert.InRange(count, 1000, int.MaxValue);
            return Math.Sqrt(sum / count);
        }

        static double? TrueSquare(Look earlier, Look later, PictureRegistration found, int column, int row)
        {
            var (ray, from, far) = (earlier.True.Ray(column, row), earlier.True.SiteFromCamera.Origin, earlier.DistanceM[(row * earlier.Grey.Width) + column]);
            return float.IsFinite(far) && later.True.Project(new Point<SiteFrame>(from.X + (far * ray.X), from.Y + (far * ray.Y), from.Z + (far * ray.Z))) is { } at
                && at.Column > 0 && at.Row > 0 && at.Column < later.Grey.Width - 1 && at.Row < later.Grey.Height - 1 && found.SecondFromFirst(column, row) is { } said
                ? ((at.Column - said.Column) * (at.Column - said.Column)) + ((at.Row - said.Row) * (at.Row - said.Row)) : null;
        }

        // First order is enough: what matters is that the pose is off.
        static Rotation<SiteFrame, CameraFrame> Turn(Rotation<SiteFrame, CameraFrame> r)
        {
            var (x, y, z) = (LabelTurnRad[0], LabelTurnRad[1], LabelTurnRad[2]);
            return new(
                r.M11 + (r.M12 * z) - (r.M13 * y), r.M12 - (r.M11 * z) + (r.M13 * x), r.M13 + (r.M11 * y) - (r.M12 * x),
                r.M21 + (r.M22 * z) - (r.M23 * y), r.M22 - (r.M21 * z) + (r.M23 * x), r.M23 + (r.M21 * y) - (r.M22 * x),
                r.M31 + (r.M32 * z) - (r.M33 * y), r.M32 - (r.M31 * z) + (r.M33 * x), r.M33 + (r.M31 * y) - (r.M32 * x));
        }
    }
}
