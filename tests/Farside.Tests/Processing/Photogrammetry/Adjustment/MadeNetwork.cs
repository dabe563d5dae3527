using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Tests.Processing.Photogrammetry.Adjustment;

/// <summary>A network that is known because it was made: the truth, what its labels say, and ties measured with noise and with wild errors.</summary>
sealed record MadeNetwork(Network Truth, Network Stated, IReadOnlyList<Track> Tracks, IReadOnlyList<bool[]> IsWild)
{
    /// <summary>Points of a scene around a spot: stones on the ground about <paramref name="heightM"/> below it, near and far, and a few hills.</summary>
    public static IReadOnlyList<Point<SiteFrame>> Scene(Chance chance, int count, double heightM, double nearestM = 2.5)
    {
        var points = new List<Point<SiteFrame>>();
        for (var i = 0; i < count; i++)
        {
            // Even in inverse distance: pictures show near ground in most of their pixels.
            var isHill = i % 10 == 0;
            var away = isHill ? chance.Uniform(200, 2000) : 1 / chance.Uniform(1 / 80.0, 1 / nearestM);
            var (sin, cos) = Math.SinCos(chance.Uniform(0, 2 * Math.PI));
            points.Add(new(away * sin, away * cos, isHill ? away * chance.Uniform(-0.01, 0.05) : -heightM + (0.1 * chance.Normal())));
        }

        return points;
    }

    /// <summary>Measures a scene in all true views.</summary>
    /// <param name="wildPx">Wild errors reach so far each way, pixels.</param>
    /// <param name="mostPerTrack">A point seen more often is cut into several tracks, as matchers do.</param>
    public static (IReadOnlyList<Track> Tracks, IReadOnlyList<bool[]> IsWild) Measure(
        Network truth, IReadOnlyList<Point<SiteFrame>> scene, Chance chance, double noisePx, double wildShare = 0, int mostPerTrack = 4, Func<int, bool>? isBlind = null, double wildPx = 40)
    {
        var (tracks, wild) = (new List<Track>(), new List<bool[]>());
        var views = truth.ToViews();
        foreach (var point in scene)
        {
            var seen = new List<ImagePoint>();
            var isWild = new List<bool>();
            for (var v = 0; v < views.Count; v++)
            {
                if (isBlind?.Invoke(v) == true || views[v].Project(point) is not var (column, row) || !Inside(views[v].Camera, column, row))
                    continue;
                var wildNow = chance.Uniform() < wildShare;
                var reach = wildNow ? wildPx : 0;
                seen.Add(new(v, column + (noisePx * chance.Normal()) + chance.Uniform(-reach, reach), row + (noisePx * chance.Normal()) + chance.Uniform(-reach, reach)));
                isWild.Add(wildNow);
            }

            for (var from = 0; from + 1 < seen.Count; from += mostPerTrack)
            {
                var count = Math.Min(mostPerTrack, seen.Count - from);
                if (count < 2)
                    continue;
                tracks.Add(new(seen.GetRange(from, count)));
                wild.Add([.. isWild.GetRange(from, count)]);
            }
        }

        return (tracks, wild);
    }

    static bool Inside(ICameraModel camera, double column, double row) =>
        column >= 0 && row >= 0 && column <= camera.Width - 1 && row <= camera.Height - 1;
}
