using Farside.Core;

namespace Farside.Site;

/// <summary>Products → a folder of static pages that opens from disk and from any web host.</summary>
public static class SitePublisher
{
    /// <summary>Writes the site of all products under <paramref name="productsRoot"/>; what is already right is left alone. A product that vanished or was withdrawn leaves a page that says so.</summary>
    /// <exception cref="FarsideException">No such folder; a site's folder that is somebody else's; a line of withdrawn.txt that names no product.</exception>
    public static PublishReport Publish(string productsRoot, string siteRoot, PublishOptions? options = null, IProgress<PublishProgress>? progress = null, CancellationToken cancel = default)
    {
        options ??= new();
        if (!Directory.Exists(productsRoot))
        {
            throw new FarsideException($"{productsRoot}: found no such folder; expected the products of farside make or farside run.");
        }

        if (options.Address is { } address && (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || !address.AbsolutePath.EndsWith('/')))
        {
            throw new FarsideException($"{address.OriginalString}: found no address of a site; expected one of http or https that ends in a slash, e.g. https://example.org/moon/.");
        }

        return new Publication(Path.GetFullPath(productsRoot), siteRoot, options, progress).Run(cancel);
    }
}
