namespace Farside.Processing.Spectra;

/// <summary>Centre, depth, area and asymmetry of a band whose continuum has been taken away.</summary>
public static class BandMeter
{
    /// <summary>The part of a band that a quartic is laid through: where it is at least so deep, of its greatest depth.</summary>
    const double FittedDepth = 0.45;

    const int Degree = 4;
    const int SmoothedAround = 14;
    const double StepNm = 0.05;

    /// <param name="removed">The spectrum over its continuum, at each channel.</param>
    /// <param name="noise">Of the same; equal weights where null.</param>
    /// <returns>Null where the window holds no band, or not enough of one.</returns>
    public static BandShape? Measure(IReadOnlyList<double> wavelengthsNm, IReadOnlyList<double> removed, BandWindow band, IReadOnlyList<double>? noise = null)
    {
        var inside = Enumerable.Range(0, removed.Count).Where(at => wavelengthsNm[at] >= band.LeftNm && wavelengthsNm[at] <= band.RightNm && double.IsFinite(removed[at])).ToList();
        if (inside.Count < 4 * Degree)
        {
            return null;
        }

        double[] nm = [.. inside.Select(at => wavelengthsNm[at])], values = [.. inside.Select(at => removed[at])];
        var smooth = LocalQuadratic.Smooth(nm, values, SmoothedAround);
        var (first, last) = Bottom(nm, smooth, band);
        if (last - first < 2 * Degree)
        {
            return null;
        }

        var (centre, least) = Least(nm[first..(last + 1)], values[first..(last + 1)], noise is null ? null : [.. inside[first..(last + 1)].Select(at => noise[at])], band);
        return double.IsNaN(centre) ? null : Shape(nm, values, centre, 1 - least);
    }

    // The channels about the least one, as far out as they are deep enough.
    static (int First, int Last) Bottom(double[] nm, double[] smooth, BandWindow band)
    {
        var candidates = Enumerable.Range(0, nm.Length).Where(at => nm[at] >= band.CentreFromNm && nm[at] <= band.CentreToNm).ToList();
        if (candidates.Count == 0)
        {
            return (0, -1);
        }

        var least = candidates.MinBy(at => smooth[at]);
        var edge = 1 - (FittedDepth * (1 - smooth[least]));
        if (!(smooth[least] < 1))
        {
            return (0, -1);
        }

        var (first, last) = (least, least);
        while (first > 0 && smooth[first - 1] < edge)
        {
            first--;
        }

        while (last < nm.Length - 1 && smooth[last + 1] < edge)
        {
            last++;
        }

        return (first, last);
    }

    static (double Centre, double Value) Least(double[] nm, double[] values, double[]? noise, BandWindow band)
    {
        var (middle, half) = ((nm[0] + nm[^1]) / 2, (nm[^1] - nm[0]) / 2);
        if (LeastSquares.Fit(Degree + 1, nm.Length, m => Powers((nm[m] - middle) / half), m => values[m], m => noise is not null && noise[m] > 0 ? 1 / (noise[m] * noise[m]) : 1) is not { Solution: var curve })
        {
            return (double.NaN, double.NaN);
        }

        var (from, to) = (Math.Max(nm[0], band.CentreFromNm), Math.Min(nm[^1], band.CentreToNm));
        var best = (Centre: double.NaN, Value: double.PositiveInfinity);
        for (var at = from; at <= to; at += StepNm)
        {
            var value = Powers((at - middle) / half).Zip(curve, (power, share) => power * share).Sum();
            best = value < best.Value ? (at, value) : best;
        }

        return best;
    }

    static double[] Powers(double x) => [1, x, x * x, x * x * x, x * x * x * x];

    static BandShape Shape(double[] nm, double[] values, double centre, double depth)
    {
        var (before, beyond) = (0.0, 0.0);
        for (var at = 1; at < nm.Length; at++)
        {
            var area = (nm[at] - nm[at - 1]) * (2 - values[at] - values[at - 1]) / 2;
            var share = Math.Clamp((centre - nm[at - 1]) / (nm[at] - nm[at - 1]), 0, 1);
            (before, beyond) = (before + (share * area), beyond + ((1 - share) * area));
        }

        return new(centre, depth, before + beyond, before + beyond == 0 ? 0 : (beyond - before) / (before + beyond));
    }
}
