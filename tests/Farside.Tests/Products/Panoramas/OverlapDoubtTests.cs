using Farside.Processing.Photogrammetry.Mosaics;
using Farside.Products.Panoramas;

namespace Farside.Tests.Products.Panoramas;

public sealed class OverlapDoubtTests
{
    static readonly string[] Names = ["a.png", "b.png", "c.png", "d.png"];

    [Fact]
    public void Neighbours_that_agree_as_noise_lets_them_leave_no_doubt() =>
        Assert.Null(OverlapDoubt.Line([Overlap(0, 1, 44), Overlap(1, 2, 42), Overlap(2, 3, 46)], Names));

    [Fact]
    public void Pictures_laid_over_others_that_they_do_not_look_like_are_named_worst_first()
    {
        var line = Assert.IsType<string>(OverlapDoubt.Line([Overlap(0, 1, 44), Overlap(2, 3, 45), Overlap(0, 2, 36), Overlap(1, 3, 31)], Names));

        Assert.StartsWith("b.png, d.png (and 1 more): overlap: found pictures laid over each other that differ (31.0 dB; 45.0 is usual here)", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    [Fact]
    public void A_sliver_in_common_says_nothing() =>
        Assert.Null(OverlapDoubt.Line([Overlap(0, 1, 44), Overlap(1, 2, 44), Overlap(2, 3, 44), Overlap(0, 2, 20, pixels: 90)], Names));

    static OverlapStatistics Overlap(int first, int second, double psnrDb, int pixels = 1000) => new(first, second, psnrDb, psnrDb, pixels, 1, 1);
}
