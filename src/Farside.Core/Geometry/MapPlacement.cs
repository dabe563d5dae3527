using Farside.Core.Units;

namespace Farside.Core.Geometry;

/// <summary>Where a picture of so many pixels lies on a map, and the map on a sphere: pixel ↔ map x, y ↔ longitude, latitude.</summary>
/// <param name="Map">Null for a plane of its own, whose metres are somebody's site.</param>
/// <param name="OriginX">Map x of the outer corner of the top-left pixel.</param>
/// <param name="OriginY">Map y of that corner.</param>
/// <param name="PixelWidth">Map units a column, eastward.</param>
/// <param name="PixelHeight">Map units a row, southward (positive for a picture with north up).</param>
public sealed record MapPlacement(SphereMap? Map, int Width, int Height, double OriginX, double OriginY, double PixelWidth, double PixelHeight)
{
    /// <summary>Map x gained by a row: 0 for a picture with north up.</summary>
    public double RowX { get; init; }

    /// <summary>Map y gained by a column: 0 for a picture with north up.</summary>
    public double ColumnY { get; init; }

    /// <summary>Metres of the map that a pixel is wide; of the equator where the map is one of degrees.</summary>
    public double PixelM => Math.Sqrt((PixelWidth * PixelWidth) + (ColumnY * ColumnY)) * (Map?.Projection == SphereProjection.Geographic ? Map.RadiusM * Math.PI / 180 : 1);

    /// <summary>Where a pixel's place falls on the map; integers are pixel centres.</summary>
    public (double X, double Y) MapOf(double column, double row) => (
        OriginX + ((column + 0.5) * PixelWidth) + ((row + 0.5) * RowX), OriginY + ((column + 0.5) * ColumnY) - ((row + 0.5) * PixelHeight));

    /// <summary>The way back.</summary>
    public (double Column, double Row) PixelOf(double x, double y)
    {
        var (dx, dy) = (x - OriginX, y - OriginY);
        var determinant = (PixelWidth * PixelHeight) + (RowX * ColumnY);
        return ((((PixelHeight * dx) + (RowX * dy)) / determinant) - 0.5, (((ColumnY * dx) - (PixelWidth * dy)) / determinant) - 0.5);
    }

    /// <summary>The place under a pixel, longitude 0–360 east; null off the sphere, or where no sphere is known.</summary>
    public (Angle Longitude, Angle Latitude)? OnSphere(double column, double row) => MapOf(column, row) is var (x, y) ? Map?.OnSphere(x, y) : null;

    /// <summary>
    /// The pixel's place over a place of the sphere, perhaps outside the picture; null where the map cannot show it. On a map that comes round, the turn that lies in the picture, or nearest to it: some count longitudes
    /// from 0, some from −180, whatever their centre.
    /// </summary>
    public (double Column, double Row)? PixelOf(Angle longitude, Angle latitude)
    {
        if (Map?.Of(longitude, latitude) is not var (x, y))
            return null;

        var pixel = PixelOf(x, y);
        if (Map.Turn is not { } turn)
            return pixel;

        var (next, _) = PixelOf(x + turn, y);
        var columns = next - pixel.Column;
        var turns = Math.Round((((Width - 1) / 2.0) - pixel.Column) / columns);
        return PixelOf(x + (turns * turn), y);
    }
}
