using Farside.Simulator.Evaluation;
using Farside.Simulator.Evaluation.Descent;

namespace Farside.Tests.Simulator.Evaluation.Descent;

/// <summary>Tracks made from the truth itself with errors of known size, then spoilt by a known amount.</summary>
public sealed class TrackEvaluationTests : IDisposable
{
    const string Id = $", {SmallDescent.Id}";

    readonly EvaluationFolders _folders = new();
    readonly SmallDescent _descent = new();

    public void Dispose() => _folders.Dispose();

    [Fact]
    public void A_track_that_is_right_up_to_the_scale_its_sigma_allows_meets_every_bar()
    {
        var report = Judge();

        report.AssertPassed();
        Assert.Equal(1, report.Row(AttitudeErrors.Heading + Id).Value, 0.05);
        Assert.Equal(1, report.Row(AltitudeErrors.Scale + Id).Value, 0.05);
        Assert.Equal(11, report.Rows.Count(row => row.Quantity.StartsWith(AltitudeErrors.Shape, StringComparison.Ordinal)));
        Assert.DoesNotContain(report.Rows, row => row.Quantity.Contains("base map", StringComparison.Ordinal));
    }

    [Fact]
    public void A_track_from_a_base_map_is_held_to_its_metres()
    {
        _descent.ScaleSource = "base map";

        var report = Judge();

        report.AssertFailed(AltitudeErrors.Absolute + Id + ", above 5 km");
        report.AssertFailed(HoverErrors.AbsoluteHeight + Id);
        Assert.Equal("pass", report.Row(HoverErrors.Height + Id).Verdict);

        (_descent.LengthFactor, _descent.ScaleSigma) = (1.002, 0.004);
        Judge().AssertPassed();
    }

    [Fact]
    public void Heights_that_drift_from_one_another_are_told_in_their_band()
    {
        _descent.Place = (at, place) => SmallDescent.HeightAt(at) > 5000 ? place with { Z = place.Z * 1.05 } : place;

        var report = Judge();

        report.AssertFailed(AltitudeErrors.Shape + Id + ", above 5 km");
        Assert.Equal("pass", report.Row(AltitudeErrors.Shape + Id + ", 500 m to 1 km").Verdict);
    }

    [Fact]
    public void A_camera_seven_metres_aside_where_it_hovers_is_told()
    {
        _descent.Place = (at, place) => SmallDescent.HeightAt(at) is > 80 and < 120 ? place with { X = place.X + 7 } : place;

        var report = Judge();

        report.AssertFailed(HoverErrors.Level + Id);
        Assert.Equal("pass", report.Row(HoverErrors.Height + Id).Verdict);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(3)]
    public void Sigmas_that_say_too_little_or_too_much_are_told(double stated)
    {
        (_descent.StatedSigma, _descent.LengthFactor) = (stated, 1);

        var report = Judge();

        report.AssertFailed(TrackCalibration.Relative + Id);
        Assert.Contains(report.Notes, note => note.StartsWith(TrackCalibration.Relative + Id, StringComparison.Ordinal) && note.Contains("turn about up", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(3)]
    public void A_track_from_a_base_map_owes_sigmas_that_are_right_as_it_stands(double stated)
    {
        (_descent.ScaleSource, _descent.LengthFactor, _descent.ScaleSigma, _descent.StatedSigma) = ("base map", 1, 0.004, stated);

        Judge().AssertFailed(TrackCalibration.Absolute + Id);
    }

    [Theory]
    [InlineData(0.04, "pass")]  // 1.04 of its sigmas off
    [InlineData(0.012, "fail")] // 3.5
    public void A_scale_that_all_frames_share_is_judged_once(double sigma, string verdict)
    {
        _descent.ScaleSigma = sigma;

        var report = Judge();

        Assert.Equal(verdict, report.Row(AltitudeErrors.Scale + Id).Verdict);
        Assert.All(report.Rows.Where(row => row.Quantity != AltitudeErrors.Scale + Id), row => Assert.Equal("pass", row.Verdict));
    }

    [Fact]
    public void A_band_whose_places_all_lie_outside_is_told_though_the_share_of_the_whole_is_right()
    {
        // Ten sigmas to this side and that, so that neither scale nor mean of the band tells.
        _descent.Place = (at, place) =>
        {
            var h = SmallDescent.HeightAt(at);
            var aside = h is > 10 and < 20 ? (at % 2 == 0 ? 0.04 : -0.04) * h : 0;
            return new(place.X + aside, place.Y + aside, place.Z + aside);
        };

        var report = Judge();

        report.AssertFailed(TrackCalibration.Fewest + Id);
        Assert.Equal("pass", report.Row(TrackCalibration.Relative + Id).Verdict);
    }

    [Fact]
    public void Frames_that_were_not_solved_and_motion_that_was_taken_for_rest_are_told()
    {
        _descent.IsSolved = at => at % 10 != 0;
        _descent.State = at => at < 600 ? "useful" : "settled";

        var report = Judge();

        Assert.Equal(0.9, report.Row(FrameStates.Solved + Id).Value, 0.01);
        report.AssertFailed(FrameStates.Solved + Id);
        report.AssertFailed(FrameStates.SettledPrecision + Id);
        Assert.Equal(1, report.Row(FrameStates.SettledRecall + Id).Value);
    }

    [Fact]
    public void A_lander_that_stands_behind_dust_is_to_be_told_as_one_that_stands()
    {
        _descent.State = at => at < 710 ? "useful" : "settled"; // stands from 700 on

        Judge().AssertFailed(FrameStates.SettledRecall + Id);

        _descent.IsStill = at => at >= 700;
        Assert.Equal(1, Judge().Row(FrameStates.SettledRecall + Id).Value);

        _descent.IsStill = at => at >= 690;
        Judge().AssertFailed(FrameStates.SettledPrecision + Id);
    }

    [Fact]
    public void A_heading_nine_degrees_off_is_told()
    {
        _descent.HeadingDeg = 9;

        Judge().AssertFailed(AttitudeErrors.Heading + Id);
    }

    [Fact]
    public void A_broken_track_is_refused_and_a_missing_one_is_absent()
    {
        Judge();
        File.WriteAllText(Path.Combine(_folders.Products, "descent-track", SmallDescent.Id, "descent.json"), "{ \"frames\": [");
        Assert.Single(_folders.Judge(new TrackEvaluation()).Refused);

        Directory.Delete(Path.Combine(_folders.Products, "descent-track"), recursive: true);
        Assert.Contains("no product of that recipe", Assert.Single(_folders.Judge(new TrackEvaluation()).Absent), StringComparison.Ordinal);
    }

    EvaluationReport Judge()
    {
        _descent.Write(_folders);
        return _folders.Judge(new TrackEvaluation());
    }
}
