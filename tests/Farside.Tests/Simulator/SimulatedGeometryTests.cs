using System.Xml.Linq;
using Farside.Core.Geometry;
using Farside.Simulator.Instruments;

namespace Farside.Tests.Simulator;

/// <summary>Labels, poses and pixels of the simulated cameras agree with one another.</summary>
[Collection(nameof(SmallArchive))]
public sealed class SimulatedGeometryTests(SmallArchive archive)
{
    // Written out from the reference's formulas, apart from Core: R = Ry(−pitch) Rx(roll) Rz(yaw), d = R (u, v, −f).
    [Theory]
    [InlineData("TCAM", 2352, 1728)]
    [InlineData("PCAML-C", 2352, 1728)]
    [InlineData("PCAMR-C", 2352, 1728)]
    [InlineData("PCAML-Q", 1176, 864)]
    public void The_five_view_vectors_follow_from_the_labels_own_angles_and_optics(string payload, int width, int height)
    {
        var label = SmallArchive.LabelOf(archive.Find(payload));
        var rotation = Multiply(Ry(-Radians(label, "pitch")), Multiply(Rx(Radians(label, "roll")), Rz(Radians(label, "yaw"))));
        var (f, p) = (SmallArchive.Number(label, "focal_length"), SmallArchive.Number(label, "pixel_size") / 1000);
        var (x0, y0) = (SmallArchive.Number(label, "x0"), SmallArchive.Number(label, "y0"));
        foreach (var (name, column, row) in new[] { ("up_left", 0, 0), ("down_left", 0, height - 1), ("up_right", width - 1, 0), ("down_right", width - 1, height - 1), ("center", (width / 2) - 1, (height / 2) - 1) })
        {
            double[] camera = [((column - ((width / 2) - 1)) * p) - x0, ((((height / 2) - 1) - row) * p) - y0, -f];
            var length = Math.Sqrt(camera.Sum(x => x * x));
            var expected = Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, 3).Sum(j => rotation[i, j] * camera[j] / length)).ToArray();
            var vector = SmallArchive.Named(label, name + "_point_observe_vector").Single();
            Assert.Equal(expected[0], SmallArchive.Number(vector, "x"), 2e-6);
            Assert.Equal(expected[1], SmallArchive.Number(vector, "y"), 2e-6);
            Assert.Equal(expected[2], SmallArchive.Number(vector, "z"), 2e-6);
        }
    }

    [Theory]
    [InlineData(-12.898743, 12.9)]
    [InlineData(-0.087891, 0.09)]
    [InlineData(-23.907715, 23.9)]
    [InlineData(12.876762, 12.87)]
    public void Mast_angles_are_the_encoders_as_real_labels_print_them(double printed, double near) =>
        Assert.Equal(printed, Pointing.Encoded(Math.Sign(printed) * near), 5e-7);

    [Fact]
    public void The_commanded_terrain_camera_pose_of_the_real_label_points_where_the_real_vectors_do()
    {
        // TCAM-I-143: mast pitch −30, yaw −172; centre pixel at azimuth −82.951°, elevation −29.963° by the real label.
        var look = MastGeometry.Tcam(-30, -172).Rotation * TcamLabel.Camera.Ray(1175, 863);

        Assert.Equal(-82.951, Math.Atan2(look.Y, look.X) * 180 / Math.PI, 0.02);
        Assert.Equal(-29.963, Math.Asin(look.Z) * 180 / Math.PI, 0.02);
    }

    [Fact]
    public void The_eyes_stand_27_centimetres_apart_and_look_the_same_way()
    {
        var rover = new Point<SiteFrame>(-1.76, -12.69, 0);
        var (right, left) = (MastGeometry.Pcam(new(rover, 87.3), -3.9, 7.5, isLeft: false), MastGeometry.Pcam(new(rover, 87.3), -3.9, 7.5, isLeft: true));
        var apart = Math.Sqrt(Math.Pow(left.Origin.X - right.Origin.X, 2) + Math.Pow(left.Origin.Y - right.Origin.Y, 2) + Math.Pow(left.Origin.Z - right.Origin.Z, 2));

        Assert.Equal(0.27, apart, 1e-9);
        Assert.True(left.Inverse() * right.Origin is { X: > 0.26 }); // the right eye stands to the left eye's right
        Assert.InRange((left.Rotation * PcamLabel.Camera(true, true).Ray(1175, 863)).AngleToRad(right.Rotation * PcamLabel.Camera(false, true).Ray(1175, 863)), 0, 0.004);
    }

    [Fact]
    public void The_sun_of_the_terrain_cameras_label_is_that_of_a_lunar_afternoon()
    {
        // The real label of the same sequence, 47 minutes later, says incidence 72.938° and azimuth 288.444°; the Sun sinks by about 0.4° an hour.
        var label = SmallArchive.LabelOf(archive.Find("TCAM"));

        Assert.Equal(72.6, SmallArchive.Number(label, "lander_solar_incidence_angel"), 0.3);
        Assert.Equal(288.8, SmallArchive.Number(label, "lander_solar_azimuth_angle"), 0.5);
    }

    [Fact]
    public void Both_eyes_see_the_same_ground_at_the_same_place()
    {
        var ground = SmallGround.Bake();
        var scene = new Scene(ground, [], Farside.Simulator.Mission.LandingSite.SunAt(Farside.Core.Time.Epoch.FromUtc(2019, 1, 4, 4, 15))).WithShadows();
        var camera = new PinholeCamera(160, 120, 460, 79.5, 59.5);
        Light Look(bool isLeft) => new RayCaster(scene).Render(camera, MastGeometry.Pcam(new(new(1, -2, ground.HeightAt(1, -2)), 240), -14, 0, isLeft));
        var (leftPose, rightPose) = (MastGeometry.Pcam(new(new(1, -2, ground.HeightAt(1, -2)), 240), -14, 0, true), MastGeometry.Pcam(new(new(1, -2, ground.HeightAt(1, -2)), 240), -14, 0, false));
        var (left, right) = (Look(true), Look(false));
        var (agree, asked) = (0, 0);
        for (var row = 60; row < 120; row++)
        {
            for (var column = 0; column < 160; column++)
            {
                double t = left.DistanceM[(row * 160) + column];
                var d = leftPose.Rotation * camera.Ray(column, row);
                var place = new Point<SiteFrame>(leftPose.Origin.X + (t * d.X), leftPose.Origin.Y + (t * d.Y), leftPose.Origin.Z + (t * d.Z));
                if (camera.Project(rightPose.Inverse() * place) is { Column: > 1 and < 158, Row: > 1 and < 118 } seen)
                {
                    var fromRight = Math.Sqrt(Math.Pow(place.X - rightPose.Origin.X, 2) + Math.Pow(place.Y - rightPose.Origin.Y, 2) + Math.Pow(place.Z - rightPose.Origin.Z, 2));
                    var met = right.DistanceM[((int)Math.Round(seen.Row) * 160) + (int)Math.Round(seen.Column)];
                    asked++;
                    agree += Math.Abs((met / fromRight) - 1) < 0.03 ? 1 : 0;
                }
            }
        }

        Assert.True(asked > 5000);
        Assert.InRange(agree / (double)asked, 0.93, 1); // the rest hides behind stones
    }

    [Fact]
    public void A_pixel_shows_the_mean_of_all_ground_that_it_covers()
    {
        // A picture eight times as fine, joined again, asks 64 rays and more a pixel.
        const int Finer = 8;
        var ground = SmallGround.Bake();
        var scene = new Scene(ground, [], Farside.Simulator.Mission.LandingSite.SunAt(Farside.Core.Time.Epoch.FromUtc(2019, 1, 4, 4, 15))).WithShadows();
        var pose = MastGeometry.Pcam(new(new(1, -2, ground.HeightAt(1, -2)), 240), -4, 0, true);
        var camera = new PinholeCamera(120, 60, 460, 59.5, 29.5);
        var fine = new RayCaster(scene).Render(new PinholeCamera(120 * Finer, 60 * Finer, 460 * Finer, (60 * Finer) - 0.5, (30 * Finer) - 0.5), pose);
        var seen = new RayCaster(scene).Render(camera, pose);
        var (wrong, alone, contrast, all) = (0.0, 0.0, 0.0, 0);
        var mean = seen.Green.Average();
        for (var row = 2; row < 58; row++)
        {
            for (var column = 2; column < 118; column++)
            {
                var i = (row * 120) + column;
                if (float.IsFinite(seen.DistanceM[i]))
                {
                    float Part(int k) => fine.Green[(((row * Finer) + (k / Finer)) * 120 * Finer) + (column * Finer) + (k % Finer)];
                    var truth = Enumerable.Range(0, Finer * Finer).Average(Part);
                    (wrong, alone) = (wrong + Math.Pow(seen.Green[i] - truth, 2), alone + Math.Pow(Part((Finer * Finer / 2) + (Finer / 2)) - truth, 2));
                    (contrast, all) = (contrast + Math.Pow(truth - mean, 2), all + 1);
                }
            }
        }

        Assert.True(all > 2000);
        Assert.InRange(Math.Sqrt(wrong / contrast), 0, 0.25);
        Assert.True(alone > 4 * wrong);
    }

    [Fact]
    public void The_sky_is_black_and_the_ground_is_not()
    {
        var bytes = File.ReadAllBytes(archive.Find("PCAML-C"));
        double MeanOfRow(int row) => Enumerable.Range(0, 300).Average(column => bytes[2 * ((row * 2352) + column)] + (256.0 * bytes[(2 * ((row * 2352) + column)) + 1]));

        Assert.InRange(MeanOfRow(10), 0, 12);
        Assert.InRange(MeanOfRow(1100), 60, 1000);
    }

    static double Radians(XElement label, string angle) => SmallArchive.Number(label, "camera_rotation_angle_" + angle) * Math.PI / 180;

    static double[,] Rx(double a) => new[,] { { 1, 0, 0 }, { 0, Math.Cos(a), -Math.Sin(a) }, { 0, Math.Sin(a), Math.Cos(a) } };

    static double[,] Ry(double a) => new[,] { { Math.Cos(a), 0, Math.Sin(a) }, { 0, 1, 0 }, { -Math.Sin(a), 0, Math.Cos(a) } };

    static double[,] Rz(double a) => new[,] { { Math.Cos(a), -Math.Sin(a), 0 }, { Math.Sin(a), Math.Cos(a), 0 }, { 0, 0, 1 } };

    static double[,] Multiply(double[,] a, double[,] b)
    {
        var product = new double[3, 3];
        for (var i = 0; i < 9; i++)
        {
            product[i / 3, i % 3] = Enumerable.Range(0, 3).Sum(k => a[i / 3, k] * b[k, i % 3]);
        }

        return product;
    }
}
