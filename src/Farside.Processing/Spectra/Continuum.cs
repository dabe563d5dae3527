namespace Farside.Processing.Spectra;

/// <summary>What a spectrum would be without its absorption bands.</summary>
public static class Continuum
{
    /// <summary>The upper convex hull: straight lines over the spectrum that touch it and never turn upwards.</summary>
    /// <param name="wavelengthsNm">Rising.</param>
    /// <returns>The hull at each channel.</returns>
    /// <remarks>Source: Clark &amp; Roush 1984, J. Geophys. Res. 89, 6329; the hull by Andrew's monotone chain, Inf. Process. Lett. 9, 216 (1979).</remarks>
    public static double[] Hull(IReadOnlyList<double> wavelengthsNm, IReadOnlyList<double> values)
    {
        var corners = new List<int>();
        for (var at = 0; at < values.Count; at++)
        {
            while (corners.Count > 1 && !TurnsDown(corners[^2], corners[^1], at))
            {
                corners.RemoveAt(corners.Count - 1);
            }

            corners.Add(at);
        }

        return Between(wavelengthsNm, values, corners);

        bool TurnsDown(int a, int b, int c) =>
            ((values[b] - values[a]) * (wavelengthsNm[c] - wavelengthsNm[b])) > ((values[c] - values[b]) * (wavelengthsNm[b] - wavelengthsNm[a]));
    }

    /// <summary>The straight line through the middles of a band's two shoulders.</summary>
    /// <returns>The line at each channel; null where a shoulder has no channel.</returns>
    public static double[]? Line(IReadOnlyList<double> wavelengthsNm, IReadOnlyList<double> values, BandWindow band)
    {
        var (left, right) = (Shoulder(band.LeftFromNm, band.LeftToNm), Shoulder(band.RightFromNm, band.RightToNm));
        if (double.IsNaN(left.Value) || double.IsNaN(right.Value))
        {
            return null;
        }

        var slope = (right.Value - left.Value) / (right.Nm - left.Nm);
        return [.. wavelengthsNm.Select(nm => left.Value + (slope * (nm - left.Nm)))];

        (double Nm, double Value) Shoulder(double from, double to)
        {
            var inside = Enumerable.Range(0, values.Count).Where(at => wavelengthsNm[at] >= from && wavelengthsNm[at] <= to && double.IsFinite(values[at])).ToList();
            return inside.Count == 0 ? (double.NaN, double.NaN) : (inside.Average(at => wavelengthsNm[at]), inside.Average(at => values[at]));
        }
    }

    static double[] Between(IReadOnlyList<double> nm, IReadOnlyList<double> values, List<int> corners)
    {
        var hull = new double[values.Count];
        for (var leg = 0; leg < corners.Count; leg++)
        {
            var (a, b) = (corners[leg], corners[Math.Min(leg + 1, corners.Count - 1)]);
            for (var at = a; at <= b; at++)
            {
                hull[at] = a == b ? values[a] : double.Lerp(values[a], values[b], (nm[at] - nm[a]) / (nm[b] - nm[a]));
            }
        }

        return hull;
    }
}
