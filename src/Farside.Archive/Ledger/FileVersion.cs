namespace Farside.Archive.Ledger;

/// <summary>How a server tells one version of a file from another.</summary>
/// <param name="ETag">With its quotation marks; empty for none.</param>
/// <param name="LastModified">As HTTP writes it; empty for none.</param>
/// <param name="Bytes">The whole file's true size; null while unknown.</param>
public sealed record FileVersion(string ETag, string LastModified, long? Bytes)
{
    public static FileVersion Unknown { get; } = new("", "", null);

    /// <summary>What <c>If-Range</c> may carry: weak tags are not allowed to. Source: RFC 9110, 13.1.5.</summary>
    public string Condition => IsStrong ? ETag : LastModified;

    /// <summary>False only where both say something and it differs. One strong tag is one version: a length that then differs is a server's mistake.</summary>
    public bool MayBe(FileVersion other) => (IsStrong && ETag == other.ETag) || MayBeByAll(other);

    bool IsStrong => ETag.Length > 0 && !ETag.StartsWith("W/", StringComparison.Ordinal);

    bool MayBeByAll(FileVersion other) => Agree(ETag, other.ETag) && Agree(LastModified, other.LastModified) && (Bytes is null || other.Bytes is null || Bytes == other.Bytes);

    static bool Agree(string one, string other) => one.Length == 0 || other.Length == 0 || one == other;
}
