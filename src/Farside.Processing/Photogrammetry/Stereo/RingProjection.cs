using Farside.Core.Geometry;
using Farside.Core.Units;
using Farside.Processing.Photogrammetry.Mosaics.Projections;

namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>
/// One eye's panorama of a turning head, on an upright cylinder: every column looks from a place of its own, where that eye stands when the head looks
/// that way. So near things lie apart in the two eyes' panoramas all around, and what is far does not: column = (azimuth − first azimuth) · s, row =
/// horizon row − s · tan(elevation), with s pixels a radian.
/// </summary>
/// <param name="Pivot">About which the head turns, at the eyes' height.</param>
/// <param name="RightM">The eye's place to the right of the pivot, metres; below 0 for the left eye.</param>
/// <param name="AheadM">The eye's place before the pivot, metres.</param>
/// <param name="PixelsPerRadian">Pixels a radian of azimuth, and at the horizon of elevation.</param>
/// <param name="FirstAzimuth">Azimuth of the first column's centre, clockwise from north.</param>
/// <param name="HorizonRow">Row of elevation 0.</param>
/// <remarks>Source: Peleg, Ben-Ezra &amp; Pritch 2001, IEEE Trans. PAMI 23, 279–290 (circular projections).</remarks>
public sealed record RingProjection(
    Point<SiteFrame> Pivot, double RightM, double AheadM, int Width, int Height, double PixelsPerRadian, Angle FirstAzimuth, double HorizonRow) : IProjection
{
    public bool Wraps => Math.Abs((2 * Math.PI * PixelsPerRadian) - Width) < 1e-6;

    /// <summary>Where the eye stands when the head looks along an azimuth.</summary>
    public Point<SiteFrame> Eye(double azimuthRad)
    {
        var (sin, cos) = Math.SinCos(azimuthRad);
        return new(Pivot.X + (RightM * cos) + (AheadM * sin), Pivot.Y - (RightM * sin) + (AheadM * cos), Pivot.Z);
    }

    public SiteRay? Ray(double column, double row)
    {
        var azimuth = FirstAzimuth.Radians + (column / PixelsPerRadian);
        var (sin, cos) = Math.SinCos(azimuth);
        return new(Eye(azimuth), Direction<SiteFrame>.Normalised(sin, cos, (HorizonRow - row) / PixelsPerRadian));
    }

    public (double Column, double Row)? Pixel(Direction<SiteFrame> direction)
    {
        var level = Math.Sqrt((direction.X * direction.X) + (direction.Y * direction.Y));
        return level == 0 ? null : (Column(Math.Atan2(direction.X, direction.Y)), HorizonRow - (PixelsPerRadian * direction.Z / level));
    }

    /// <summary>Where a point falls; null within the ring, where no eye looks.</summary>
    public (double Column, double Row)? Pixel(Point<SiteFrame> point)
    {
        var (x, y) = (point.X - Pivot.X, point.Y - Pivot.Y);
        var range = Math.Sqrt((x * x) + (y * y));
        var depth = Math.Sqrt((range * range) - (RightM * RightM)) - AheadM;
        if (!(depth > 0))
        {
            return null;
        }

        // The point lies RightM to the right of the pivot as the head sees it: that is the turn from its own azimuth.
        var azimuth = Math.Atan2(x, y) - Math.Asin(RightM / range);
        return (Column(azimuth), HorizonRow - (PixelsPerRadian * (point.Z - Pivot.Z) / depth));
    }

    /// <summary>Among columns a turn apart, the one nearest to the picture's middle.</summary>
    double Column(double azimuthRad)
    {
        var turn = 2 * Math.PI * PixelsPerRadian;
        var column = (azimuthRad - FirstAzimuth.Radians) * PixelsPerRadian;
        return column - (turn * Math.Round((column - ((Width - 1) / 2.0)) / turn));
    }
}
