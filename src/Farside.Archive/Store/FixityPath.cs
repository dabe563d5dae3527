namespace Farside.Archive.Store;

/// <summary>File names in manifests: a line holds one name, so that line ends in names are written otherwise.</summary>
static class FixityPath
{
    /// <summary>As a bag's manifests write it.</summary>
    /// <remarks>Source: RFC 8493, section 2.1.3.</remarks>
    public static string OfBag(string relative) => relative.Replace("%", "%25", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal);

    public static string FromBag(string written) => written.Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);

    /// <summary>A whole line as <c>sha256sum</c> and <c>md5sum</c> write and read it: a backslash before a sum says that the name is escaped.</summary>
    public static string SumLine(string sum, string relative)
    {
        var escaped = relative.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);
        return $"{(escaped == relative ? "" : "\\")}{sum}  {escaped}\n";
    }
}
