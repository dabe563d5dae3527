using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Mosaics.Projections;

/// <summary>A layout of all that is seen from one point.</summary>
public abstract record EyeProjection(Point<SiteFrame> Eye, int Width, int Height) : IProjection
{
    /// <summary>Columns that differ from a whole turn by less than this still close the ring.</summary>
    const double ClosedPx = 1e-6;

    public virtual bool Wraps => false;

    /// <summary>The direction in which a pixel looks; null where the layout shows nothing.</summary>
    public abstract Direction<SiteFrame>? Look(double column, double row);

    public abstract (double Column, double Row)? Pixel(Direction<SiteFrame> direction);

    public SiteRay? Ray(double column, double row) => Look(column, row) is { } direction ? new(Eye, direction) : null;

    public (double Column, double Row)? Pixel(Point<SiteFrame> point)
    {
        var (x, y, z) = (point.X - Eye.X, point.Y - Eye.Y, point.Z - Eye.Z);
        return x == 0 && y == 0 && z == 0 ? null : Pixel(Direction<SiteFrame>.Normalised(x, y, z));
    }

    /// <summary>Whether so many columns at this scale are one turn.</summary>
    private protected static bool IsWholeTurn(int width, double pixelsPerRadian) => Math.Abs((2 * Math.PI * pixelsPerRadian) - width) < ClosedPx;

    /// <summary>The column of an azimuth among those that are a turn apart: the one nearest to the picture's middle.</summary>
    private protected double Column(double azimuthRad, double firstAzimuthRad, double pixelsPerRadian)
    {
        var turn = 2 * Math.PI * pixelsPerRadian;
        var column = (azimuthRad - firstAzimuthRad) * pixelsPerRadian;
        var middle = (Width - 1) / 2.0;
        return column - (turn * Math.Round((column - middle) / turn));
    }

    private protected static double AzimuthRad(Direction<SiteFrame> direction) => Math.Atan2(direction.X, direction.Y);

    private protected static double ElevationRad(Direction<SiteFrame> direction) =>
        Math.Atan2(direction.Z, Math.Sqrt((direction.X * direction.X) + (direction.Y * direction.Y)));
}
