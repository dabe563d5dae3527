using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Dense;
using Farside.Processing.Photogrammetry.Stereo;
using Farside.Processing.Terrain;

namespace Farside.Products.Recipes.Terrain;

/// <summary>A left and a right frame with adjusted cameras → points of the ground.</summary>
sealed record GroundPair(RectifiedPair Pair, DisparityMap Map, StereoCloud Cloud)
{
    /// <summary>Side of the square of pixels whose light places one disparity: neighbours within it err together.</summary>
    const int MatchWindow = 7;

    /// <summary>Something may stand so much nearer than the ground.</summary>
    const double NearShare = 0.6;

    /// <summary>Nothing is nearer to the mast's cameras, metres.</summary>
    const double NearestM = 1.2;

    /// <summary>A look above the plane's horizon sees none of it: stones and hills may still stand so near, metres.</summary>
    const double FarNearestM = 6;

    /// <summary>Disparities so far below that of infinity are looked at too: what is far away must have a place to be found in, pixels.</summary>
    const int BeyondInfinityPx = 4;

    public static double CorrelatedPoints => MatchWindow * MatchWindow;

    /// <summary>Pixels of the eyes that make one in matching.</summary>
    public int Shrink => (int)Pair.Shrink;

    /// <param name="left">Grey; NaN where nothing is to be matched.</param>
    /// <param name="ground">The plane under the rover; null where it is not known.</param>
    /// <param name="leftOut">Where something else than ground stands.</param>
    /// <param name="shrink">Pixels of the eyes that make one in matching.</param>
    /// <exception cref="ArgumentException">The eyes do not stand side by side.</exception>
    public static GroundPair Of(View leftView, Raster<Linear> left, View rightView, Raster<Linear> right, PlaneSurface? ground, IReadOnlyList<LeftOutCircle> leftOut, int shrink, StereoTerrainOptions options, CancellationToken cancel)
    {
        var pair = RectifiedPair.Of(leftView, rightView, shrink);
        var camera = pair.Camera;
        var l = new StereoWarp(camera.Width, camera.Height, pair.InLeft).Apply(left, shrink);
        var r = new StereoWarp(camera.Width, camera.Height, pair.InRight).Apply(right, shrink);
        var map = DenseMatcher.Match(l, r, new()
        {
            MinDisparity = -BeyondInfinityPx,
            MaxDisparity = (int)Math.Ceiling(camera.FocalLengthPx * pair.BaselineM / NearestDepthM(pair, ground)),
            MemoryBytes = options.MatchingBytes,
        }, cancel);
        return new(pair, map, StereoCloud.Of(pair, map, new() { FarthestM = options.FarthestM, MostSigmaShare = options.MostSigmaShare, LeftOut = leftOut }, threads: 1));
    }

    /// <summary>The points, one for each pixel that was matched, with the left frame's light.</summary>
    public IEnumerable<TerrainPoint> Points(PointLight light)
    {
        for (var y = Shrink / 2; y < Cloud.Height; y += Shrink)
        {
            for (var x = Shrink / 2; x < Cloud.Width; x += Shrink)
            {
                if (Cloud.Has(x, y) && Cloud.Points[x, y] is var place)
                {
                    yield return new(new(place.X, place.Y, place.Z), Cloud.RangeSigmaM[x, y], light.At(x, y));
                }
            }
        }
    }

    /// <summary>Median range of the points, metres; NaN without any.</summary>
    public double MedianRangeM()
    {
        var ranges = Cloud.RangeM.Pixels.ToArray().Where(range => !float.IsNaN(range)).Order().ToList();
        return ranges.Count > 0 ? ranges[ranges.Count / 2] : double.NaN;
    }

    // The lowest row sees the nearest ground.
    static double NearestDepthM(RectifiedPair pair, PlaneSurface? ground)
    {
        if (ground is null)
        {
            return NearestM;
        }

        var camera = pair.Camera;
        double Depth(double column)
        {
            var ray = camera.Ray(column, camera.Height - 1);
            return -ray.Z * ground.DistanceM(pair.Left.SiteFromCamera.Origin, pair.SiteFromRectified * ray);
        }

        var nearest = Enumerable.Range(0, 5).Min(i => Depth(i * (camera.Width - 1) / 4.0));
        return Math.Clamp(NearShare * nearest, NearestM, FarNearestM);
    }
}
