using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Dense;

namespace Farside.Tests.Processing.Photogrammetry.Dense;

public sealed class DenseMatcherTests
{
    [Theory]
    [InlineData(MatchPaths.Eight)]
    [InlineData(MatchPaths.Three)]
    public void A_slanted_plane_in_other_light_is_found_within_a_tenth_of_a_pixel(MatchPaths paths)
    {
        var pair = new DrawnPair(240, 160, (x, y) => 20 + (0.05 * x) + (0.08 * y)) { Gain = 0.8 };
        var map = Match(pair, new() { MaxDisparity = 63, Paths = paths });

        var (density, bad, rms) = Judge(pair, map);
        Assert.InRange(density, 0.98, 1);
        Assert.InRange(bad, 0, 0.002);
        Assert.InRange(rms, 0, 0.1);
    }

    [Fact]
    public void What_a_thing_in_front_hides_from_the_right_eye_is_refused_and_little_else()
    {
        var pair = new DrawnPair(300, 200, (_, _) => 12).With(40, (x, y) => x is > 130 and < 220 && y is > 50 and < 150);
        var map = Match(pair, new() { MaxDisparity = 63 });

        var (density, bad, _) = Judge(pair, map);
        Assert.InRange(density, 0.96, 1);
        Assert.InRange(bad, 0, 0.01);
        // 28 pixels left of it are hidden; the middle of that strip has no excuse.
        var hidden = Enumerable.Range(70, 60).Count(y => map.Refusals[117, y] == MatchRefusal.None);
        Assert.InRange(hidden, 0, 10);
    }

    [Fact]
    public void From_coarse_to_fine_is_as_right_as_everywhere_and_does_not_miss_a_pole_eight_pixels_thin()
    {
        var pair = new DrawnPair(600, 160, (_, y) => 30 + (0.4 * y)).With(330, (x, y) => x is > 498 and < 506 && y is > 10 and < 150);
        var (left, right) = pair.Draw();
        var fine = DenseMatcher.Match(left, right, new() { MaxDisparity = 383, WholeRange = 200 });
        var whole = DenseMatcher.Match(left, right, new() { MaxDisparity = 383, WholeRange = 8192 });

        Assert.InRange(Judge(pair, fine).Bad, 0, Judge(pair, whole).Bad + 0.005);
        Assert.InRange(Judge(pair, fine).Density, Judge(pair, whole).Density - 0.01, 1);
        var found = Enumerable.Range(20, 120).Count(y => Math.Abs(fine.Disparity[502, y] - 330) < 1);
        Assert.InRange(found, 100, 120);
    }

    [Fact]
    public void The_result_does_not_depend_on_the_number_of_threads()
    {
        var (left, right) = new DrawnPair(160, 400, (x, y) => 10 + (0.05 * y)).With(30, (x, y) => x is > 60 and < 100 && y is > 150 and < 300).Draw();
        var one = DenseMatcher.Match(left, right, new() { MaxDisparity = 63, Threads = 1 });
        var three = DenseMatcher.Match(left, right, new() { MaxDisparity = 63, Threads = 3 });

        Assert.Equal(one.Disparity.Pixels, three.Disparity.Pixels);
        Assert.Equal(one.Sigma.Pixels, three.Sigma.Pixels);
    }

    [Fact]
    public void Little_memory_makes_lower_bands_and_hardly_another_result()
    {
        var pair = new DrawnPair(640, 300, (x, y) => 20 + (0.1 * y));
        var (left, right) = pair.Draw();
        var map = DenseMatcher.Match(left, right, new() { MaxDisparity = 127, MemoryBytes = 4 << 20 });

        var (density, bad, _) = Judge(pair, map);
        Assert.InRange(density, 0.97, 1);
        Assert.InRange(bad, 0, 0.005);
    }

    [Fact]
    public void Infinity_on_the_wrong_side_is_found_when_asked_for()
    {
        var pair = new DrawnPair(200, 120, (x, y) => -9.3);
        var map = Match(pair, new() { MinDisparity = -20, MaxDisparity = 20 });

        Assert.InRange(map.Disparity[100, 60], -9.5f, -9.1f);
    }

    [Fact]
    public void A_picture_without_any_mark_is_sure_of_nothing_and_a_missing_part_says_so()
    {
        var even = new Raster<Linear>(96, 64, [.. Enumerable.Repeat(new Linear(100), 96 * 64)]);
        var map = DenseMatcher.Match(even, even, new() { MaxDisparity = 31 });
        Assert.All(map.Sigma.Pixels.ToArray(), sigma => Assert.InRange(sigma, 0.99f, float.PositiveInfinity));

        var (left, right) = new DrawnPair(96, 64, (_, _) => 5).Draw();
        left[40, 30] = new(float.NaN);
        map = DenseMatcher.Match(left, right, new() { MaxDisparity = 31 });
        Assert.Equal(MatchRefusal.NoPicture, map.Refusals[40, 30]);
        Assert.True(float.IsPositiveInfinity(map.Disparity[40, 30]));
        Assert.Equal(96 * 64, map.Tally().Values.Sum());
    }

    [Fact]
    public void The_sigma_is_as_large_as_the_errors_are()
    {
        foreach (var noise in (double[])[0.5, 2, 4])
        {
            var pair = new DrawnPair(240, 160, (x, y) => 20 + (0.03 * x) + (0.05 * y), seed: 7) { Noise = noise };
            var map = Match(pair, new() { MaxDisparity = 63 });
            var shares = Seen(pair, map).Select(at => Math.Pow((map.Disparity[at.X, at.Y] - pair.Truth(at.X, at.Y)) / map.Sigma[at.X, at.Y], 2)).Order().ToList();

            // Half of all normal errors are below 0.674 sigma.
            Assert.InRange(Math.Sqrt(shares[shares.Count / 2]) / 0.674, 0.7, 1.4);
        }
    }

    [Fact]
    public void What_cannot_be_matched_or_asked_for_is_told()
    {
        var (small, large) = (new Raster<Linear>(32, 32), new Raster<Linear>(40, 32));
        Assert.Throws<ArgumentException>(() => DenseMatcher.Match(small, large, new()));
        Assert.Throws<ArgumentOutOfRangeException>(() => DenseMatcher.Match(small, small, new() { MaxDisparity = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => DenseMatcher.Match(small, small, new() { LargeStep = 200 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => DenseMatcher.Match(small, small, new() { MemoryBytes = 1000 }));
    }

    static DisparityMap Match(DrawnPair pair, DenseOptions options)
    {
        var (left, right) = pair.Draw();
        return DenseMatcher.Match(left, right, options);
    }

    static IEnumerable<(int X, int Y)> Seen(DrawnPair pair, DisparityMap map) =>
        from y in Enumerable.Range(0, pair.Height)
        from x in Enumerable.Range(0, pair.Width)
        where float.IsFinite(map.Disparity[x, y]) && pair.IsSeenByBoth(x, y)
        select (x, y);

    static (double Density, double Bad, double Rms) Judge(DrawnPair pair, DisparityMap map)
    {
        var visible = Enumerable.Range(0, pair.Height).Sum(y => Enumerable.Range(0, pair.Width).Count(x => pair.IsSeenByBoth(x, y)));
        var errors = Seen(pair, map).Select(at => Math.Abs(map.Disparity[at.X, at.Y] - pair.Truth(at.X, at.Y))).ToList();
        var fine = errors.Where(error => error < 1).ToList();
        return (errors.Count / (double)visible, errors.Count(error => error > 2) / (double)errors.Count, Math.Sqrt(fine.Sum(error => error * error) / fine.Count));
    }
}
