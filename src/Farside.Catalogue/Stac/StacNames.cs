namespace Farside.Catalogue.Stac;

/// <summary>Versions, schemas and codes that items and collections name.</summary>
/// <remarks>Source: STAC 1.1.0; the extensions' own schemas; IAU_2015 codes as PROJ and GDAL list them.</remarks>
public static class StacNames
{
    public const string Version = "1.1.0";
    public const string SolarSystem = "https://stac-extensions.github.io/ssys/v1.1.0/schema.json";
    public const string Projection = "https://stac-extensions.github.io/projection/v2.0.0/schema.json";
    public const string File = "https://stac-extensions.github.io/file/v2.1.0/schema.json";
    public const string View = "https://stac-extensions.github.io/view/v1.1.0/schema.json";

    /// <summary>The Moon, planetocentric longitude east and latitude, on the sphere of 1737.4 km.</summary>
    public const string MoonCode = "IAU_2015:30100";

    public const string JsonType = "application/json";
    public const string GeoJsonType = "application/geo+json";
    public const string HtmlType = "text/html";
    public const string SchemaType = "application/schema+json";

    /// <summary>The identifier of the root catalogue.</summary>
    public const string RootId = "farside";
}
