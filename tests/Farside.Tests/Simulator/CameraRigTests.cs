using Farside.Core.Geometry;
using Farside.Simulator.Instruments;
using Farside.Simulator.Terrain;

namespace Farside.Tests.Simulator;

/// <summary>Where the simulated cameras truly are, and what their labels think.</summary>
public sealed class CameraRigTests
{
    const double Degree = Math.PI / 180;
    static readonly RoverStance Stance = new(new(3, -9, 0.4), 101.6, 3.2, -4.1);

    [Fact]
    public void Disparity_falls_with_the_inverse_of_the_distance()
    {
        // Both eyes' unlike pointing shifts all disparities alike: between two distances they differ by f · b · (1/z₁ − 1/z₂).
        var (left, right) = (MastGeometry.Pcam(Stance, -10, 20, true), MastGeometry.Pcam(Stance, -10, 20, false));
        var camera = new PinholeCamera(2352, 1728, 6757, 1175, 863);

        double Disparity(double z)
        {
            var place = left * new Point<CameraFrame>(0.01 * z, -0.02 * z, -z);
            return camera.Project(left.Inverse() * place)!.Value.Column - camera.Project(right.Inverse() * place)!.Value.Column;
        }

        foreach (var (near, far) in new[] { (2.0, 4.0), (3.0, 30.0), (8.0, 200.0) })
        {
            var expected = 6757 * 0.27 * ((1 / near) - (1 / far));
            Assert.Equal(expected, Disparity(near) - Disparity(far), 0.006 * expected);
        }
    }

    [Fact]
    public void Turning_the_mast_moves_the_cameras()
    {
        var (ahead, aside) = (MastGeometry.Pcam(Stance, 0, 0, true).Origin, MastGeometry.Pcam(Stance, 0, 90, true).Origin);
        var (tcam, turned) = (MastGeometry.Tcam(0, 0).Origin, MastGeometry.Tcam(0, 180).Origin);

        Assert.InRange(Distance(ahead, aside), 0.1, 0.4);
        Assert.Equal(0.062, Distance(tcam, turned), 0.001);
    }

    [Fact]
    public void The_terrain_cameras_place_in_the_real_label_is_reproduced()
    {
        // The real label of TCAM-I-143 states (0.095217, 0.099420, 2.172139).
        var place = MastGeometry.Tcam(-30, -172).Origin;

        Assert.InRange(Distance(place, new(0.095217, 0.099420, 2.172139)), 0, 0.002);
    }

    [Theory]
    [InlineData(0.08, 0.05)]
    [InlineData(-0.12, 0.03)]
    public void A_rover_on_a_slope_lies_as_the_slope_does(double east, double north)
    {
        var level = new TerrainLevel(512, 0.03125f, -256, -256);
        for (var i = 0; i < level.Heights.Length; i++)
        {
            level.Heights[i] = (float)((east * ((i % 512) - 256) * 0.03125) + (north * ((i / 512) - 256) * 0.03125));
        }

        var stance = RoverStance.On(new([level]), 1, 2, 40);

        var deck = stance.SiteFromRover.Rotation * new Direction<RoverFrame>(0, 0, 1);
        Assert.InRange(deck.AngleToRad(Direction<SiteFrame>.Normalised(-east, -north, 1)) / Degree, 0, 0.02);
        Assert.Equal(east + (2 * north), stance.Ground.Z, 1e-3);
    }

    [Fact]
    public void Labels_err_by_tenths_of_a_degree_and_on_request_by_about_one()
    {
        var (tenths, degree) = (PoseErrors(LabelAccuracy.Tenths), PoseErrors(LabelAccuracy.Degree));

        // Heading 0.13° and two tilts of 0.05°, together 0.15° (root mean square over sequences); never beyond half a degree.
        Assert.InRange(Rms(tenths), 0.11, 0.19);
        Assert.InRange(tenths.Max(), 0.2, 0.5);
        Assert.InRange(Rms(degree), 0.9, 1.45);
        Assert.InRange(PoseErrors(LabelAccuracy.Exact).Max(), 0, 0.017); // the encoder's half counts remain
    }

    [Fact]
    public void The_frames_of_a_sequence_share_their_error_but_for_the_play_of_the_mast()
    {
        var rig = new CameraRig(9);
        var errors = Enumerable.Range(0, 40).Select(i => HeadingError(rig.Pcam(Stance, "0007", 0, -60 + (3 * i), true, false))).ToList();

        var mean = errors.Average();
        Assert.InRange(Rms([.. errors.Select(error => error - mean)]), 0.005, 0.06);
        Assert.NotEqual(mean, HeadingError(rig.Pcam(Stance, "0008", 0, 0, true, false)), 2);
    }

