using Farside.Core.Geometry;
using Farside.Processing.Terrain;
using Farside.Products.Recipes.Terrain;

namespace Farside.Tests.Products.Terrain;

public class StoredCloudTests
{
    [Fact]
    public void Points_in_a_scratch_file_come_back_in_order_within_microns_and_as_often_as_asked()
    {
        using var folder = new TemporaryFolder();
        var eye = new Point<SiteFrame>(1234.5, -987.25, 1.7);
        List<TerrainPoint> points = [.. Enumerable.Range(0, 40_000).Select(i => new TerrainPoint(new(eye.X + (i * 0.0003), eye.Y - (i * 0.0002), eye.Z - 1.7), i * 1e-6f, new(0.1f, 0.2f, i)))];
        StoredCloud.Write(folder["points"], eye, points);
        var cloud = new StoredCloud(folder["points"], "left", eye) { PointRad = 0.001, CorrelatedPoints = 49, SharedSigmaM = 0 };

        for (var time = 0; time < 2; time++)
        {
            var i = 0;
            foreach (var block in cloud.Blocks())
            {
                foreach (var point in block.Span)
                {
                    Assert.Equal(points[i].Place.X, point.Place.X, 2e-6);
                    Assert.Equal(points[i].Place.Y, point.Place.Y, 2e-6);
                    Assert.Equal((points[i].SigmaM, points[i].Light), (point.SigmaM, point.Light));
                    i++;
                }
            }

            Assert.Equal(points.Count, i);
        }
    }
}
