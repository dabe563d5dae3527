using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Mosaics.Projections;

/// <summary>A map: straight down on the ground, north up, so many metres a pixel.</summary>
/// <param name="WestM">East coordinate of the first column's centres.</param>
/// <param name="NorthM">North coordinate of the first row's centres.</param>
/// <param name="MetresPerPixel">Above 0.</param>
/// <param name="TopM">Height above the site's origin from which rays fall: above all ground.</param>
public sealed record VerticalProjection(int Width, int Height, double WestM, double NorthM, double MetresPerPixel, double TopM) : IProjection
{
    public bool Wraps => false;

    /// <summary>A square map about a point.</summary>
    /// <param name="reachM">Metres from the middle to each side.</param>
    public static VerticalProjection Around(Point<SiteFrame> middle, double reachM, double metresPerPixel)
    {
        var size = Math.Max(1, (int)Math.Round(2 * reachM / metresPerPixel));
        var toFirst = (size - 1) / 2.0 * metresPerPixel;
        return new(size, size, middle.X - toFirst, middle.Y + toFirst, metresPerPixel, middle.Z + 1000);
    }

    public SiteRay? Ray(double column, double row) =>
        new(new(WestM + (column * MetresPerPixel), NorthM - (row * MetresPerPixel), TopM), new(0, 0, -1));

    /// <summary>No direction has a place on a map.</summary>
    public (double Column, double Row)? Pixel(Direction<SiteFrame> direction) => null;

    public (double Column, double Row)? Pixel(Point<SiteFrame> point) =>
        ((point.X - WestM) / MetresPerPixel, (NorthM - point.Y) / MetresPerPixel);
}
