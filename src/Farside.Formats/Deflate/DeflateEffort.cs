namespace Farside.Formats.Deflate;

/// <summary>How hard to look for repetition. The bytes depend on the effort and the input alone, never on the machine.</summary>
public enum DeflateEffort
{
    /// <summary>Bytes repeated in a row, and a Huffman code for each block: what filtered pictures need, near the speed of memory.</summary>
    Fast,

    /// <summary>Repetition anywhere in the last 32 KiB, best of a few candidates, lazily.</summary>
    Balanced,

    /// <summary>As <see cref="Balanced"/>, over many more candidates.</summary>
    Smallest,
}
