using Farside.Archive.Portal.Http;

namespace Farside.Archive.Portal.Sources;

/// <summary>What somebody names as a source → the source.</summary>
public static class ProductSources
{
    /// <param name="given">Null for the portal; else a link list, a folder, a ZIP file, or the address of a folder on the web.</param>
    /// <param name="portal">Where the portal is; null for the known place.</param>
    /// <exception cref="FetchException">Nothing that products can be had from.</exception>
    public static IProductSource Open(string? given, PoliteOptions options, Uri? portal = null)
    {
        if (given is null)
        {
            var address = portal ?? PortalFacts.Address;
            return new GrasPortal(Client(options, portal), address);
        }

        if (given.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || given.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            var folder = Uri.TryCreate(given.TrimEnd('/') + "/", UriKind.Absolute, out var address) ? address : throw new FetchException("source", ArchivePath.Shown(given), "a web address");
            return new HttpFolder(Client(options, folder), folder);
        }

        return Directory.Exists(given) ? new LocalFolder(given)
            : !File.Exists(given) ? throw new FetchException(given, "nothing there", "a link list, a folder, a ZIP file or a web address")
            : given.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? OfZip(given, options)
            : new LinkListSource(Client(options, null), Path.GetFileName(given), remark => LinkList.Read(given, remark));
    }

    static IProductSource OfZip(string path, PoliteOptions options) =>
        ZipSource.LinksIn(path) is { } links ? new LinkListSource(Client(options, null), Path.GetFileName(path), remark => LinkList.Read(Path.GetFileName(path), links, remark)) : new ZipSource(path);

    // Whoever names a server by hand wants it asked.
    static PoliteClient Client(PoliteOptions options, Uri? named) => new(named is null ? options : options with { Hosts = [.. options.Hosts, named.Authority] });
}
