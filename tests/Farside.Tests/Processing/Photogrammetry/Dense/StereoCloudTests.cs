using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Dense;
using Farside.Processing.Photogrammetry.Stereo;
using Farside.Tests.Processing.Photogrammetry.Stereo;

namespace Farside.Tests.Processing.Photogrammetry.Dense;

public sealed class StereoCloudTests
{
    const float Sigma = 0.25f;

    static readonly StereoScene Scene = new(640, 480, 900);
    static readonly RectifiedPair Pair = RectifiedPair.Of(Scene.Left, Scene.Right);

    [Fact]
    public void Level_ground_matched_without_error_lies_level_where_it_is()
    {
        var cloud = StereoCloud.Of(Pair, Ground(), new(), 2);

        Assert.InRange(cloud.Tally()[PointRefusal.None], 60_000, 640 * 480);
        for (var y = 0; y < cloud.Height; y += 7)
        {
            for (var x = 0; x < cloud.Width; x += 5)
            {
                if (cloud.Has(x, y))
                {
                    // Seen at its own pixel again, and at its own height: bilinear disparities over one pixel of a plane are exact to float's digits.
                    var point = cloud.Points[x, y];
                    Assert.InRange(point.Z, -2e-3 * cloud.RangeM[x, y], 2e-3 * cloud.RangeM[x, y]);
                    var (column, row) = Scene.Left.Project(new Point<SiteFrame>(point.X, point.Y, point.Z))!.Value;
                    Assert.InRange(column - x, -0.02, 0.02);
                    Assert.InRange(row - y, -0.02, 0.02);
                }
            }
        }
    }

    [Fact]
    public void The_sigma_of_a_range_is_range_squared_times_the_pixels_angle_times_the_disparitys_sigma_over_the_baseline()
    {
        var cloud = StereoCloud.Of(Pair, Ground(), new(), 1);
        var (x, y) = (320, 400);
        var law = cloud.RangeM[x, y] * cloud.RangeM[x, y] / Pair.Camera.FocalLengthPx * Sigma / Pair.BaselineM;

        // Away from the axis a pixel's angle is smaller and its depth less than its range: they nearly make up for each other.
        Assert.InRange(cloud.RangeSigmaM[x, y] / law, 0.9, 1.001);
    }

    [Fact]
    public void Level_ground_has_no_slope_and_the_angles_of_light_are_those_of_the_sky()
    {
        var cloud = StereoCloud.Of(Pair, Ground(), new(), 2);
        var planes = StereoBackplanes.Of(cloud, Direction<SiteFrame>.Normalised(0, -1, 1), Pair.Camera.FocalLengthPx, 2);

        var sums = (Slope: 0.0, Incidence: 0.0, Count: 0);
        for (var i = 0; i < cloud.Points.Pixels.Length; i++)
        {
            if (float.IsFinite(planes.SlopeDeg.Pixels[i]) && cloud.RangeM.Pixels[i] < 6)
            {
                sums = (sums.Slope + planes.SlopeDeg.Pixels[i], sums.Incidence + planes.IncidenceDeg.Pixels[i], sums.Count + 1);
            }
        }

        Assert.InRange(sums.Count, 1000, int.MaxValue);
        Assert.InRange(sums.Slope / sums.Count, 0, 0.2);
        Assert.InRange(sums.Incidence / sums.Count, 44.8, 45.2);
    }

    [Theory]
    [InlineData(1, 0.02)]
    [InlineData(2, 0.02)]
    public void A_slope_seen_with_noise_in_its_disparities_leans_as_it_does(int step, double shareOfRange)
    {
        // Up = 0.2 east - 0.1 north - 2, seen from above it: the normal is (-0.2, 0.1, 1) / 1.0247.
        const int Side = 120;
        var cloud = new StereoCloud(new(0, 0, 0), new(Side, Side), new(Side, Side), new(Side, Side), new(Side, Side));
        var chance = new Random(3);
        for (var i = 0; i < Side * Side; i++)
        {
            var (x, y, z) = (((i % Side) - 60) * 0.002, 0.9, (60 - (i / Side)) * 0.002 - 0.5);
            var range = -2 / (z - (0.2 * x) + (0.1 * y)) * (1 + (shareOfRange * (chance.NextDouble() - 0.5)));
            cloud.Points.Pixels[i] = new((float)(range * x), (float)(range * y), (float)(range * z));
        }

        var planes = StereoBackplanes.Of(cloud, Direction<SiteFrame>.Normalised(0, 0, 1), 1600, 2, step);

        Assert.Equal((Side / step, Side / step), (planes.SlopeDeg.Width, planes.SlopeDeg.Height));
        var slopes = planes.SlopeDeg.Pixels.ToArray().Where(float.IsFinite).Order().ToList();
        Assert.InRange(slopes[slopes.Count / 2], 12.6 - 0.8, 12.6 + 0.8); // acos(1 / 1.0247)
        var middle = planes.EmissionDeg[Side / step / 2, Side / step / 2];
        Assert.InRange(middle, 67.1 - 1, 67.1 + 1); // cos = (0.5 - 0.09) / 1.0247 / |(0, 0.9, -0.5)|
        Assert.Equal(planes.SlopeDeg.Pixels.ToArray(), planes.IncidenceDeg.Pixels.ToArray()); // the Sun overhead
    }

    [Fact]
    public void A_surface_without_a_Sun_has_slopes_and_no_incidence()
    {
        var planes = StereoBackplanes.Of(StereoCloud.Of(Pair, Ground(), new(), 1), toSun: null, Pair.Camera.FocalLengthPx, 1);

        Assert.All(planes.IncidenceDeg.Pixels.ToArray(), angle => Assert.True(float.IsNaN(angle)));
        Assert.Contains(planes.SlopeDeg.Pixels.ToArray(), float.IsFinite);
    }

    [Fact]
    public void Every_pixel_without_a_point_has_a_reason()
    {
        var map = Ground();
        map.Disparity.Pixels[..(map.Width * 20)].Fill(float.PositiveInfinity);
        map.Sigma.Pixels[(map.Width * 300)..].Fill(9);
        var tally = StereoCloud.Of(Pair, map, new() { FarthestM = 30 }, 1).Tally();

        Assert.Equal(640 * 480, tally.Values.Sum());
        Assert.True(tally[PointRefusal.NoDisparity] > 0);
        Assert.True(tally[PointRefusal.Unsure] > 0);
        Assert.True(tally[PointRefusal.TooFar] > 0);
    }

    /// <summary>The disparities of level ground at height 0, as the pair draws them; the sky has none.</summary>
    static DisparityMap Ground()
    {
        var camera = Pair.Camera;
        var map = new DisparityMap(new(camera.Width, camera.Height), new(camera.Width, camera.Height), new(camera.Width, camera.Height));
        for (var y = 0; y < camera.Height; y++)
        {
            for (var x = 0; x < camera.Width; x++)
            {
                var ray = camera.Ray(x, y);
                var down = -(Pair.SiteFromRectified * ray).Z;
                var depthM = down > 0 ? Pair.Left.SiteFromCamera.Origin.Z / down * -ray.Z : double.PositiveInfinity;
                map.Disparity[x, y] = (float)(camera.FocalLengthPx * Pair.BaselineM / depthM);
                map.Sigma[x, y] = Sigma;
            }
        }

        return map;
    }
}
