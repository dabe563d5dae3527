using Farside.Archive.Missions;
using Farside.Core.Sky;
using Farside.Formats.Tiff;
using Farside.Processing.Descent.Map;

namespace Farside.Products.Recipes.Descent;

/// <summary>
/// Where a map's origin lies on the Moon, and its coordinates there: an orthographic map on the level plane at the lander's position of the labels. Its sphere goes through the site, so that metres are metres of the ground and
/// degrees are those of <see cref="LunarSite.PointAt"/> (docs/decisions/0009).
/// </summary>
sealed class DescentMapSite
{
    readonly string _name;
    readonly LunarSite _site;

    DescentMapSite(string name, LunarSite? site) => (_name, _site) = (name, site ?? new("unknown", default, default, 0));

    /// <summary>Without a known site the same plane about 0° north, 0° east; metres stay.</summary>
    public static DescentMapSite Of(string mission) => MissionRegistry.Find(mission) is { } known
        ? new($"Moon, local orthographic about the {known.Title} lander's label position", known.Origin)
        : new("Moon, local orthographic about a place that is not known", null);

    public GeoReference Reference(MapGrid grid) =>
        GeoReference.OrthographicOnSphere(_name, _site.RadiusM, _site.Latitude.Degrees, _site.Longitude.Degrees, grid.WestM, grid.NorthM, grid.PixelM);

    /// <summary>The same system as text.</summary>
    /// <remarks>Source: OGC 01-009, well-known text as GDAL reads it.</remarks>
    public string WellKnownText => FormattableString.Invariant(
        $"PROJCS[\"{_name}\",GEOGCS[\"{_name}\",DATUM[\"Moon\",SPHEROID[\"Moon\",{_site.RadiusM:0.###},0]],PRIMEM[\"Reference meridian\",0],UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Orthographic\"],PARAMETER[\"latitude_of_origin\",{_site.Latitude.Degrees}],PARAMETER[\"central_meridian\",{_site.Longitude.Degrees}],PARAMETER[\"false_easting\",0],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]]");

    /// <summary>Longitude (east, −180 to 180) and latitude of a point of the plane, degrees.</summary>
    public (double Longitude, double Latitude) OnSphere(double eastM, double northM)
    {
        var point = _site.PointAt(eastM, northM);
        return (((point.Longitude.Degrees + 540) % 360) - 180, point.Latitude.Degrees);
    }
}
