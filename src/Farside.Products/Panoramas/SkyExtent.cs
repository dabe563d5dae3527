using Farside.Core.Geometry;
using Farside.Core.Units;
using Farside.Processing.Photogrammetry;

namespace Farside.Products.Panoramas;

/// <summary>What part of the sphere about an eye a set of pictures covers.</summary>
/// <param name="First">Azimuth at which the covered part begins, clockwise from north.</param>
/// <param name="Span">From there clockwise; a whole turn when no gap is wider than two degrees.</param>
/// <param name="Top">Greatest elevation.</param>
/// <param name="Bottom">Least elevation.</param>
public readonly record struct SkyExtent(Angle First, Angle Span, Angle Top, Angle Bottom)
{
    const int Bins = 720;
    const int Grid = 12;

    /// <summary>Gaps up to so many bins do not open a ring: 2°.</summary>
    const int ClosedGap = 4;

    public bool IsWholeTurn => Span.Degrees >= 360;

    /// <summary>Looks along rays spread over every picture, to where they meet the surface, and from there back to the eye.</summary>
    public static SkyExtent Of(IReadOnlyList<View> views, Point<SiteFrame> eye, ISurface surface)
    {
        var seen = new bool[Bins];
        var (top, bottom) = (double.NegativeInfinity, double.PositiveInfinity);
        foreach (var view in views)
        {
            foreach (var (azimuth, elevation, width) in Samples(view, eye, surface))
            {
                (top, bottom) = (Math.Max(top, elevation), Math.Min(bottom, elevation));
                Mark(seen, azimuth, width);
            }
        }

        var (first, length) = Longest(seen);
        return new(Angle.FromRadians(first * 2 * Math.PI / Bins), Angle.FromRadians(length * 2 * Math.PI / Bins), Angle.FromRadians(top), Angle.FromRadians(bottom));
    }

    // Each sample stands for a part of the picture as wide as the step between samples, which near the poles is any azimuth.
    static IEnumerable<(double Azimuth, double Elevation, double Width)> Samples(View view, Point<SiteFrame> eye, ISurface surface)
    {
        var (width, height) = (view.Camera.Width, view.Camera.Height);
        var step = view.Ray(width / 2.0, height / 2.0).AngleToRad(view.Ray((width / 2.0) + ((double)width / Grid), height / 2.0));
        for (var i = 0; i <= Grid; i++)
        {
            for (var j = 0; j <= Grid; j++)
            {
                var direction = FromEye(view, eye, surface, (double)i * (width - 1) / Grid, (double)j * (height - 1) / Grid);
                var level = Math.Sqrt((direction.X * direction.X) + (direction.Y * direction.Y));
                var half = i is 0 or Grid ? 0 : Math.Min(Math.PI, step / Math.Max(level, 1e-6));
                yield return (Math.Atan2(direction.X, direction.Y), Math.Atan2(direction.Z, level), half);
            }
        }
    }

    static Direction<SiteFrame> FromEye(View view, Point<SiteFrame> eye, ISurface surface, double column, double row)
    {
        var (from, ray) = (view.SiteFromCamera.Origin, view.Ray(column, row));
        var distance = surface.DistanceM(from, ray);
        return double.IsFinite(distance)
            ? Direction<SiteFrame>.Normalised(from.X + (distance * ray.X) - eye.X, from.Y + (distance * ray.Y) - eye.Y, from.Z + (distance * ray.Z) - eye.Z)
            : ray;
    }

    static void Mark(bool[] seen, double azimuth, double half)
    {
        var (from, to) = ((int)Math.Floor((azimuth - half) * Bins / (2 * Math.PI)), (int)Math.Floor((azimuth + half) * Bins / (2 * Math.PI)));
        for (var bin = from; bin <= to; bin++)
        {
            seen[((bin % Bins) + Bins) % Bins] = true;
        }
    }

    // The longest gap is left out; all else, smaller gaps included, is the extent.
    static (int First, int Length) Longest(bool[] seen)
    {
        var (gapStart, gapLength) = (0, 0);
        for (var start = 0; start < Bins; start++)
        {
            if (!seen[start] && seen[(start + Bins - 1) % Bins])
            {
                var length = 1;
                while (!seen[(start + length) % Bins])
                {
                    length++;
                }

                (gapStart, gapLength) = length > gapLength ? (start, length) : (gapStart, gapLength);
            }
        }

        return gapLength <= ClosedGap ? (Bins / 2, Bins) : ((gapStart + gapLength) % Bins, Bins - gapLength);
    }
}
