using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Alignment;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Tests.Processing.Photogrammetry.Alignment;

public sealed class TileMatchTests
{
    const int Side = 16;
    const int Width = 72;

    [Fact]
    public void Noise_that_grows_towards_one_side_does_not_pull()
    {
        var match = new TileMatch(Side);
        List<(double Pull, double Information)> seen = [.. Enumerable.Range(0, 1200).SelectMany(i => Tiles(match, Noisy(2 * i, shiftPx: 0), Noisy((2 * i) + 1, shiftPx: 0)))];

        var pull = seen.Average(one => one.Pull);
        var spread = Math.Sqrt(seen.Sum(one => (one.Pull - pull) * (one.Pull - pull))) / seen.Count;
        Assert.InRange(pull, -3.5 * spread, 3.5 * spread);
        // With each picture's slopes times its own light in it, the pull was ten standard errors.
        Assert.InRange(spread / seen.Average(one => one.Information), 0, 0.004);
    }

    [Fact]
    public void Without_noise_a_tile_finds_a_small_shift()
    {
        var seen = Tiles(new(Side), Noisy(0, shiftPx: 0, noise: 0), Noisy(1, shiftPx: 0.05, noise: 0)).ToArray();

        // Differences of pixels are a little flatter than slopes: one step goes too far by some per cent, the next ones set it right.
        Assert.InRange(seen.Sum(one => one.Pull) / seen.Sum(one => one.Information), 0.045, 0.06);
    }

    static IEnumerable<(double Pull, double Information)> Tiles(TileMatch match, SplinePlane first, SplinePlane second)
    {
        var camera = new BrownCamera(Width, Width, 100, 35.5, 35.5);
        var view = new View("same", camera, new(Looking.FromDegrees(0, 0, 0).ToRotation(), default));
        foreach (var (left, top) in new[] { (6, 6), (28, 6), (50, 6), (6, 28), (28, 28), (50, 28), (6, 50), (28, 50), (50, 50) })
        {
            var map = new TileMap(view, view, left + ((Side - 1) / 2.0), top + ((Side - 1) / 2.0), (Side + 2) / 2.0);
            var shift = match.Of(first, left, top, second, map);
            Assert.True(shift.IsKnown);
            yield return (shift.PullX, shift.XX);
        }
    }

    // Soil, smoothed as pictures are before they are compared; noise grows eightfold to the right in even pictures, to the left in odd ones, as towards the edges of two neighbours.
    static SplinePlane Noisy(int picture, double shiftPx, double noise = 0.4)
    {
        static double Soil(double x, double y) => Math.Sin((0.9 * x) + (0.3 * y)) + Math.Sin((0.5 * x) - (0.8 * y) + 1) + Math.Sin((1.1 * y) + (0.2 * x));
        var (random, samples) = (new Random(picture), new float[Width * Width]);
        for (var i = 0; i < samples.Length; i++)
        {
            var (x, y) = (i % Width, i / Width);
            var sigma = noise * Math.Pow(8, (picture % 2 == 0 ? x : Width - 1 - x) / (double)Width);
            samples[i] = (float)(Soil(x + shiftPx, y) + (sigma * Math.Sqrt(12) * (random.NextDouble() - 0.5)));
        }

        return new(Width, Width, GaussianBlur.Of(samples, Width, Width, 0.8));
    }
}
