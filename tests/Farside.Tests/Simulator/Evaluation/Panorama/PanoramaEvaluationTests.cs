using Farside.Simulator.Evaluation;
using Farside.Simulator.Evaluation.Panorama;
using Farside.Tests.Simulator.Evaluation.Geometry;

namespace Farside.Tests.Simulator.Evaluation.Panorama;

/// <summary>A panorama made from the truth itself, then spoilt by a known amount.</summary>
public sealed class PanoramaEvaluationTests : IDisposable
{
    const string Id = ", " + SmallPanorama.Id;

    readonly EvaluationFolders _folders = new();
    readonly SmallSequence _sequence = new();
    readonly SmallPanorama _panorama;

    public PanoramaEvaluationTests() => _panorama = new(_sequence);

    public void Dispose() => _folders.Dispose();

    [Fact]
    public void A_panorama_that_names_its_true_sources_meets_every_bar()
    {
        var report = Judge();

        report.AssertPassed();
        Assert.Equal(-10 * Math.Log10((Math.Pow(10, -3.6) + Math.Pow(10, -3.9)) / 2), report.Row(OverlapPsnr.Stated + Id).Value, 1e-4);
    }

    [Fact]
    public void Pixels_named_after_the_wrong_frame_are_told()
    {
        _panorama.Source = source => source == 1 ? 4 : source;

        Judge().AssertFailed(SourcesAndCoverage.Named + Id);
    }

    [Fact]
    public void A_hole_where_a_frame_saw_the_ground_is_told()
    {
        _panorama.IsShown = (column, source) => source > 0 && column is < 200 or > 240;

        Judge().AssertFailed(SourcesAndCoverage.Covered + Id);
    }

    [Fact]
    public void Ground_that_no_frame_saw_is_told()
    {
        _panorama.IsShown = (_, _) => true;

        Judge().AssertFailed(SourcesAndCoverage.Invented + Id);
    }

    [Fact]
    public void A_gain_two_per_cent_off_is_told_and_a_factor_of_all_is_not()
    {
        _panorama.Gain = _ => 3;
        Assert.Equal(0, Judge().Row(Gains.Greatest + Id).Value, 1e-9);

        _panorama.Gain = i => i == 2 ? 1.02 : 1;
        Judge().AssertFailed(Gains.Greatest + Id);
    }

    [Fact]
    public void Overlaps_below_35_dB_are_told()
    {
        _panorama.PsnrDb = 33;

        Judge().AssertFailed(OverlapPsnr.Stated + Id);
    }

    [Theory]
    [InlineData(0.05, true)]
    [InlineData(0.5, false)]
    public void A_tilt_is_told_by_the_wave_of_the_skyline(double tiltDeg, bool isMet)
    {
        _sequence.WriteTruth(_folders);
        _sequence.WriteProduct(_folders);
        _panorama.WriteSkyline(_folders, tiltDeg);

        var row = _folders.Judge(new PanoramaEvaluation()).Row(Skyline.Level + Id);

        Assert.Equal(tiltDeg, row.Value, 0.02);
        Assert.Equal(isMet, row.Passed);
    }

    [Fact]
    public void A_panorama_without_its_sources_is_refused()
    {
        Judge();
        File.Delete(Path.Combine(_folders.Products, "panorama", SmallPanorama.Id, "sources.png"));

        Assert.Single(_folders.Judge(new PanoramaEvaluation()).Refused);
    }

    EvaluationReport Judge()
    {
        _sequence.WriteTruth(_folders);
        _sequence.WriteProduct(_folders);
        _panorama.Write(_folders);
        return _folders.Judge(new PanoramaEvaluation());
    }
}
