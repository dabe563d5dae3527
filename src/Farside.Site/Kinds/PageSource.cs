using System.Text.Json;
using Farside.Catalogue.Records;
using Farside.Site.Contents;

namespace Farside.Site.Kinds;

/// <summary>What a kind of page works with: the product, what is known of all others, and where its files go.</summary>
sealed class PageSource(ProductRecord record, Listed row, SiteContents contents, ShownPictures pictures, Geometries geometries)
{
    public ProductRecord Record => record;
    public Listed Row => row;
    public SiteContents Contents => contents;
    public ShownPictures Pictures => pictures;
    public Geometries Geometries => geometries;

    /// <summary>The page of another product, relative to this one's; null where the site has none.</summary>
    public string? PageOf(string key) => contents.Find(key) is { } other ? "../../../" + other.Page : null;

    public ProductFile? File(string name) => record.Files.FirstOrDefault(file => file.Name == name);
    public ProductFile? ByRole(string role) => record.Files.FirstOrDefault(file => file.Role == role);
    public string PathOf(string name) => Path.Combine(record.Folder, name);

    /// <summary>A JSON file of the product; null where it is absent, too large or not JSON.</summary>
    public JsonDocument? Json(string name) => JsonFile.Read(PathOf(name));
}
