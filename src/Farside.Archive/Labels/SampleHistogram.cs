using System.Runtime.InteropServices;

namespace Farside.Archive.Labels;

/// <summary>Counts of every value of 8- or 16-bit integers: statistics from it are as exact as doubles are, at the speed of counting.</summary>
sealed class SampleHistogram(SampleType type)
{
    // Four tables, so that equal neighbours do not wait for each other's count.
    readonly long[][] _bytes = type.Bytes == 1 ? [new long[256], new long[256], new long[256], new long[256]] : [];
    readonly long[] _words = type.Bytes == 2 ? new long[65536] : [];

    public void Add(Span<byte> block)
    {
        if (type.Bytes == 1)
            AddBytes(block);
        else
            AddWords(MemoryMarshal.Cast<byte, ushort>(block));
    }

    public SampleStatistics Result(ArrayStructure array, (double Factor, double Offset) scale)
    {
        var specials = ArrayReader.SpecialValues(array.Specials, type);
        var counts = Values().Where(pair => pair.Count > 0)
            .Select(pair => (Value: array.BitMask is { } mask && !specials.Contains(pair.Value) ? SampleDecoder.Masked(pair.Value, mask, type) : pair.Value, pair.Count));
        var valid = counts.Where(pair => !specials.Contains(pair.Value)).Select(pair => (Value: pair.Value * scale.Factor + scale.Offset, pair.Count)).ToList();
        var special = counts.Where(pair => specials.Contains(pair.Value)).Sum(pair => pair.Count);
        var count = valid.Sum(pair => pair.Count);
        if (count == 0)
            return new(0, double.NaN, double.NaN, double.NaN, double.NaN, special, 0);

        // Around the middle value, so that large offsets cost no digits.
        var centre = valid[valid.Count / 2].Value;
        var mean = centre + valid.Sum(pair => (pair.Value - centre) * pair.Count) / count;
        var squares = valid.Sum(pair => (pair.Value - mean) * (pair.Value - mean) * pair.Count);
        return new(count, valid.Min(pair => pair.Value), valid.Max(pair => pair.Value), mean, Math.Sqrt(squares / count), special, 0);
    }

    void AddBytes(ReadOnlySpan<byte> block)
    {
        var (a, b, c, d) = (_bytes[0], _bytes[1], _bytes[2], _bytes[3]);
        var i = 0;
        for (; i + 4 <= block.Length; i += 4)
        {
            a[block[i]]++;
            b[block[i + 1]]++;
            c[block[i + 2]]++;
            d[block[i + 3]]++;
        }

        for (; i < block.Length; i++)
        {
            a[block[i]]++;
        }
    }

    void AddWords(ReadOnlySpan<ushort> block)
    {
        foreach (var word in block)
        {
            _words[word]++;
        }
    }

    /// <summary>Values in rising order of their bits; the words were counted in this machine's byte order.</summary>
    IEnumerable<(double Value, long Count)> Values()
    {
        var raw = new byte[type.Bytes];
        for (var i = 0; i < (type.Bytes == 1 ? 256 : 65536); i++)
        {
            raw[0] = (byte)(i & 0xFF);
            if (type.Bytes == 2)
                raw[1] = (byte)(i >> 8);

            var count = type.Bytes == 1 ? _bytes[0][i] + _bytes[1][i] + _bytes[2][i] + _bytes[3][i] : _words[i];
            yield return (SampleDecoder.Real(raw, type), count);
        }
    }
}
