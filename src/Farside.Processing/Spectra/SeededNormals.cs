namespace Farside.Processing.Spectra;

/// <summary>Normally distributed numbers that are the same for the same seed on every machine.</summary>
/// <remarks>SplitMix64 (Steele, Lea &amp; Flood 2014) and the polar method of Marsaglia and Bray (1964).</remarks>
sealed class SeededNormals(ulong seed)
{
    ulong _state = seed;
    double? _spare;

    public double Next()
    {
        if (_spare is { } kept)
        {
            _spare = null;
            return kept;
        }

        double x, y, square;
        do
        {
            (x, y) = ((2 * Uniform()) - 1, (2 * Uniform()) - 1);
            square = (x * x) + (y * y);
        }
        while (square is >= 1 or 0);
        var length = Math.Sqrt(-2 * Math.Log(square) / square);
        _spare = y * length;
        return x * length;
    }

    double Uniform()
    {
        unchecked
        {
            _state += 0x9e3779b97f4a7c15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
            z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }
}
