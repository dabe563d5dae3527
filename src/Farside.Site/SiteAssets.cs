using System.Reflection;

namespace Farside.Site;

/// <summary>What every site carries beside its pages: styles, scripts, the mark. Built from <c>web/</c>, embedded here.</summary>
static class SiteAssets
{
    const string Prefix = "assets/";

    /// <summary>Written first, so that a folder that has it is known as a site of ours.</summary>
    public const string Mark = Prefix + "site.css";

    public static void Write(SiteFolder folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).OrderByDescending(name => name == Mark).ThenBy(name => name, StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            folder.Write(name, bytes.ToArray());
        }
    }
}
