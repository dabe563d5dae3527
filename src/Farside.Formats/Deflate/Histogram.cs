namespace Farside.Formats.Deflate;

/// <summary>How often each byte occurs.</summary>
sealed class Histogram
{
    /// <summary>Four lanes, so that equal neighbours do not wait for each other.</summary>
    readonly uint[] _lanes = new uint[4 * 256];

    public void Clear() => Array.Clear(_lanes);

    public unsafe void Add(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        fixed (uint* a = _lanes)
        {
            uint* b = a + 256, c = a + 512, d = a + 768;
            var end = start + (bytes.Length & ~7);
            for (var at = start; at < end; at += 8)
            {
                var eight = *(ulong*)at;
                a[(byte)eight]++;
                b[(byte)(eight >> 8)]++;
                c[(byte)(eight >> 16)]++;
                d[(byte)(eight >> 24)]++;
                a[(byte)(eight >> 32)]++;
                b[(byte)(eight >> 40)]++;
                c[(byte)(eight >> 48)]++;
                d[eight >> 56]++;
            }
        }

        AddPlainly(bytes[(bytes.Length & ~7)..]);
    }

    public void AddPlainly(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            _lanes[value]++;
    }

    public void Sum(Span<uint> counts)
    {
        for (var value = 0; value < 256; value++)
            counts[value] = _lanes[value] + _lanes[256 + value] + _lanes[512 + value] + _lanes[768 + value];
    }
}
