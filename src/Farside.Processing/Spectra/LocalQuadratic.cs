namespace Farside.Processing.Spectra;

/// <summary>Smoothing by a parabola through the channels around each one: what bends slowly stays, noise goes.</summary>
public static class LocalQuadratic
{
    /// <param name="around">Channels taken to either side; at the ends as many as there are.</param>
    /// <remarks>Source: Savitzky &amp; Golay 1964, Anal. Chem. 36, 1627, for evenly spaced channels; here for any.</remarks>
    public static double[] Smooth(IReadOnlyList<double> wavelengthsNm, IReadOnlyList<double> values, int around) =>
        [.. Enumerable.Range(0, values.Count).Select(at => At(wavelengthsNm, values, at, around))];

    static double At(IReadOnlyList<double> nm, IReadOnlyList<double> values, int at, int around)
    {
        // Weights of a parabola fitted about the channel: sums of powers of the distance, then the constant term.
        var (first, last) = (Math.Max(0, at - around), Math.Min(values.Count - 1, at + around));
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, y0 = 0, y1 = 0, y2 = 0;
        var width = Math.Max(nm[last] - nm[at], nm[at] - nm[first]);
        for (var i = first; i <= last; i++)
        {
            if (double.IsNaN(values[i]))
            {
                continue;
            }

            var x = width > 0 ? (nm[i] - nm[at]) / width : 0;
            (s0, s1, s2, s3, s4) = (s0 + 1, s1 + x, s2 + (x * x), s3 + (x * x * x), s4 + (x * x * x * x));
            (y0, y1, y2) = (y0 + values[i], y1 + (x * values[i]), y2 + (x * x * values[i]));
        }

        var (a, b, c) = ((s2 * s4) - (s3 * s3), (s2 * s3) - (s1 * s4), (s1 * s3) - (s2 * s2));
        var determinant = (s0 * a) + (s1 * b) + (s2 * c);
        return determinant > 1e-12 * s0 * s0 * s0 ? ((a * y0) + (b * y1) + (c * y2)) / determinant : s0 > 0 ? y0 / s0 : double.NaN;
    }
}
