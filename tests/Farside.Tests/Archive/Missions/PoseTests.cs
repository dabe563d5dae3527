using System.Globalization;
using Farside.Archive.Missions;

namespace Farside.Tests.Archive.Missions;

/// <summary>The rover camera's angle convention is unknown: labels made by each candidate, written out here as plain matrix products, must be recognised by their vectors.</summary>
public class PoseTests
{
    const int Width = 1176, Height = 864;
    const double FocalMm = 50.2, PixelMm = 0.0148, X0 = 0.31, Y0 = -0.12;
    const double Roll = -8.25, Pitch = 21.5, Yaw = 133.75;

    [Fact]
    public void Phi_omega_kappa_labels_are_read_as_such() =>
        Expect("phi-omega-kappa", Y0, (u, v) => Turn(Ry(-Pitch), Rx(Roll), Rz(Yaw), [u, v, -FocalMm]));

    [Fact]
    public void A_label_whose_y0_grows_downwards_is_recognised() =>
        Expect("phi-omega-kappa, y0 downwards", -Y0, (u, v) => Turn(Ry(-Pitch), Rx(Roll), Rz(Yaw), [u, v, -FocalMm]));

    [Fact]
    public void A_camera_that_looks_along_plus_z_is_recognised() =>
        Expect("Rx(pitch) Ry(roll) Rz(yaw) on +Z", Y0, (u, v) => Turn(Rx(Pitch), Ry(Roll), Rz(Yaw), [u, -v, FocalMm]));

    [Fact]
    public void Angles_that_fit_no_convention_give_way_to_the_vectors()
    {
        var document = Label((u, v) => Turn(Rz(70), Rx(-101), Ry(12), [u, v, -FocalMm]), Y0);

        var geometry = MissionReader.ReadGeometry(document)!;

        Assert.Equal("fitted to the label's view vectors", geometry.Pointing!.Convention);
        Assert.InRange(geometry.Pointing.ResidualDeg!.Value, 0, 1e-4);
        Assert.Equal(geometry.Rover, geometry.SiteFromCamera!.Value.Origin);
    }

    static void Expect(string convention, double statedY0, Func<double, double, double[]> look)
    {
        var geometry = MissionReader.ReadGeometry(Label(look, statedY0))!;

        Assert.Equal(convention, geometry.Pointing!.Convention);
        Assert.InRange(geometry.Pointing.ResidualDeg!.Value, 0, 1e-4);
        var ahead = geometry.SiteFromCamera!.Value.Rotation * geometry.Camera!.Ray(100, 200);
        var expected = look(((100 - ((Width / 2) - 1)) * PixelMm) - X0, ((((Height / 2) - 1) - 200) * PixelMm) - Y0);
        Assert.Equal(0, Math.Abs(ahead.X - expected[0]) + Math.Abs(ahead.Y - expected[1]) + Math.Abs(ahead.Z - expected[2]), 5);
    }

    static Farside.Archive.Labels.LabelDocument Label(Func<double, double, double[]> look, double statedY0)
    {
        string Corner(string name, double column, double row)
        {
            var d = look(((column - ((Width / 2) - 1)) * PixelMm) - X0, ((((Height / 2) - 1) - row) * PixelMm) - Y0);
            return SmallLabel.Vector(name, d[0], d[1], d[2]);
        }

        var mission = string.Create(CultureInfo.InvariantCulture, $"""
            <Instrument_Parm><focal_length>{FocalMm}</focal_length><pixel_size>{PixelMm * 1000}</pixel_size><principle_point_coordinate><x0 unit="mm">{X0}</x0><y0 unit="mm">{statedY0}</y0></principle_point_coordinate></Instrument_Parm>
            <Rover_LocationXYZ><x>-1.759764</x><y>-12.692296</y><z>0</z></Rover_LocationXYZ>
            <Vector_Cartesian_3_Pointing>{Corner("up_left", 0, 0)}{Corner("down_left", 0, Height - 1)}{Corner("up_right", Width - 1, 0)}{Corner("down_right", Width - 1, Height - 1)}{Corner("center", (Width / 2) - 1, (Height / 2) - 1)}</Vector_Cartesian_3_Pointing>
            <Exterior_Orientation_Elements><camera_rotation_angle_roll>{Roll}</camera_rotation_angle_roll><camera_rotation_angle_pitch>{Pitch}</camera_rotation_angle_pitch><camera_rotation_angle_yaw>{Yaw}</camera_rotation_angle_yaw></Exterior_Orientation_Elements>
            """);
        using var archive = new SmallLabel();
        return MissionLabel.Open(archive.Add(SmallLabel.PcamQ, SmallLabel.Xml(SmallLabel.PcamQ, mission, SmallLabel.Array("UnsignedLSB2", ("Line", Height), ("Sample", Width)))));
    }

    static double[] Turn(double[,] a, double[,] b, double[,] c, double[] ray)
    {
        var d = Apply(a, Apply(b, Apply(c, ray)));
        var length = Math.Sqrt((d[0] * d[0]) + (d[1] * d[1]) + (d[2] * d[2]));
        return [d[0] / length, d[1] / length, d[2] / length];
    }

    static double[] Apply(double[,] m, double[] v) => [.. Enumerable.Range(0, 3).Select(row => (m[row, 0] * v[0]) + (m[row, 1] * v[1]) + (m[row, 2] * v[2]))];

    static double[,] Rx(double degrees) => Math.SinCos(degrees * Math.PI / 180) is var (s, c) ? new[,] { { 1, 0, 0 }, { 0, c, -s }, { 0, s, c } } : null!;

    static double[,] Ry(double degrees) => Math.SinCos(degrees * Math.PI / 180) is var (s, c) ? new[,] { { c, 0, s }, { 0, 1, 0 }, { -s, 0, c } } : null!;

    static double[,] Rz(double degrees) => Math.SinCos(degrees * Math.PI / 180) is var (s, c) ? new[,] { { c, -s, 0 }, { s, c, 0 }, { 0, 0, 1 } } : null!;
}
