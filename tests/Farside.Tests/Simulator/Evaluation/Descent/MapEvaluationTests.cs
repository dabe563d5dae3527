using Farside.Simulator.Evaluation;
using Farside.Simulator.Evaluation.Descent;
using Farside.Tests.Simulator.Evaluation.Geometry;

namespace Farside.Tests.Simulator.Evaluation.Descent;

/// <summary>Maps drawn from the ground itself, then spoilt by a known amount.</summary>
public sealed class MapEvaluationTests : IDisposable
{
    readonly EvaluationFolders _folders = new();
    readonly SmallLanding _landing = new();

    public void Dispose() => _folders.Dispose();

    [Fact]
    public void A_map_of_the_ground_itself_meets_every_bar_and_lies_where_it_should_to_a_tenth_of_a_pixel()
    {
        var report = Judge();

        report.AssertPassed();
        Assert.InRange(report.Row(MapRegistration.Rms + SmallLanding.Coarse).Value, 0, 0.1);
        Assert.InRange(report.Row(MapRegistration.Rms + SmallLanding.Fine).Value, 0, 0.1);
        Assert.InRange(report.Row(MapHeights.Left + SmallLanding.Heights).Value, 0, 0.05);
    }

    [Fact]
    public void One_factor_on_all_lengths_is_not_the_maps_fault()
    {
        _landing.Factor = 1.02;

        var report = Judge();

        report.AssertPassed();
        Assert.InRange(report.Row(MapRegistration.Rms + SmallLanding.Fine).Value, 0, 0.15);
    }

    [Fact]
    public void A_level_whose_halves_lie_eight_pixels_apart_is_told()
    {
        _landing.AsideM = (pixelM, east) => pixelM > 0.2 ? 0 : east < 0 ? -4 * pixelM : 4 * pixelM;

        var report = Judge();

        report.AssertFailed(MapRegistration.Rms + SmallLanding.Fine);
        report.AssertFailed(MapRegistration.Most + SmallLanding.Fine);
        Assert.True(report.Row(MapRegistration.Rms + SmallLanding.Coarse).Passed);
    }

    [Fact]
    public void Heights_that_are_a_plane_and_sigmas_that_are_too_small_are_told()
    {
        _landing.HeightError = (east, north) => -SmallSequence.HeightAt(east, north);

        var report = Judge();

        report.AssertFailed(MapHeights.Left + SmallLanding.Heights);
        report.AssertFailed(MapHeights.Inside + SmallLanding.Heights);
        Assert.Equal(1, report.Row(MapHeights.Left + SmallLanding.Heights).Value, 0.01);

        _landing.HeightSigmaM = 0.1;
        Assert.True(Judge().Row(MapHeights.Inside + SmallLanding.Heights).Passed);
    }

    [Fact]
    public void A_tilt_of_all_heights_is_the_tracks()
    {
        _landing.HeightError = (east, north) => (0.01 * east) - (0.02 * north) + 3;

        Judge().AssertPassed();
    }

    [Fact]
    public void A_map_without_levels_is_refused_and_none_is_absent()
    {
        Judge();
        File.Delete(Path.Combine(_folders.Products, "descent-map", SmallLanding.Id, "ortho-0.5.tif"));
        File.Delete(Path.Combine(_folders.Products, "descent-map", SmallLanding.Id, "ortho-0.125.tif"));
        Assert.Single(_folders.Judge(new MapEvaluation()).Refused);

        Directory.Delete(Path.Combine(_folders.Products, "descent-map"), recursive: true);
        Assert.Contains("no product of that recipe", Assert.Single(_folders.Judge(new MapEvaluation()).Absent), StringComparison.Ordinal);
    }

    EvaluationReport Judge()
    {
        _landing.Write(_folders);
        return _folders.Judge(new MapEvaluation());
    }
}
