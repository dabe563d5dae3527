using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Alignment;

namespace Farside.Tests.Processing.Photogrammetry.Alignment;

public sealed class TileMapTests
{
    [Fact]
    public void Nine_exact_places_tell_where_all_others_of_a_tile_fall()
    {
        var camera = new BrownCamera(1000, 750, 1200, 499, 376) { K1 = -0.15, K2 = 0.02 };
        View View(double azimuth) => new($"{azimuth}", camera, new(Looking.FromDegrees(azimuth, -10, 1).ToRotation(), default));
        var (first, second) = (View(20), View(47));
        var map = new TileMap(first, second, 900.5, 700.5, 17);

        foreach (var (x, y) in new[] { (-16, -16), (-9, 7), (0, 0), (3, 15), (16, -11) })
        {
            var (column, row) = map.At(x / 17.0, y / 17.0);
            var exact = second.Project(first.Ray(900.5 + x, 700.5 + y))!.Value;
            Assert.Equal(exact.Column, column, 0.001);
            Assert.Equal(exact.Row, row, 0.001);
        }
    }
}
