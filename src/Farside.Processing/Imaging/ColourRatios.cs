namespace Farside.Processing.Imaging;

/// <summary>
/// How red and blue compare with green, cell by cell: counts over brightness (half octaves of green) and ratio (1/64 octave), so that which cells
/// count as lit can be decided after the frames of a sequence have been added up.
/// </summary>
public sealed class ColourRatios
{
    const int StepsPerOctave = 64;
    const int Octaves = 3;
    const int Levels = 35;

    /// <summary>Ratio bins: from −<see cref="Octaves"/> to +<see cref="Octaves"/>, the middle one for equal.</summary>
    const int Bins = (2 * Octaves * StepsPerOctave) + 1;

    readonly int _saturated;
    readonly short[] _log;
    readonly int[] _red = new int[Levels * Bins];
    readonly int[] _blue = new int[Levels * Bins];

    /// <param name="fullScale">Largest sample above the black level.</param>
    public ColourRatios(int fullScale)
    {
        _saturated = fullScale - (fullScale >> 6);
        _log = Logarithms(fullScale);
    }

    /// <summary>Counts one cell; saturated or empty ones say nothing of colour and are left out.</summary>
    /// <param name="red">Above the black level, as the others.</param>
    /// <param name="greens">The sum of both greens.</param>
    public void Add(int red, int greens, int blue)
    {
        if (red >= _saturated || blue >= _saturated || greens >= 2 * _saturated || red <= 0 || blue <= 0 || greens <= 0)
        {
            return;
        }

        var green = _log[greens];
        var at = (green / (StepsPerOctave / 2) * Bins) + (Octaves * StepsPerOctave);
        _red[at + Held(_log[2 * red] - green)]++;
        _blue[at + Held(_log[2 * blue] - green)]++;
    }

    public void Merge(ColourRatios other)
    {
        Sums.AddTo<int>(_red, other._red);
        Sums.AddTo<int>(_blue, other._blue);
    }

    /// <summary>
    /// The median of red / green and of blue / green over cells whose green is at least <paramref name="leastGreen"/>; null with fewer
    /// than a hundred.
    /// </summary>
    public (double Red, double Blue)? Medians(double leastGreen)
    {
        var from = Math.Clamp((int)Math.Ceiling(2 * Math.Log2(Math.Max(1, 2 * leastGreen))), 0, Levels - 1);
        return Median(_red, from) is { } red && Median(_blue, from) is { } blue ? (red, blue) : null;
    }

    static double? Median(int[] counts, int fromLevel)
    {
        var ratios = new int[Bins];
        for (var level = fromLevel; level < Levels; level++)
        {
            Sums.AddTo<int>(ratios, counts.AsSpan(level * Bins, Bins));
        }

        var half = ratios.Sum(count => (long)count) / 2.0;
        return half < 50 ? null : Math.Pow(2, (PlaceOf(half, ratios) - (Octaves * StepsPerOctave)) / StepsPerOctave);
    }

    /// <summary>Where the running sum reaches <paramref name="half"/>, in bins, interpolated within the bin.</summary>
    static double PlaceOf(double half, int[] ratios)
    {
        var below = 0L;
        var bin = 0;
        while (below + ratios[bin] < half)
        {
            below += ratios[bin++];
        }

        return bin - 0.5 + ((half - below) / ratios[bin]);
    }

    static int Held(int steps) => Math.Clamp(steps, -Octaves * StepsPerOctave, Octaves * StepsPerOctave);

    static short[] Logarithms(int fullScale)
    {
        var log = new short[(2 * fullScale) + 1];
        for (var i = 1; i < log.Length; i++)
        {
            log[i] = (short)Math.Round(StepsPerOctave * Math.Log2(i));
        }

        return log;
    }
}
