using System.Text.Json.Nodes;
using Farside.Simulator.Evaluation.Traverse;

namespace Farside.Tests.Simulator.Evaluation;

/// <summary>A way that goes 10 m east and 10 m north, and a traverse told of it.</summary>
public sealed class TraverseEvaluationTests : IDisposable
{
    const string First = "CE4_GRAS_PCAML-C-000_SCI_N_20190104041502_20190104041502_0001_B.2B";
    const string Second = "CE4_GRAS_PCAML-C-001_SCI_N_20190112041502_20190112041502_0003_B.2B";

    readonly EvaluationFolders _folders = new();

    public TraverseEvaluationTests()
    {
        Directory.CreateDirectory(Path.Combine(_folders.Truth, "rover"));
        File.WriteAllText(Path.Combine(_folders.Truth, "rover", "path.csv"), "along_m,east_m,north_m\n0,0,0\n10,10,0\n20,10,10\n");
        File.WriteAllText(Path.Combine(_folders.Archive, First), "x");
        File.WriteAllText(Path.Combine(_folders.Archive, Second), "x");
        _folders.WriteShots("pcam", Shot(First, 0, 0, headingDeg: 0), Shot(Second, 10, 10, headingDeg: 90));
    }

    public void Dispose() => _folders.Dispose();

    [Fact]
    public void A_traverse_that_is_right_meets_every_bar()
    {
        // Straight from stop to stop, and by two fixes round the corner; compass: east is 90, north 0.
        Write("S001,PCAM-0001,0.01,0,90.2\nS002,PCAM-0003,10,9.99,359.9\n", "0,0,0,start\n10,0,10,radar\n10,10,10,radar\n");

        var report = _folders.Judge(new TraverseEvaluation());

        report.AssertPassed();
        Assert.Equal(5, report.Rows.Count);
        Assert.Equal(0.2, report.Row(TraverseEvaluation.Heading).Value, 1e-6);
    }

    [Fact]
    public void A_stop_a_hand_beside_its_place_and_a_corner_cut_by_the_radar_are_told()
    {
        Write("S001,PCAM-0001,0.1,0,90\nS001,PCAM-0003,10,10,0\n", "0,0,0,start\n10,10,14.14,radar\n");

        var report = _folders.Judge(new TraverseEvaluation());

        report.AssertFailed(TraverseEvaluation.Place);
        report.AssertFailed(TraverseEvaluation.Radar);
    }

    [Fact]
    public void Two_stops_told_as_one_are_told()
    {
        Write("S001,PCAM-0001 PCAM-0003,5,5,90\n", "0,0,0,start\n10,10,14.14,straight\n");

        _folders.Judge(new TraverseEvaluation()).AssertFailed(TraverseEvaluation.Station);
    }

    void Write(string stops, string way)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folders.Products, "traverse", "ce4")).FullName;
        File.WriteAllText(Path.Combine(folder, "stops.csv"), "stop,sequences,east_m,north_m,heading_deg\n" + stops);
        File.WriteAllText(Path.Combine(folder, "way.csv"), "east_m,north_m,leg_m,leg\n" + way);
    }

    static JsonObject Shot(string product, double east, double north, double headingDeg) => new()
    {
        ["product"] = product,
        ["rover"] = new JsonObject { ["placeM"] = new JsonArray(east, north, 0), ["headingDeg"] = headingDeg, ["pitchDeg"] = 0, ["rollDeg"] = 0 },
    };
}
