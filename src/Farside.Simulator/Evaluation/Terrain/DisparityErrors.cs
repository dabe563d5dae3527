using Farside.Core.Geometry;
using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Simulator.Evaluation.Terrain;

/// <summary>
/// Ranges of every pair against the true ground: the right eye's pixel that a range stands for, and the one that truly shows the same ground; no adjustment goes in. Ground
/// that the right eye does not truly see has none and counts as missed by more than any limit.
/// </summary>
sealed class DisparityErrors : ITerrainQuantity
{
    public const string Bad1 = "terrain: disparities off by more than 1 px";
    public const string Bad2 = "terrain: disparities off by more than 2 px";
    public const string Calibration = "terrain: errors of ranges over their sigmas, as the median has it";
    public const string Inside = "terrain: ranges inside 2 of their sigmas";

    /// <summary>Pixels of a pair that are judged, at most about.</summary>
    const int MostPixels = 8000;

    /// <summary>Nothing is looked for farther away, metres: what a product takes for 40 m may lie there.</summary>
    const double FarthestM = 150;

    const double HiddenShare = 0.99;
    const double HiddenM = 0.02;

    public IReadOnlyList<string> Quantities => [Bad1, Bad2, Calibration, Inside];

    public IEnumerable<TerrainFinding> Measure(TerrainCase terrain)
    {
        var found = new List<(double MissPx, double Share)>();
        foreach (var (left, right) in terrain.Pairs)
        {
            if (MadeRanges.Read(terrain.Folder, left) is { } ranges)
            {
                found.AddRange(Judge(terrain, left, right, ranges));
            }
        }

        if (found.Count == 0)
        {
            yield break;
        }

        yield return new(Bad1, "", found.Count(one => !(one.MissPx <= 1)) / (double)found.Count, found.Count, found.Count);
        yield return new(Bad2, "", found.Count(one => !(one.MissPx <= 2)) / (double)found.Count, found.Count, found.Count);
        var shares = found.ConvertAll(one => one.Share);
        shares.Sort();
        yield return new(Calibration, "", shares[shares.Count / 2] / HeightErrors.NormalMedian, shares.Count, shares.Count);
        yield return new(Inside, "", shares.Count(share => share <= 2) / (double)shares.Count, shares.Count, shares.Count);
    }

    static IEnumerable<(double MissPx, double Share)> Judge(TerrainCase terrain, JudgedView left, JudgedView right, MadeRanges ranges)
    {
        var step = Math.Max(1, (int)Math.Sqrt(ranges.Width * ranges.Height / (double)MostPixels));
        for (var y = step / 2; y < ranges.Height; y += step)
        {
            for (var x = step / 2; x < ranges.Width; x += step)
            {
                var (rangeM, sigmaM) = ranges.At(x, y);
                if (float.IsFinite(rangeM))
                {
                    yield return Judge(terrain, left, right, ranges.Pixel(x, y), rangeM, sigmaM, ranges.Step);
                }
            }
        }
    }

    static (double MissPx, double Share) Judge(TerrainCase terrain, JudgedView left, JudgedView right, (double Column, double Row) at, double rangeM, double sigmaM, int step)
    {
        var (ray, made) = (left.TrueRay(at.Column, at.Row), Along(left.MadePose.Origin, left.MadePose.Rotation * left.Made.Ray(at.Column, at.Row), rangeM));
        if (terrain.Ground.Meet(left.TruePose.Origin, ray, FarthestM) is not { } trueM || right.MadePixel(made) is not { } said)
        {
            return (double.PositiveInfinity, double.PositiveInfinity);
        }

        var share = Math.Abs(rangeM - trueM) / sigmaM;
        var ground = Along(left.TruePose.Origin, ray, trueM);
        return right.TruePixel(ground) is { } seen && IsSeen(terrain, right.TruePose.Origin, ground) ? (Math.Abs(said.Column - seen.Column) / step, share) : (double.PositiveInfinity, share);
    }

    public static bool IsSeen(TerrainCase terrain, Point<SiteFrame> eye, Point<SiteFrame> point)
    {
        var (x, y, z) = (point.X - eye.X, point.Y - eye.Y, point.Z - eye.Z);
        var distance = Math.Sqrt((x * x) + (y * y) + (z * z));
        return terrain.Ground.Meet(eye, Direction<SiteFrame>.Normalised(x, y, z), Math.Min(distance * HiddenShare, distance - HiddenM)) is null;
    }

    static Point<SiteFrame> Along(Point<SiteFrame> eye, Direction<SiteFrame> ray, double distance) =>
        new(eye.X + (ray.X * distance), eye.Y + (ray.Y * distance), eye.Z + (ray.Z * distance));
}
