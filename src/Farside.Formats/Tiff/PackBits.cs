namespace Farside.Formats.Tiff;

/// <summary>Apple's byte runs. Source: TIFF 6.0, section 9.</summary>
static class PackBits
{
    /// <summary>Fills the target as far as the runs go.</summary>
    /// <returns>Bytes filled.</returns>
    public static int Unpack(ReadOnlySpan<byte> packed, Span<byte> target)
    {
        var filled = 0;
        for (var at = 0; at < packed.Length && filled < target.Length;)
        {
            var head = (sbyte)packed[at++];
            if (head == sbyte.MinValue)
                continue;

            var count = Math.Min(head >= 0 ? head + 1 : 1 - head, target.Length - filled);
            if (head >= 0)
                count = Math.Min(count, packed.Length - at);

            if (head >= 0)
                packed.Slice(at, count).CopyTo(target[filled..]);
            else if (at < packed.Length)
                target.Slice(filled, count).Fill(packed[at]);

            filled += count;
            at += head >= 0 ? count : 1;
        }

        return filled;
    }
}
