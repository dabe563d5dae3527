namespace Farside.Processing.Radar;

/// <summary>Values between samples: eight neighbours, weighed by a sinc under a Hann window. Good to a thousandth for waves of three samples and longer.</summary>
static class SincCurve
{
    public const int Taps = 8;
    const int Steps = 512;

    static readonly float[] Weights = Table();

    /// <summary>The eight weights for a place so much of a sample past the fourth tap.</summary>
    public static ReadOnlySpan<float> At(double fraction) => Weights.AsSpan((int)Math.Round(fraction * Steps) * Taps, Taps);

    /// <summary>The value at a place between samples; outside the row lies nothing.</summary>
    public static float Value(ReadOnlySpan<float> row, double at)
    {
        var floor = (int)Math.Floor(at);
        var weights = At(at - floor);
        var (first, sum) = (floor - (Taps / 2) + 1, 0f);
        for (var tap = 0; tap < Taps; tap++)
        {
            sum += (uint)(first + tap) < (uint)row.Length ? weights[tap] * row[first + tap] : 0;
        }

        return sum;
    }

    static float[] Table()
    {
        var table = new float[(Steps + 1) * Taps];
        for (var step = 0; step <= Steps; step++)
        {
            var sum = 0.0;
            for (var tap = 0; tap < Taps; tap++)
            {
                var x = tap - (Taps / 2) + 1 - (step / (double)Steps);
                var value = (Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x)) * (0.5 + (0.5 * Math.Cos(Math.PI * x / (Taps / 2 + 0.5))));
                table[(step * Taps) + tap] = (float)value;
                sum += value;
            }

            for (var tap = 0; tap < Taps; tap++)
            {
                table[(step * Taps) + tap] = (float)(table[(step * Taps) + tap] / sum);
            }
        }

        return table;
    }
}
