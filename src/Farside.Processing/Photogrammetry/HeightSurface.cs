using Farside.Core.Geometry;
using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry;

/// <summary>
/// A height model over the site's plane: bilinear between posts. A ray marches half a post at a time, or as far as the steepest ground leaves free,
/// and the crossing is then halved down to a millionth of a post's spacing.
/// </summary>
public sealed class HeightSurface : ISurface
{
    const double Step = 0.5;
    const int Halvings = 24;

    readonly Raster<float> _heights;
    readonly double _lowestM = double.PositiveInfinity;
    readonly double _highestM = double.NegativeInfinity;
    readonly double _steepest;

    /// <param name="heights">Metres above the site's origin, first row northernmost; NaN where unknown, which rays pass through.</param>
    /// <param name="westM">East coordinate of the first column's posts.</param>
    /// <param name="northM">North coordinate of the first row's posts.</param>
    /// <param name="spacingM">Metres from post to post, both ways.</param>
    public HeightSurface(Raster<float> heights, double westM, double northM, double spacingM)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spacingM);
        if (heights.Width < 2 || heights.Height < 2)
        {
            throw new ArgumentException($"Heights of {heights.Width} × {heights.Height} posts span no ground: give at least 2 × 2.", nameof(heights));
        }

        (_heights, WestM, NorthM, SpacingM) = (heights, westM, northM, spacingM);
        foreach (var height in heights.Pixels)
        {
            if (float.IsFinite(height))
            {
                (_lowestM, _highestM) = (Math.Min(_lowestM, height), Math.Max(_highestM, height));
            }
        }

        _steepest = Steepest(heights) / spacingM;
    }

    public double WestM { get; }
    public double NorthM { get; }
    public double SpacingM { get; }

    /// <summary>Metres above the site's origin; NaN outside the model and beside an unknown post.</summary>
    public double HeightM(double eastM, double northM)
    {
        var (x, y) = ((eastM - WestM) / SpacingM, (NorthM - northM) / SpacingM);
        if (!(x >= 0 && y >= 0 && x <= _heights.Width - 1 && y <= _heights.Height - 1))
        {
            return double.NaN;
        }

        var (column, row) = (Math.Min((int)x, _heights.Width - 2), Math.Min((int)y, _heights.Height - 2));
        var upper = double.Lerp(_heights[column, row], _heights[column + 1, row], x - column);
        var lower = double.Lerp(_heights[column, row + 1], _heights[column + 1, row + 1], x - column);
        return double.Lerp(upper, lower, y - row);
    }

    /// <summary>Metres along a ray to where it first goes below the ground; +∞ where it leaves the model before.</summary>
    public double DistanceM(Point<SiteFrame> from, Direction<SiteFrame> ray)
    {
        var (nearM, farM) = Span(from, ray);
        if (!(nearM <= farM && _lowestM <= _highestM))
        {
            return double.PositiveInfinity;
        }

        var (stepM, fallPerM) = (StepM(ray), FallPerM(ray));
        var aboveM = nearM;
        var wasClearM = ClearM(from, ray, nearM);
        while (aboveM < farM)
        {
            // Ground that rises no steeper than the steepest of all cannot reach the ray before this.
            var atM = Math.Min(aboveM + (wasClearM > stepM * fallPerM ? wasClearM / fallPerM : stepM), farM);
            var clearM = ClearM(from, ray, atM);
            if (wasClearM > 0 && clearM <= 0)
            {
                return CrossingM(from, ray, aboveM, atM);
            }

            (aboveM, wasClearM) = (atM, clearM);
        }

        return double.PositiveInfinity;
    }

    // Half a post a step over ground, and no more than the model is high on a steep ray.
    double StepM(Direction<SiteFrame> ray)
    {
        var level = Math.Max(Math.Abs(ray.X), Math.Abs(ray.Y));
        return Step * SpacingM / Math.Max(level, 0.05);
    }

    // Metres that a ray comes nearer to the ground in each of its own, at most; never 0, so that it always goes on.
    double FallPerM(Direction<SiteFrame> ray) =>
        Math.Max(1e-9, (_steepest * Math.Sqrt((ray.X * ray.X) + (ray.Y * ray.Y))) - ray.Z);

    // NaN over unknown ground.
    double ClearM(Point<SiteFrame> from, Direction<SiteFrame> ray, double distanceM) =>
        from.Z + (distanceM * ray.Z) - HeightM(from.X + (distanceM * ray.X), from.Y + (distanceM * ray.Y));

    // The most that neighbours differ, both ways at once: no bilinear cell is steeper, in heights a post.
    static double Steepest(Raster<float> heights)
    {
        var most = 0.0;
        for (var row = 0; row < heights.Height; row++)
        {
            var below = Math.Min(row + 1, heights.Height - 1);
            for (var column = 0; column < heights.Width; column++)
            {
                var across = Math.Abs(heights[Math.Min(column + 1, heights.Width - 1), row] - heights[column, row]);
                var down = Math.Abs(heights[column, below] - heights[column, row]);
                most = Math.Max(most, Math.Max(Finite(across), Finite(down)));
            }
        }

        return most * Math.Sqrt(2);
    }

    static double Finite(float difference) => float.IsFinite(difference) ? difference : 0;

    double CrossingM(Point<SiteFrame> from, Direction<SiteFrame> ray, double aboveM, double belowM)
    {
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middleM = (aboveM + belowM) / 2;
            (aboveM, belowM) = ClearM(from, ray, middleM) > 0 ? (middleM, belowM) : (aboveM, middleM);
        }

        return (aboveM + belowM) / 2;
    }

    // The part of the ray inside the box around all posts, a little higher and lower than they are.
    (double NearM, double FarM) Span(Point<SiteFrame> from, Direction<SiteFrame> ray)
    {
        var (nearM, farM) = (0.0, double.PositiveInfinity);
        Clip(from.X, ray.X, WestM, WestM + ((_heights.Width - 1) * SpacingM), ref nearM, ref farM);
        Clip(from.Y, ray.Y, NorthM - ((_heights.Height - 1) * SpacingM), NorthM, ref nearM, ref farM);
        Clip(from.Z, ray.Z, _lowestM - SpacingM, _highestM + SpacingM, ref nearM, ref farM);
        return (nearM, farM);
    }

    static void Clip(double from, double ray, double low, double high, ref double nearM, ref double farM)
    {
        if (ray == 0)
        {
            farM = from >= low && from <= high ? farM : double.NegativeInfinity;
            return;
        }

        var (a, b) = ((low - from) / ray, (high - from) / ray);
        (nearM, farM) = (Math.Max(nearM, Math.Min(a, b)), Math.Min(farM, Math.Max(a, b)));
    }
}
