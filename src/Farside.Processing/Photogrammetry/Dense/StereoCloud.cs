using System.Numerics;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Stereo;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>Where the ground lies that each pixel of the left eye's own picture shows, and how sure that is.</summary>
/// <param name="Eye">The left eye, in the site's axes.</param>
/// <param name="Points">East, north and up, metres in the site frame; NaN where there is none. The pixel's colour is that of the left picture at the same place.</param>
/// <param name="RangeM">Metres from the left eye; NaN where there is no point.</param>
/// <param name="RangeSigmaM">Standard deviation of the range, metres; NaN where there is no point.</param>
/// <param name="Refusals">Why there is none.</param>
public sealed record StereoCloud(Point<SiteFrame> Eye, Raster<Vector3> Points, Raster<float> RangeM, Raster<float> RangeSigmaM, Raster<PointRefusal> Refusals)
{
    public int Width => Points.Width;

    public int Height => Points.Height;

    public bool Has(int x, int y) => Refusals[x, y] == PointRefusal.None;

    /// <summary>Pixels by what became of them; all reasons, also those that never applied.</summary>
    public IReadOnlyDictionary<PointRefusal, int> Tally()
    {
        var counts = new int[Enum.GetValues<PointRefusal>().Length];
        foreach (var refusal in Refusals.Pixels)
        {
            counts[(int)refusal]++;
        }

        return Enum.GetValues<PointRefusal>().ToDictionary(refusal => refusal, refusal => counts[(int)refusal]);
    }

    /// <summary>
    /// Every pixel of the left eye looked up in the rectified pair: depth Z = f·B/d; sigma of the range r is r·Z·σ/(f·B), which on the axis is
    /// r²·ifov·σ/B.
    /// </summary>
    /// <param name="map">Matched in the geometry of <paramref name="pair"/>.</param>
    /// <exception cref="ArgumentException">The map is not of the pair's size.</exception>
    public static StereoCloud Of(RectifiedPair pair, DisparityMap map, StereoCloudOptions options, int threads)
    {
        if ((map.Width, map.Height) != (pair.Camera.Width, pair.Camera.Height))
        {
            throw new ArgumentException($"A map of {map.Width} × {map.Height} pixels; expected the pair's {pair.Camera.Width} × {pair.Camera.Height}.", nameof(map));
        }

        var (width, height) = (pair.Left.Camera.Width, pair.Left.Camera.Height);
        var cloud = new StereoCloud(pair.Left.SiteFromCamera.Origin, new(width, height), new(width, height), new(width, height), new(width, height));
        var places = new StereoWarp(width, height, (column, row) => pair.FromLeft((column, row)));
        Parallel.For(0, height, new ParallelOptions { MaxDegreeOfParallelism = threads }, y =>
        {
            for (var x = 0; x < width; x++)
            {
                var (column, row) = places.At(x, y);
                cloud.Place(x, y, pair, map, column, row, options);
            }
        });
        return cloud;
    }

    void Place(int x, int y, RectifiedPair pair, DisparityMap map, float column, float row, StereoCloudOptions options)
    {
        var refusal = Look(map, column, row, options, out var disparity, out var sigma);
        if (refusal == PointRefusal.None)
        {
            refusal = Point(x, y, pair, column, row, disparity, sigma, options);
        }

        if (refusal != PointRefusal.None)
        {
            Points[x, y] = new(float.NaN);
            (RangeM[x, y], RangeSigmaM[x, y]) = (float.NaN, float.NaN);
        }

        Refusals[x, y] = refusal;
    }

    PointRefusal Point(int x, int y, RectifiedPair pair, float column, float row, double disparity, double sigma, StereoCloudOptions options)
    {
        var camera = pair.Camera;
        if (!(disparity > 0))
        {
            return PointRefusal.TooFar;
        }

        var scale = camera.FocalLengthPx * pair.BaselineM;
        var ray = camera.Ray(column, row);
        var depthM = scale / disparity;
        var rangeM = depthM / -ray.Z;
        var rangeSigmaM = rangeM * depthM * sigma / scale;
        if (rangeM < options.NearestM || rangeM > options.FarthestM)
        {
            return rangeM < options.NearestM ? PointRefusal.TooNear : PointRefusal.TooFar;
        }

        if (rangeSigmaM > options.MostSigmaShare * rangeM)
        {
            return PointRefusal.Unsure;
        }

        var direction = pair.SiteFromRectified * ray;
        var (east, north, up) = (Eye.X + (rangeM * direction.X), Eye.Y + (rangeM * direction.Y), Eye.Z + (rangeM * direction.Z));
        foreach (var circle in options.LeftOut)
        {
            if (circle.Holds(east, north))
            {
                return PointRefusal.NotGround;
            }
        }

        Points[x, y] = new((float)east, (float)north, (float)up);
        (RangeM[x, y], RangeSigmaM[x, y]) = ((float)rangeM, (float)rangeSigmaM);
        return PointRefusal.None;
    }

    /// <summary>The disparity at a place between four pixels: drawn straight between them when they lie on one surface.</summary>
    static PointRefusal Look(DisparityMap map, float column, float row, StereoCloudOptions options, out double disparity, out double sigma)
    {
        (disparity, sigma) = (0, 0);
        if (!(column >= 0 && row >= 0 && column <= map.Width - 1 && row <= map.Height - 1))
        {
            return PointRefusal.OutOfPair;
        }

        var (left, top) = (Math.Min((int)column, map.Width - 2), Math.Min((int)row, map.Height - 2));
        var (u, v) = (column - left, row - top);
        var (a, b, c, d) = (map.Disparity[left, top], map.Disparity[left + 1, top], map.Disparity[left, top + 1], map.Disparity[left + 1, top + 1]);
        if (!float.IsFinite(a + b + c + d))
        {
            return PointRefusal.NoDisparity;
        }

        if (Math.Max(Math.Max(a, b), Math.Max(c, d)) - Math.Min(Math.Min(a, b), Math.Min(c, d)) > options.EdgePx)
        {
            return PointRefusal.Edge;
        }

        disparity = Between(a, b, c, d, u, v);
        // Neighbours err together: their mean is no surer than they are.
        sigma = Between(map.Sigma[left, top], map.Sigma[left + 1, top], map.Sigma[left, top + 1], map.Sigma[left + 1, top + 1], u, v);
        return PointRefusal.None;
    }

    static double Between(float a, float b, float c, float d, double u, double v) =>
        double.Lerp(double.Lerp(a, b, u), double.Lerp(c, d, u), v);
}
