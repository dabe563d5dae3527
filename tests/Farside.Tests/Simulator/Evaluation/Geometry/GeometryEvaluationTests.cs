using Farside.Core.Geometry;
using Farside.Simulator.Evaluation;
using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Tests.Simulator.Evaluation.Geometry;

/// <summary>Products made from the truth itself, then spoilt by a known amount.</summary>
public sealed class GeometryEvaluationTests : IDisposable
{
    const string Id = ", pcam-0003-q";
    const double Degree = Math.PI / 180;

    readonly EvaluationFolders _folders = new();
    readonly SmallSequence _sequence = new();

    public void Dispose() => _folders.Dispose();

    [Fact]
    public void The_truth_turned_and_moved_as_a_whole_meets_every_bar_and_the_turn_is_told()
    {
        var report = Judge();

        report.AssertPassed();
        Assert.Equal(0.1, report.Row(PoseErrors.Heading + Id).Value, 1e-4);
        Assert.Equal(0.05, report.Row(PoseErrors.Level + Id).Value, 1e-4);
        Assert.InRange(report.Row(PoseErrors.Greatest + Id).Value, 0, 1e-6);
        Assert.InRange(report.Row(PoseErrors.Centre + Id).Value, 0, 1e-3);
        Assert.InRange(report.Row(Registration.Rms + Id).Value, 0, 1e-4);
        Assert.Equal(0.1, report.Row(TieErrors.Median + Id).Value, 0.01);
        Assert.Equal(Math.Sqrt(0.02), report.Row(TieStatements.Recomputed + Id).Value, 1e-5);
        Assert.Equal(new GeometryEvaluation().Quantities.Count, report.Rows.Count);
    }

    [Fact]
    public void One_view_a_fifth_of_a_degree_off_is_told_by_its_angle_and_by_registration()
    {
        _sequence.Pose = (i, pose) => i == 3 ? new(pose.Rotation.Then(RotationFit.Turn([0.2 * Degree, 0, 0])), pose.Origin) : pose;

        var report = Judge();

        report.AssertFailed(PoseErrors.Greatest + Id);
        report.AssertFailed(PoseErrors.Rms + Id);
        report.AssertFailed(Registration.Rms + Id);
        report.AssertFailed(RigErrors.Turn + Id);
        Assert.Equal(0.2 * 7 / 8, report.Row(PoseErrors.Greatest + Id).Value, 0.01);
        Assert.Contains(report.Notes, note => note.EndsWith($"° {_sequence.Shots[3].Name}.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_principal_point_that_a_tilt_of_the_same_camera_cancels_costs_nothing()
    {
        _sequence.Lens = lens => lens with { PrincipalRow = lens.PrincipalRow + 0.3 };
        _sequence.Pose = (_, pose) => new(new Rotation<CameraFrame, CameraFrame>(1, 0, 0, 0, Math.Cos(0.3 / 700), Math.Sin(0.3 / 700), 0, -Math.Sin(0.3 / 700), Math.Cos(0.3 / 700)).Then(pose.Rotation), pose.Origin);

        Assert.InRange(Judge().Row(PoseErrors.Rms + Id).Value, 0, 0.3 / 700 / Degree / 50);
    }

    [Fact]
    public void A_focal_length_ten_pixels_off_is_told()
    {
        _sequence.Lens = lens => lens with { FocalLengthPx = lens.FocalLengthPx + 10 };

        var report = Judge();

        Assert.Equal(10, report.Row(LensErrors.Focal + Id).Value, 1e-9);
        report.AssertFailed(LensErrors.Focal + Id);
        report.AssertFailed(LensErrors.Rays + Id);
        report.AssertFailed(Registration.Rms + Id);
    }

    [Fact]
    public void A_rig_whose_eyes_stand_five_millimetres_too_far_apart_is_told()
    {
        _sequence.BaselineM = 0.275;

        var report = Judge();

        Assert.Equal(5, report.Row(RigErrors.Baseline + Id).Value, 1e-6);
        report.AssertFailed(RigErrors.Baseline + Id);
    }

    [Fact]
    public void A_sequence_that_stands_askew_is_told_though_its_views_agree()
    {
        _sequence.Pose = (_, pose) => new Pose<SiteFrame, SiteFrame>(RotationFit.Turn([0.5 * Degree, 0, 0]), default) * pose;

        var report = Judge();

        report.AssertFailed(PoseErrors.Level + Id);
        Assert.Equal(0.5, report.Row(PoseErrors.Level + Id).Value, 1e-6);
        Assert.InRange(report.Row(Registration.Rms + Id).Value, 0, 1e-3);
    }

    [Fact]
    public void A_view_that_kept_its_label_where_its_neighbours_see_the_same_ground_is_told()
    {
        _sequence.IsAdjusted = i => i != 2;

        var report = Judge();

        report.AssertFailed(PoseErrors.Adjusted + Id);
        Assert.Equal(7 / 8.0, report.Row(PoseErrors.Adjusted + Id).Value, 1e-5);
    }

    [Fact]
    public void A_product_that_states_better_ties_than_its_table_holds_is_told()
    {
        _sequence.StatedRms = 0.1;

        Judge().AssertFailed(TieStatements.Difference + Id);
    }

    [Fact]
    public void Ties_that_agree_with_each_other_and_not_with_the_ground_are_told()
    {
        _sequence.TieErrorPx = 0.5;

        var report = Judge();

        report.AssertFailed(TieErrors.Median + Id);
        Assert.Equal("pass", report.Row(TieStatements.Recomputed + Id).Verdict);
    }

    [Fact]
    public void Too_few_ties_and_too_many_thrown_away_are_told()
    {
        (_sequence.TiesPerOverlap, _sequence.RejectedOfTies) = (52, 3);

        var report = Judge();

        report.AssertFailed(TieCounts.Fewest + Id);
        report.AssertFailed(TieStatements.Rejected + Id);
        Assert.Equal(49, report.Row(TieCounts.Fewest + Id).Value);
        Assert.Contains(report.Notes, note => note.StartsWith($"{TieCounts.Fewest}{Id}: 49 between {_sequence.Shots[0].Name} and", StringComparison.Ordinal));
    }

    [Fact]
    public void A_product_without_ties_or_frames_in_the_truth_is_said_to_be_absent_and_a_broken_one_is_refused()
    {
        Judge();
        File.Delete(Path.Combine(_folders.Products, "geometry", "pcam-0003-q", "ties.csv"));
        Assert.Contains(_folders.Judge(new GeometryEvaluation()).Absent, line => line.Contains(TieCounts.Fewest, StringComparison.Ordinal));

        File.WriteAllText(Path.Combine(_folders.Products, "geometry", "pcam-0003-q", "geometry.json"), "{ \"cameras\": [");
        Assert.Single(_folders.Judge(new GeometryEvaluation()).Refused);

        Directory.Delete(Path.Combine(_folders.Products, "geometry"), recursive: true);
        Assert.Contains("no product of that recipe", Assert.Single(_folders.Judge(new GeometryEvaluation()).Absent), StringComparison.Ordinal);
    }

    EvaluationReport Judge()
    {
        _sequence.WriteTruth(_folders);
        _sequence.WriteProduct(_folders);
        return _folders.Judge(new GeometryEvaluation());
    }
}
