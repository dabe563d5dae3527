using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Alignment;

namespace Farside.Tests.Processing.Photogrammetry.Alignment;

public sealed class PictureAlignmentTests
{
    static readonly Lazy<MadeRow> Row = new(() => new(5, stepDeg: 19));
    static readonly Lazy<AlignmentResult?> Aligned = new(() => Align(Row.Value, threads: 2));

    [Fact]
    public void Overlaps_of_faint_noisy_soil_lie_on_each_other_to_a_twentieth_of_a_pixel()
    {
        var (row, result) = (Row.Value, Assert.IsType<AlignmentResult>(Aligned.Value));

        Assert.InRange(row.SeamErrorPx(row.NearlyRight()), 0.05, 1);
        // A tenth of what a row is allowed.
        Assert.InRange(row.SeamErrorPx(result.Network), 0, 0.05);
    }

    [Fact]
    public void An_open_row_knows_its_lens_as_well_as_it_says()
    {
        var result = Assert.IsType<AlignmentResult>(Aligned.Value);
        var (lens, sigmas) = (Assert.IsType<BrownCamera>(result.Network.Cameras[0].Model), result.Sigmas.Cameras[0]);

        // A quarter of what was known beforehand, or less.
        Assert.InRange(sigmas.FocalLengthPx, 0, 5);
        Assert.InRange(Math.Abs(lens.FocalLengthPx - MadeRow.Camera.FocalLengthPx), 0, 3 * sigmas.FocalLengthPx);
        Assert.InRange(Math.Abs(lens.K1 - MadeRow.Camera.K1), 0, 3 * sigmas.K1);
        Assert.InRange(Math.Abs(lens.PrincipalRow - MadeRow.Camera.PrincipalRow), 0, 3 * sigmas.PrincipalRow);
    }

    [Fact]
    public void Light_lost_towards_the_corners_is_read_off_the_overlaps()
    {
        var shade = Assert.Single(Assert.IsType<AlignmentResult>(Aligned.Value).Shades);

        Assert.Equal(MadeRow.ShadeAt(0.4), shade.At(0.4), 0.01);
        Assert.Equal(MadeRow.ShadeAt(0.8), shade.At(0.8), 0.01);
    }

    [Fact]
    public void The_number_of_threads_changes_no_digit()
    {
        var (one, two) = (Assert.IsType<AlignmentResult>(Align(Row.Value, threads: 1)), Assert.IsType<AlignmentResult>(Aligned.Value));

        Assert.Equal(one.Network.Cameras[0].Model, two.Network.Cameras[0].Model);
        Assert.Equal(one.Network.Stations.Select(station => station.SiteFromRig), two.Network.Stations.Select(station => station.SiteFromRig));
    }

    [Fact]
    public void Overlaps_too_narrow_to_hold_a_tile_say_nothing()
    {
        var row = new MadeRow(2, stepDeg: 28.5);

        Assert.Null(Align(row, threads: 2));
    }

    static AlignmentResult? Align(MadeRow row, int threads) =>
        PictureAlignment.Refine(row.NearlyRight(), row.Neighbours, row.Grey, new() { Threads = threads });
}
