using Farside.Core.Sky;
using Farside.Formats.Tiff;
using Farside.Simulator.Mission;

namespace Farside.Simulator.Instruments.Orbiter;

/// <summary>The pixels of an orbiter's map: square, north up, the site's origin in the middle, orthographic on the sphere of 1737.4 km as such maps are, whatever height the ground has.</summary>
/// <param name="Size">Pixels each way.</param>
/// <param name="PixelM">Metres of the map, which at the site's depth are 0.3 % less on the ground.</param>
readonly record struct MapGrid(int Size, double PixelM)
{
    static double SiteRadiusM => LunarSite.SphereRadiusM + LandingSite.Origin.HeightM;

    public double HalfM => Size * PixelM / 2;

    public GeoReference Geo => GeoReference.OrthographicOnSphere("Moon, local orthographic about the Chang'e-4 lander's label position", LunarSite.SphereRadiusM,
        LandingSite.Origin.Latitude.Degrees, LandingSite.Origin.Longitude.Degrees, -HalfM, HalfM, PixelM);

    public (double X, double Y) MapOf(int column, int row) => (((column + 0.5) * PixelM) - HalfM, HalfM - ((row + 0.5) * PixelM));

    /// <summary>Where the ground below a place of the map lies: east and north of the origin in the site's axes, and its height above the sphere.</summary>
    /// <param name="heightM">Of the site's ground above its level plane.</param>
    public static (double EastM, double NorthM, double ElevationM) Ground(double x, double y, Func<double, double, double> heightM)
    {
        var (toEast, toNorth) = (x / LunarSite.SphereRadiusM, y / LunarSite.SphereRadiusM);
        var toUp = Math.Sqrt(1 - (toEast * toEast) - (toNorth * toNorth));
        var radius = SiteRadiusM / toUp;
        for (var round = 0; round < 2; round++)
        {
            // A metre of height moves the place by its share of the Moon's radius: two rounds are enough for any hill.
            radius = (SiteRadiusM + heightM(radius * toEast, radius * toNorth)) / toUp;
        }

        return (radius * toEast, radius * toNorth, radius - LunarSite.SphereRadiusM);
    }
}
