namespace Farside.Archive.Ledger;

/// <summary>One file of a product: what is known of it at its source and on this disk.</summary>
/// <param name="Name">As it is called in the archive.</param>
public sealed record LedgerFile(string Name, bool IsLabel)
{
    /// <summary>Which source lists it; empty for what was only found here.</summary>
    public string Source { get; init; } = "";

    /// <summary>The source's own handle: a record number, an address, a path.</summary>
    public string Key { get; init; } = "";

    /// <summary>Where it was fetched from or would be; empty while nobody has asked.</summary>
    public string Address { get; init; } = "";

    /// <summary>What the source's list says of its size, bytes. Often wrong: never compared with anything.</summary>
    public long? StatedBytes { get; init; }

    /// <summary>Below the archive, with forward slashes; null while it is not here.</summary>
    public string? Path { get; init; }

    /// <summary>On this disk; 0 while it is not here.</summary>
    public long Bytes { get; init; }

    /// <summary>64 small hexadecimal digits; empty where nobody has hashed it.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The server's, as it came.</summary>
    public FileVersion Version { get; init; } = FileVersion.Unknown;

    /// <summary>When it came to be here, or was found here, UTC.</summary>
    public DateTime? Since { get; init; }

    /// <summary>The file's time of last change when it was recorded, UTC: another time means somebody touched it.</summary>
    public DateTime? Changed { get; init; }

    /// <summary>What a part of it that lies in <c>.farside/partial</c> was begun from; null where none was begun.</summary>
    public FileVersion? Begun { get; init; }

    /// <summary>The source said that it has no such file.</summary>
    public bool IsAbsent { get; init; }

    public bool IsHere => Path is not null;
}
