namespace Farside.Catalogue.Build;

/// <summary>A set of rows' numbers: one bit each.</summary>
sealed class NumberSet
{
    ulong[] _bits = new ulong[1024];

    public void Add(long number)
    {
        var word = (int)(number >> 6);
        if (word >= _bits.Length)
        {
            Array.Resize(ref _bits, Math.Max(word + 1, _bits.Length * 2));
        }

        _bits[word] |= 1UL << (int)(number & 63);
    }

    public bool Contains(long number) => number >> 6 < _bits.Length && (_bits[number >> 6] >> (int)(number & 63) & 1) != 0;
}
