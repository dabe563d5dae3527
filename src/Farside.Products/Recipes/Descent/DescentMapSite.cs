using Farside.Archive.Missions;
using Farside.Core.Sky;
using Farside.Formats.Tiff;
using Farside.Processing.Descent.Map;

namespace Farside.Products.Recipes.Descent;

/// <summary>Where a map's origin lies on the Moon, and its coordinates there: an orthographic map on the plane that touches the sphere at the lander's position of the labels.</summary>
sealed class DescentMapSite
{
    readonly string _name;
    readonly double _latitude;
    readonly double _longitude;

    DescentMapSite(string name, LunarSite? site) =>
        (_name, _latitude, _longitude) = (name, site?.Latitude.Degrees ?? 0, site?.Longitude.Degrees ?? 0);

    /// <summary>Without a known site the same plane about 0° north, 0° east; metres stay.</summary>
    public static DescentMapSite Of(string mission) => MissionRegistry.Find(mission) is { } known
        ? new($"Moon, local orthographic about the {known.Title} lander's label position", known.Origin)
        : new("Moon, local orthographic about a place that is not known", null);

    public GeoReference Reference(MapGrid grid) =>
        GeoReference.OrthographicOnSphere(_name, LunarSite.SphereRadiusM, _latitude, _longitude, grid.WestM, grid.NorthM, grid.PixelM);

    /// <summary>The same system as text.</summary>
    /// <remarks>Source: OGC 01-009, well-known text as GDAL reads it.</remarks>
    public string WellKnownText => FormattableString.Invariant(
        $"PROJCS[\"{_name}\",GEOGCS[\"{_name}\",DATUM[\"Moon\",SPHEROID[\"Moon\",{LunarSite.SphereRadiusM:0},0]],PRIMEM[\"Reference meridian\",0],UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Orthographic\"],PARAMETER[\"latitude_of_origin\",{_latitude}],PARAMETER[\"central_meridian\",{_longitude}],PARAMETER[\"false_easting\",0],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]]");

    /// <summary>Longitude (east, −180 to 180) and latitude of a point of the plane, degrees.</summary>
    public (double Longitude, double Latitude) OnSphere(double eastM, double northM)
    {
        var (x, y) = (eastM / LunarSite.SphereRadiusM, northM / LunarSite.SphereRadiusM);
        var (sin, cos) = Math.SinCos(_latitude * Math.PI / 180);
        var z = Math.Sqrt(Math.Max(0, 1 - (x * x) - (y * y)));
        var latitude = Math.Asin(Math.Clamp((y * cos) + (z * sin), -1, 1));
        var longitude = (_longitude * Math.PI / 180) + Math.Atan2(x, (z * cos) - (y * sin));
        return (((longitude * 180 / Math.PI) + 540) % 360 - 180, latitude * 180 / Math.PI);
    }
}
