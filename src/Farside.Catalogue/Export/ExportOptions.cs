namespace Farside.Catalogue.Export;

/// <summary>What an export knows beside the catalogue.</summary>
public sealed record ExportOptions
{
    /// <summary>Where the site of these products is read, a slash at its end: links and assets of STAC items are absolute then; null leaves them relative to the site's root.</summary>
    public Uri? Site { get; init; }

    /// <summary>Folder of the products, whose records list all files; null knows thumbnails alone.</summary>
    public string? Products { get; init; }
}
