namespace Farside.Catalogue.Stac;

/// <summary>Where an item's relatives lie, as its links say it: relative in files, absolute from a server.</summary>
/// <param name="Root">The root catalogue.</param>
/// <param name="Parent">The catalogue or collection that lists the item.</param>
/// <param name="Self">The item; null where nobody knows where it will be read.</param>
/// <param name="Folder">The product's folder in the site, a slash at its end; empty for the item's own; null where there is no site.</param>
/// <param name="Terms">The page that says what may be done with it; null for none.</param>
public sealed record StacAddresses(string Root, string Collection, string Parent, string? Self, string? Folder, string? Terms)
{
    /// <summary>Of a file in the product's folder.</summary>
    internal string? File(string name) => Folder is null ? null : Folder.Length == 0 ? "./" + Uri.EscapeDataString(name) : Folder + Uri.EscapeDataString(name);
}
