namespace Farside.Processing.Spectra;

/// <summary>The noise of a single spectrum by what its neighbouring channels scatter: soil bends slowly, noise does not.</summary>
public static class ChannelNoise
{
    /// <summary>Channels to either side whose scatter is taken together: the standard deviation is then known to a tenth, since third differences of neighbours have most of their noise in common.</summary>
    const int Around = 60;

    // The third difference of noise alone has 1 + 9 + 9 + 1 times its variance; a cubic has none of it left but a constant.
    const double ThirdDifference = 20;

    /// <summary>Standard deviation of each channel, from its third differences within one run of channels.</summary>
    /// <param name="reflectance">One detector's, evenly spaced.</param>
    /// <param name="breaks">Channels at which another run begins, e.g. behind a change of order: no difference is taken across.</param>
    public static double[] Of(IReadOnlyList<double> reflectance, params int[] breaks)
    {
        var noise = new double[reflectance.Count];
        int[] ends = [0, .. breaks.Where(at => at > 0 && at < reflectance.Count).Order(), reflectance.Count];
        for (var run = 1; run < ends.Length; run++)
        {
            Run(reflectance, ends[run - 1], ends[run], noise);
        }

        return noise;
    }

    static void Run(IReadOnlyList<double> reflectance, int from, int to, double[] noise)
    {
        // Shares of the signal: what is left when the light falls off changes little from channel to channel.
        var differences = new double[Math.Max(0, to - from - 3)];
        for (var i = 0; i < differences.Length; i++)
        {
            var at = from + i;
            var level = (reflectance[at] + reflectance[at + 1] + reflectance[at + 2] + reflectance[at + 3]) / 4;
            differences[i] = (reflectance[at + 3] - (3 * reflectance[at + 2]) + (3 * reflectance[at + 1]) - reflectance[at]) / level;
        }

        for (var channel = from; channel < to; channel++)
        {
            var middle = channel - from - 1;
            var (first, last) = Window(middle, differences.Length);
            noise[channel] = Math.Abs(reflectance[channel]) * RobustSigma.Clipped(differences[first..last]) / Math.Sqrt(ThirdDifference);
        }
    }

    // At the ends as long as in the middle, where the run allows it.
    static (int First, int Last) Window(int middle, int count)
    {
        var length = Math.Min(count, (2 * Around) + 1);
        var first = Math.Clamp(middle - Around, 0, count - length);
        return (first, first + length);
    }
}
