using System.Text.Json.Nodes;
using Farside.Simulator.Evaluation.Findings;
using Farside.Tests.Archive.Missions;

namespace Farside.Tests.Simulator.Evaluation;

/// <summary>What check finds in an archive, against what was put there.</summary>
public sealed class FindingsEvaluationTests : IDisposable
{
    readonly EvaluationFolders _folders = new();

    public void Dispose() => _folders.Dispose();

    [Fact]
    public void Pairs_of_shots_are_found_all_and_nothing_else()
    {
        var shots = WriteBurst();
        WritePairs((shots[0], shots[1]), (shots[2], shots[3]));

        _folders.Judge(new RepeatedShotsEvaluation()).AssertPassed();
    }

    [Fact]
    public void Shots_of_one_true_pose_are_a_pair_also_where_the_truth_does_not_say_so()
    {
        var shots = WriteBurst();
        _folders.WriteShots("tcam", [.. shots.Select((shot, i) => new JsonObject
        {
            ["product"] = shot,
            ["siteFromCamera"] = new JsonObject { ["rotation"] = new JsonArray(1, 0, 0, 0, 1, 0, 0, 0, 1), ["originM"] = new JsonArray(i / 2, 0, 0) },
        })]);

        _folders.Judge(new RepeatedShotsEvaluation()).AssertPassed();
    }

    [Fact]
    public void A_pair_that_check_does_not_name_and_one_that_is_none_are_told()
    {
        var shots = WriteBurst();
        WritePairs((shots[0], shots[1]), (shots[3], shots[4]));

        var report = _folders.Judge(new RepeatedShotsEvaluation());

        report.AssertFailed("repeated shots, recall, TCAM");
        report.AssertFailed("repeated shots, precision, TCAM");
    }

    [Fact]
    public void A_frame_written_again_under_another_number_is_found()
    {
        var (first, again) = WriteTwins();
        _folders.WriteMission(("repeated-frame", first, again), ("repeated-frame", first, again + "L"));

        _folders.Judge(new RepeatedDataEvaluation()).AssertPassed();
    }

    [Fact]
    public void Equal_data_that_nobody_planted_and_planted_ones_that_differ_are_told()
    {
        var (first, again) = WriteTwins();
        _folders.Judge(new RepeatedDataEvaluation()).AssertFailed("repeated data, precision");

        File.WriteAllBytes(Path.Combine(_folders.Archive, again), [.. File.ReadAllBytes(Path.Combine(_folders.Archive, again)).Reverse()]);
        _folders.WriteMission(("repeated-frame", first, again));
        _folders.Judge(new RepeatedDataEvaluation()).AssertFailed("repeated data, recall");
    }

    [Fact]
    public void Lost_halves_and_copies_are_named_and_harmless_departures_are_coped_with()
    {
        WriteDamaged();
        _folders.WriteMission(
            ("missing-data", SmallLabel.PcamQ, SmallLabel.PcamQ), ("browser-copy", SmallLabel.PcamC, SmallLabel.PcamC.Replace(".2B", " (1).2BL", StringComparison.Ordinal)),
            ("inserted-comment", SmallLabel.PcamC, SmallLabel.PcamC + "L"), ("flipped-data-bits", SmallLabel.PcamC, SmallLabel.PcamC));

        var report = _folders.Judge(new FaultsEvaluation());

        report.AssertPassed();
        Assert.Equal((2, 4), (report.Row("planted faults found by check").Judged, report.Row("planted faults found by check").Of));
    }

    [Fact]
    public void A_product_that_was_renamed_is_asked_for_under_its_new_name_only()
    {
        WriteDamaged();
        var old = SmallLabel.Tcam.Replace("_0009_", "_0008_", StringComparison.Ordinal);
        Assert.NotEqual(SmallLabel.Tcam, old);
        _folders.WriteMission(("true-name-times", old, old), ("true-name-times", old, old + "L"), ("true-name-times", old, SmallLabel.Tcam), ("true-name-times", old, SmallLabel.Tcam + "L"), ("missing-data", SmallLabel.PcamQ, SmallLabel.PcamQ));

        var report = _folders.Judge(new FaultsEvaluation());

        report.AssertPassed();
        Assert.Equal(2, report.Row("planted departures that labels are read in spite of").Judged);
    }

    [Fact]
    public void A_fault_that_check_is_silent_about_is_told_by_name()
    {
        WriteDamaged();
        _folders.WriteMission(("missing-data", SmallLabel.PcamQ, SmallLabel.PcamQ), ("truncated-data", SmallLabel.Tcam, SmallLabel.Tcam));

        var report = _folders.Judge(new FaultsEvaluation());

        report.AssertFailed("planted faults found by check");
        Assert.Contains(report.Notes, note => note.Contains($"truncated-data ({SmallLabel.Tcam})", StringComparison.Ordinal));
    }

    [Fact]
    public void A_product_that_is_called_broken_and_was_not_harmed_is_told_by_name()
    {
        WriteDamaged();

        var report = _folders.Judge(new FaultsEvaluation());

        report.AssertFailed("products that check calls broken and are not");
        Assert.Contains(report.Notes, note => note.Contains(SmallLabel.PcamQ, StringComparison.Ordinal));
    }

    string[] WriteBurst()
    {
        string[] shots = [.. new[] { ("025", "182538"), ("026", "182540"), ("027", "182542"), ("028", "182544"), ("029", "183544") }
            .Select(shot => $"CE4_GRAS_TCAM-I-{shot.Item1}_SCI_N_20190111{shot.Item2}_20190111{shot.Item2}_0009_A.2C")];
        Array.ForEach(shots, shot => File.WriteAllBytes(Path.Combine(_folders.Archive, shot), []));
        return shots;
    }

    void WritePairs(params (string First, string Second)[] pairs) =>
        _folders.WriteShots("tcam", [.. pairs.Select(pair => new JsonObject { ["product"] = pair.Second, ["repeats"] = pair.First })]);

    (string First, string Again) WriteTwins()
    {
        var names = (First: SmallLabel.PcamC, Again: SmallLabel.PcamC.Replace("C-000", "C-001", StringComparison.Ordinal));
        var data = new byte[4000];
        new Random(5).NextBytes(data);
        foreach (var name in new[] { names.First, names.Again })
        {
            File.WriteAllBytes(Path.Combine(_folders.Archive, name), data);
            File.WriteAllText(Path.Combine(_folders.Archive, name + "L"), LabelOf(name));
        }

        return names;
    }

    // One label without data, one whole product with a browser's copy of its label, one whole product.
    void WriteDamaged()
    {
        File.WriteAllText(Path.Combine(_folders.Archive, SmallLabel.PcamQ + "L"), LabelOf(SmallLabel.PcamQ));
        foreach (var name in new[] { SmallLabel.PcamC, SmallLabel.Tcam })
        {
            File.WriteAllText(Path.Combine(_folders.Archive, name + "L"), LabelOf(name));
            File.WriteAllBytes(Path.Combine(_folders.Archive, name), [.. Enumerable.Range(0, 4000).Select(i => (byte)(i * i / 7))]);
        }

        File.WriteAllText(Path.Combine(_folders.Archive, SmallLabel.PcamC.Replace(".2B", " (1).2BL", StringComparison.Ordinal)), LabelOf(SmallLabel.PcamC));
    }

    static string LabelOf(string name) => SmallLabel.Xml(name, "", SmallLabel.Array("UnsignedLSB2", ("Line", 40), ("Sample", 50)));
}
