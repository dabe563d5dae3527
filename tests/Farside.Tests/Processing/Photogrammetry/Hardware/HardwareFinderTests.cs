using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Hardware;

namespace Farside.Tests.Processing.Photogrammetry.Hardware;

public sealed class HardwareFinderTests
{
    const int EdgePx = 2;

    static readonly Lazy<(MastScene Scene, IReadOnlyList<Raster<byte>?> Masks)> WithRod = new(() => Searched(new() { RodDeg = 5 }));

    static (MastScene, IReadOnlyList<Raster<byte>?>) Searched(MastScene scene) => (scene, HardwareFinder.Find(scene.Views, scene.Picture, scene.Ground, new()));

    [Fact]
    public void A_rod_a_metre_away_is_found_to_nine_tenths_and_nine_tenths_of_what_is_found_is_the_rod()
    {
        var (scene, masks) = WithRod.Value;
        var (right, said, there) = (0, 0, 0);
        for (var i = 0; i < scene.Views.Count; i++)
        {
            var truth = scene.Rod(i);
            foreach (var (x, y) in Pixels(truth).Where(at => !IsEdge(truth, at.X, at.Y)))
            {
                var (isSaid, isThere) = (masks[i]?[x, y] > 0, truth[x, y] > 0);
                (right, said, there) = (right + (isSaid && isThere ? 1 : 0), said + (isSaid ? 1 : 0), there + (isThere ? 1 : 0));
            }
        }

        Assert.True(there > 1000);
        Assert.InRange(right / (double)there, 0.9, 1);
        Assert.InRange(right / (double)said, 0.9, 1);
    }

    [Fact]
    public void Frames_that_do_not_show_the_rod_have_no_mask_though_another_vehicle_stands_in_them()
    {
        var (scene, masks) = WithRod.Value;

        Assert.All(Enumerable.Range(0, masks.Count).Where(i => !scene.Rod(i).Pixels.ContainsAnyExcept((byte)0)), i => Assert.Null(masks[i]));
    }

    [Fact]
    public void Where_no_hardware_stands_nothing_is_masked()
    {
        var (_, masks) = Searched(new());

        Assert.All(masks, Assert.Null);
    }

    static IEnumerable<(int X, int Y)> Pixels(Raster<byte> picture) => Enumerable.Range(0, picture.Width * picture.Height).Select(i => (i % picture.Width, i / picture.Width));

    static bool IsEdge(Raster<byte> truth, int x, int y) => Enumerable.Range(-EdgePx, (2 * EdgePx) + 1).Any(v => Enumerable.Range(-EdgePx, (2 * EdgePx) + 1).Any(u =>
        x + u >= 0 && x + u < truth.Width && y + v >= 0 && y + v < truth.Height && truth[x + u, y + v] != truth[x, y]));
}
