using Farside.Core;

namespace Farside.Cli;

/// <summary>Which folders may not lie in which: each stage writes its own and leaves the one before it alone.</summary>
static class Places
{
    /// <summary>The archive stays as it was served, so nothing is written inside it.</summary>
    public static void RequireOutside(string archive, string output)
    {
        if (IsWithin(output, archive))
        {
            throw new FarsideException($"--out: found {output}, which lies in the archive {archive}; expected a folder outside it: the archive stays as it was served. Choose another one.");
        }
    }

    /// <summary>A site has a folder <c>products</c> of its own, which it sweeps: the products to show may not be that one.</summary>
    public static void RequireApart(string products, string site)
    {
        if (IsWithin(site, products) || IsWithin(products, Path.Combine(site, "products")) || IsWithin(Path.Combine(site, "products"), products))
        {
            throw new FarsideException($"--out: found {site}, whose pages would lie among the products {products}; expected a folder of the site's own. Choose another one, e.g. site.");
        }
    }

    static bool IsWithin(string inner, string outer)
    {
        var (below, above) = (Real(inner), Real(outer));
        return below == above || below.StartsWith(above.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    // Links followed in the part of the path that is there.
    static string Real(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }

        var here = Path.Combine(Real(parent), Path.GetFileName(full));
        return Directory.Exists(here) && Directory.ResolveLinkTarget(here, returnFinalTarget: true) is { } target ? Real(target.FullName) : here;
    }
}
