using Farside.Core.Geometry;
using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Simulator.Evaluation.Terrain;

/// <summary>Pixels of all pairs of a product, evenly spread, each with its range and the true one.</summary>
static class RangeSamples
{
    /// <summary>Pixels of a pair that are judged, at most about.</summary>
    const int MostPixels = 8000;

    /// <summary>Nothing is looked for farther away, metres: what a product takes for 40 m may lie there.</summary>
    const double FarthestM = 150;

    const double HiddenShare = 0.99;
    const double HiddenM = 0.02;

    public static IReadOnlyList<RangeSample> Of(TerrainCase terrain) =>
        [.. terrain.Pairs.SelectMany(pair => MadeRanges.Read(terrain.Folder, pair.Left) is { } ranges ? Of(terrain, pair.Left, pair.Right, ranges) : [])];

    /// <summary>Whether no ground lies before a point.</summary>
    public static bool IsSeen(TerrainCase terrain, Point<SiteFrame> eye, Point<SiteFrame> point)
    {
        var (x, y, z) = (point.X - eye.X, point.Y - eye.Y, point.Z - eye.Z);
        var distance = Math.Sqrt((x * x) + (y * y) + (z * z));
        return terrain.Ground.Meet(eye, Direction<SiteFrame>.Normalised(x, y, z), Math.Min(distance * HiddenShare, distance - HiddenM)) is null;
    }

    static IEnumerable<RangeSample> Of(TerrainCase terrain, JudgedView left, JudgedView right, MadeRanges ranges)
    {
        var step = Math.Max(1, (int)Math.Sqrt(ranges.Width * ranges.Height / (double)MostPixels));
        for (var y = step / 2; y < ranges.Height; y += step)
        {
            for (var x = step / 2; x < ranges.Width; x += step)
            {
                var (rangeM, sigmaM) = ranges.At(x, y);
                if (float.IsFinite(rangeM))
                {
                    yield return Sample(terrain, left, right, ranges.Pixel(x, y), rangeM, sigmaM, ranges.Step);
                }
            }
        }
    }

    static RangeSample Sample(TerrainCase terrain, JudgedView left, JudgedView right, (double Column, double Row) at, double rangeM, double sigmaM, int step)
    {
        var (ray, made) = (left.TrueRay(at.Column, at.Row), Along(left.MadePose.Origin, left.MadePose.Rotation * left.Made.Ray(at.Column, at.Row), terrain.AsMatched(left, rangeM)));
        if (terrain.Ground.Meet(left.TruePose.Origin, ray, FarthestM) is not { } trueM || right.MadePixel(made) is not { } said)
        {
            return new(rangeM, sigmaM, double.NaN, double.PositiveInfinity);
        }

        var ground = Along(left.TruePose.Origin, ray, trueM);
        return right.TruePixel(ground) is { } seen && IsSeen(terrain, right.TruePose.Origin, ground)
            ? new(rangeM, sigmaM, trueM, Math.Abs(said.Column - seen.Column) / step)
            : new(rangeM, sigmaM, trueM, double.PositiveInfinity);
    }

    static Point<SiteFrame> Along(Point<SiteFrame> eye, Direction<SiteFrame> ray, double distance) =>
        new(eye.X + (ray.X * distance), eye.Y + (ray.Y * distance), eye.Z + (ray.Z * distance));
}
