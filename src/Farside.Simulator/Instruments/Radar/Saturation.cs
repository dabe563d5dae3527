namespace Farside.Simulator.Instruments.Radar;

/// <summary>
/// Channel 1's receiver while its own pulse passes: a ramp, then three levels. Strong swings clip near +31,250 and −50,000, weak ones lie near −9,000;
/// what was clipped is lost. The levels slope because the files' numbers are compensated for a gain that changes.
/// </summary>
/// <remarks>Source: the 101 traces of LPR-1 of 16 December 2023: extremes +36,197 and −50,751, first sample −2,432 to −3,897.</remarks>
sealed class Saturation
{
    public const int RampEnd = 20;
    public const int End = 150;

    // Within these samples: so often above, below or between the levels that windows are as strong as real ones.
    static readonly (int From, int To)[] Parts = [(RampEnd, 40), (40, 100), (100, End)];

    /// <summary>How far the swing changes with the soil's load, in units of the clipping level.</summary>
    public const double CoupledShare = 0.06;

    const double GroundShare = 0.12;
    const double Unrest = 0.002;
    const double RampUnrest = 27; // neighbours on the ramp differ by 39

    readonly double[] _swing = new double[End];

    public Saturation(LprChannel channel, ReadOnlySpan<float> ringing)
    {
        foreach (var (from, to) in Parts)
        {
            var wanted = channel.Windows.First(window => window.From == from).Rms;
            var (low, high) = (0.05, 20.0);
            for (var step = 0; step < 30; step++)
            {
                var middle = 0.5 * (low + high);
                Fill(ringing, from, to, middle);
                (low, high) = Rms(from, to) < wanted ? (middle, high) : (low, middle);
            }
        }
    }

    /// <summary>Puts the swing in units of the clipping level in place of echoes where the receiver clips.</summary>
    public void Replace(double[] gain, double[] typicalGround, float[] background, double[] floor, double[] unrest)
    {
        for (var n = 0; n < End; n++)
        {
            (gain[n], background[n], floor[n], unrest[n]) = n < RampEnd
                ? (0, (float)Ramp(n), 0, RampUnrest)
                : (GroundShare / Math.Max(typicalGround[n], 1e-12), (float)_swing[n], 0, Unrest);
        }
    }

    /// <summary>The file's number for a swing at a sample; the ramp as it is.</summary>
    public static double Clipped(double swing, int n)
    {
        if (n is < RampEnd or >= End)
        {
            return swing;
        }

        var up = Step((swing - 0.5) / 0.06);
        var down = Step((-swing - 0.5) / 0.06);
        return (up * Upper(n)) + (down * Lower(n)) + ((1 - up - down) * (-9000 + (2500 * swing)));
    }

    static double Ramp(int n) => n < 15 ? -3494 - (385 * n) + (6.2 * n * n) : -7874 + (60 * (n - 15));

    static double Upper(int n) => 31_000 + (3300 * Math.Exp(-(n - RampEnd) / 22.0)) + (350 * Math.Sin(n / 9.0));

    static double Lower(int n) => -49_200 - (1000 * Math.Exp(-Math.Pow((n - 88) / 16.0, 2))) + (250 * Math.Cos(n / 7.0));

    static double Step(double value)
    {
        var t = Math.Clamp(value, 0, 1);
        return t * t * (3 - (2 * t));
    }

    void Fill(ReadOnlySpan<float> ringing, int from, int to, double factor)
    {
        for (var n = from; n < to; n++)
        {
            _swing[n] = factor * ringing[n];
        }
    }

    double Rms(int from, int to)
    {
        var sum = 0.0;
        for (var n = from; n < to; n++)
        {
            var value = Clipped(_swing[n], n);
            sum += value * value;
        }

        return Math.Sqrt(sum / (to - from));
    }
}