    [Fact]
    public void A_labels_place_is_within_five_centimetres_and_not_exact()
    {
        var view = new CameraRig(9).Pcam(Stance, "0007", -5, 10, true, true);

        Assert.InRange(Distance(view.LabelRover!.Value, Stance.Ground), 0.001, 0.05);
        Assert.Same(Stance, view.Rover);
    }

    [Fact]
    public void The_lens_is_a_few_pixels_off_the_labels_at_the_corners_and_the_terrain_cameras_less_than_one()
    {
        Assert.InRange(CornerShiftPx(CameraOptics.PcamLeft), 2, 12);
        Assert.InRange(CornerShiftPx(CameraOptics.PcamRight), 2, 12);
        Assert.InRange(CornerShiftPx(CameraOptics.Tcam), 0.1, 1);
    }

    [Fact]
    public void The_landing_cameras_lens_sees_the_papers_45_degrees_where_a_pinhole_would_see_44()
    {
        // Across the chip, through its middle row; 45.4° is published, and the label's pinhole gives 43.7°.
        double Across(Func<double, double, Direction<CameraFrame>> ray) => ray(-0.5, 511.5).AngleToRad(ray(1023.5, 511.5)) / Degree;

        Assert.Equal(45.4, Across(CameraOptics.Lcam.True().Ray), 0.25);
        Assert.Equal(43.7, Across(CameraOptics.Lcam.Stated().Ray), 0.1);
    }

    [Fact]
    public void Rays_of_the_renderers_lens_table_are_the_cameras_own_to_two_thousandths_of_a_pixel()
    {
        foreach (var camera in new[] { CameraOptics.Lcam.True(), CameraOptics.PcamLeft.True() })
        {
            var table = new LensTable(camera);
            for (var i = 0; i < 4000; i++)
            {
                var (column, row) = (i * 7919 % camera.Width, i * 104_729 % camera.Height);
                var (x, y) = camera.Straighten((column - camera.PrincipalColumn) / camera.FocalLengthPx, (row - camera.PrincipalRow) / camera.FocalLengthPx);
                var shift = table.Shift(column, row);
                Assert.InRange(Math.Abs((x * camera.FocalLengthPx) - (column - camera.PrincipalColumn + shift.X)), 0, 1.5e-3);
                Assert.InRange(Math.Abs((y * camera.FocalLengthPx) - (row - camera.PrincipalRow + shift.Y)), 0, 1.5e-3);
            }
        }
    }

    static List<double> PoseErrors(LabelAccuracy accuracy)
    {
        var rig = new CameraRig(77, accuracy);
        return [.. Enumerable.Range(1, 150).Select(i => rig.Pcam(Stance, $"{i:D4}", -14, 12.9, i % 2 == 0, true))
            .Select(view => TurnBetween(view.SiteFromCamera.Rotation, view.LabelPose.Rotation) / Degree)];
    }

    static double HeadingError(CameraView view)
    {
        var (truth, label) = (view.SiteFromCamera.Rotation, view.LabelPose.Rotation);
        var turn = Math.Atan2(label.M23, label.M13) - Math.Atan2(truth.M23, truth.M13);
        return Math.IEEERemainder(turn, Math.Tau) / Degree;
    }

    static double TurnBetween(Rotation<SiteFrame, CameraFrame> a, Rotation<SiteFrame, CameraFrame> b)
    {
        var turn = a.Then(b.Inverse());
        var sine = Math.Sqrt(Math.Pow(turn.M32 - turn.M23, 2) + Math.Pow(turn.M13 - turn.M31, 2) + Math.Pow(turn.M21 - turn.M12, 2)) / 2;
        return Math.Asin(Math.Min(1, sine));
    }

    static double CornerShiftPx(CameraOptics optics)
    {
        var (truth, stated) = (optics.True(), optics.Stated());
        return new[] { (0, 0), (stated.Width - 1, 0), (0, stated.Height - 1), (stated.Width - 1, stated.Height - 1) }
            .Max(corner => truth.Ray(corner.Item1, corner.Item2).AngleToRad(stated.Ray(corner.Item1, corner.Item2)) * stated.FocalLengthPx);
    }

    static double Rms(List<double> values) => Math.Sqrt(values.Average(value => value * value));

    static double Distance(Point<SiteFrame> a, Point<SiteFrame> b) => Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2) + Math.Pow(a.Z - b.Z, 2));
}
