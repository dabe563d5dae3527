using Farside.Core.Geometry;

namespace Farside.Processing.Terrain.Stops;

/// <summary>How ties between stops correct a stop's ground: its ranges by a stretch, then the whole of it by a move.</summary>
/// <param name="Stretch">A range r becomes r + stretch · r², 1/m.</param>
public readonly record struct GroundCorrection(GroundMove Move, double Stretch)
{
    /// <summary>What is taken for a stretch is none to so large a share: a lens's middle that errs as well bends ranges otherwise.</summary>
    public const double NoStretchShare = 0.1;

    /// <param name="eye">That sees the place.</param>
    public Point<SiteFrame> Apply(Point<SiteFrame> eye, Point<SiteFrame> place)
    {
        var (x, y, z) = Stretched.Way(eye, place);
        return Move.Apply(new(place.X + (Stretch * x), place.Y + (Stretch * y), place.Z + (Stretch * z)));
    }

    /// <summary>Where a corrected place was before.</summary>
    /// <inheritdoc cref="Apply"/>
    public Point<SiteFrame> Undo(Point<SiteFrame> eye, Point<SiteFrame> place)
    {
        var before = Move.Undo(place);
        var (x, y, z) = (before.X - eye.X, before.Y - eye.Y, before.Z - eye.Z);
        var range = Math.Sqrt((x * x) + (y * y) + (z * z));
        // r + s r² = range, solved so that s may be zero.
        var share = 2 / (1 + Math.Sqrt(Math.Max(0, 1 + (4 * Stretch * range))));
        return new(eye.X + (share * x), eye.Y + (share * y), eye.Z + (share * z));
    }

    /// <summary>A range with its stretch, metres.</summary>
    public double Range(double rangeM) => rangeM + (Stretch * rangeM * rangeM);
}
