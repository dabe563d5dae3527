namespace Farside.Catalogue.Export;

/// <summary>How found products are written for other programs.</summary>
public enum ExportFormat
{
    /// <summary>Points on the Moon with what the catalogue knows of each product.</summary>
    Geojson,

    /// <summary>A line a product, RFC 4180, the first line names the columns.</summary>
    Csv,

    /// <summary>STAC items in one collection of features.</summary>
    Stac,
}
