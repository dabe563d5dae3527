namespace Farside.Simulator.Instruments;

/// <summary>A label's Object_Statistics, true to the stored numbers.</summary>
readonly record struct Statistics(double Maximum, double Minimum, double Mean, double StandardDeviation)
{
    public static Statistics Of(ReadOnlySpan<ushort> samples)
    {
        var (min, max, sum, squares) = (ushort.MaxValue, ushort.MinValue, 0L, 0L);
        foreach (var sample in samples)
        {
            (min, max) = (Math.Min(min, sample), Math.Max(max, sample));
            sum += sample;
            squares += (long)sample * sample;
        }

        var mean = sum / (double)samples.Length;
        return new(max, min, mean, Math.Sqrt(Math.Max(0, (squares / (double)samples.Length) - (mean * mean))));
    }
}
