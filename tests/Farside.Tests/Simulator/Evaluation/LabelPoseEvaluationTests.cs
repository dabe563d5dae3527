using System.Globalization;
using System.Text.Json.Nodes;
using Farside.Simulator.Evaluation.Labels;
using Farside.Tests.Archive.Missions;

namespace Farside.Tests.Simulator.Evaluation;

/// <summary>Labels made here from known angles by plain matrix products, and the true pose beside them.</summary>
public sealed class LabelPoseEvaluationTests : IDisposable
{
    const int Width = 1176;
    const int Height = 864;
    const double FocalMm = 50.2;
    const double PixelMm = 0.0148;
    const double Roll = -8.25;
    const double Pitch = 21.5;
    const double Yaw = 133.75;

    readonly EvaluationFolders _folders = new();

    public void Dispose() => _folders.Dispose();

    [Fact]
    public void The_real_terrain_camera_label_and_a_rover_label_two_tenths_of_a_degree_off_meet_every_bar()
    {
        WriteTcam();
        WritePcam(pitch: Pitch + 0.2);

        var report = _folders.Judge(new LabelPoseEvaluation());

        report.AssertPassed();
        Assert.Equal(0.2, report.Row("label pointing, greatest error, PCAM").Value, 0.001);
        Assert.InRange(report.Row("label pointing, greatest error, TCAM").Value, 0, 1e-5);
        Assert.Equal(8, report.Rows.Count);
    }

    [Fact]
    public void A_label_one_degree_off_is_told()
    {
        WritePcam(pitch: Pitch + 1);

        var report = _folders.Judge(new LabelPoseEvaluation());

        report.AssertFailed("label pointing, greatest error, PCAM");
        report.AssertFailed("label pointing, median error, PCAM");
    }

    [Fact]
    public void A_label_whose_vectors_contradict_each_other_is_told()
    {
        WritePcam(bend: 0.01);

        _folders.Judge(new LabelPoseEvaluation()).AssertFailed("label consistency, pose against its five vectors, PCAM");
    }

    [Fact]
    public void A_rover_a_metre_beside_its_place_is_told()
    {
        WritePcam(east: 1);

        _folders.Judge(new LabelPoseEvaluation()).AssertFailed("label place, greatest error, PCAM");
    }

    [Fact]
    public void A_label_that_was_turned_on_purpose_is_not_held_against_the_reader()
    {
        WriteTcam();
        WritePcam(pitch: Pitch + 1);
        _folders.WriteMission(("pointing-error", SmallLabel.PcamQ, SmallLabel.PcamQ + "L"));

        _folders.Judge(new LabelPoseEvaluation()).AssertPassed();
    }

    [Fact]
    public void A_broken_label_is_refused_unless_it_was_broken_on_purpose()
    {
        WriteTcam();
        WritePcam();
        File.WriteAllText(Path.Combine(_folders.Archive, SmallLabel.PcamQ + "L"), "<Product_Observational><half");

        Assert.Single(_folders.Judge(new LabelPoseEvaluation()).Refused);
        _folders.WriteMission(("flipped-label-bits", SmallLabel.PcamQ, SmallLabel.PcamQ + "L"));
        _folders.Judge(new LabelPoseEvaluation()).AssertPassed();
    }

    void WriteTcam()
    {
        Write(SmallLabel.Tcam, SmallLabel.Xml(SmallLabel.Tcam, SmallLabel.TcamMission, SmallLabel.Array("UnsignedByte", ("Line", 1728), ("Sample", 2352), ("Band", 3))));
        _folders.WriteShots("tcam", Shot(SmallLabel.Tcam, Rotation(-59.233529, 12.648912, -163.976745), [0.095217, 0.099420, 2.172139]));
    }

    void WritePcam(double pitch = Pitch, double bend = 0, double east = 0)
    {
        var turn = Rotation(Roll, pitch, Yaw);
        string Corner(string name, double column, double row, double bent = 0)
        {
            double[] ray = [(column - ((Width / 2) - 1)) * PixelMm, (((Height / 2) - 1) - row) * PixelMm, -FocalMm];
            var d = Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, 3).Sum(j => turn[(3 * i) + j] * ray[j])).ToArray();
            var length = Math.Sqrt(d.Sum(x => x * x));
            return SmallLabel.Vector(name, d[0] / length, d[1] / length, (d[2] / length) + bent);
        }

        var mission = string.Create(CultureInfo.InvariantCulture, $"""
            <Instrument_Parm><focal_length>{FocalMm}</focal_length><pixel_size>{PixelMm * 1000}</pixel_size><principle_point_coordinate><x0 unit="mm">0</x0><y0 unit="mm">0</y0></principle_point_coordinate></Instrument_Parm>
            <Rover_LocationXYZ><x>{-1.759764 + east}</x><y>-12.692296</y><z>0</z></Rover_LocationXYZ>
            <Vector_Cartesian_3_Pointing>{Corner("up_left", 0, 0, bend)}{Corner("down_left", 0, Height - 1)}{Corner("up_right", Width - 1, 0, -bend)}{Corner("down_right", Width - 1, Height - 1)}{Corner("center", (Width / 2) - 1, (Height / 2) - 1)}</Vector_Cartesian_3_Pointing>
            <Exterior_Orientation_Elements><camera_rotation_angle_roll>{Roll}</camera_rotation_angle_roll><camera_rotation_angle_pitch>{pitch}</camera_rotation_angle_pitch><camera_rotation_angle_yaw>{Yaw}</camera_rotation_angle_yaw></Exterior_Orientation_Elements>
            """);
        Write(SmallLabel.PcamQ, SmallLabel.Xml(SmallLabel.PcamQ, mission, SmallLabel.Array("UnsignedLSB2", ("Line", Height), ("Sample", Width))));
        var shot = Shot(SmallLabel.PcamQ, Rotation(Roll, Pitch, Yaw), [-1.42, -12.6, 1.5]);
        shot["rover"] = new JsonObject { ["placeM"] = new JsonArray(-1.759764, -12.692296, 0.0), ["headingDeg"] = 87.3 };
        _folders.WriteShots("pcam", shot);
    }

    void Write(string product, string label) => File.WriteAllText(Path.Combine(_folders.Archive, product + "L"), label);

    static JsonObject Shot(string product, double[] rotation, double[] origin) => new()
    {
        ["product"] = product,
        ["siteFromCamera"] = new JsonObject { ["rotation"] = new JsonArray([.. rotation.Select(r => JsonValue.Create(r))]), ["originM"] = new JsonArray([.. origin.Select(o => JsonValue.Create(o))]) },
    };

    // Ry(−pitch) · Rx(roll) · Rz(yaw), row-major.
    static double[] Rotation(double roll, double pitch, double yaw)
    {
        var ((sr, cr), (sp, cp), (sy, cy)) = (Math.SinCos(roll * Math.PI / 180), Math.SinCos(-pitch * Math.PI / 180), Math.SinCos(yaw * Math.PI / 180));
        return Product([cp, 0, sp, 0, 1, 0, -sp, 0, cp], Product([1, 0, 0, 0, cr, -sr, 0, sr, cr], [cy, -sy, 0, sy, cy, 0, 0, 0, 1]));
    }

    static double[] Product(double[] a, double[] b) => [.. Enumerable.Range(0, 9).Select(i => Enumerable.Range(0, 3).Sum(k => a[(3 * (i / 3)) + k] * b[(3 * k) + (i % 3)]))];
}
