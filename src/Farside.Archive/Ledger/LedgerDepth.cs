namespace Farside.Archive.Ledger;

/// <summary>How closely new and touched files are looked at when a ledger is brought to what its folder holds.</summary>
public enum LedgerDepth
{
    /// <summary>Names, sizes and times only; whoever looks closer later looks at these again.</summary>
    Names,

    /// <summary>Labels too: is there as much data as they say?</summary>
    Labels,

    /// <summary>All bytes, for their hashes.</summary>
    Hashes,
}
