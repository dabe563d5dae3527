namespace Farside.Processing.Spectra;

/// <summary>Centre, depth, area and asymmetry of a band whose continuum has been taken away.</summary>
public static class BandMeter
{
    /// <summary>The part of a band that a curve is laid through: where it is at least so deep, of its greatest depth.</summary>
    const double ClearPart = 0.4;

    /// <summary>The same of a faint band.</summary>
    const double FaintPart = 0.25;

    /// <summary>A band so many times as deep as its channels are noisy bears a quintic, which is right to a nanometre where bands lean; a fainter one a cubic through more of it, whose centre noise moves less.</summary>
    const double ClearDepth = 5;

    const int ClearDegree = 5;
    const int FaintDegree = 3;

    /// <summary>No curve of a few coefficients is a band: channels without noise do not count for more than ones of this.</summary>
    internal const double LeastNoise = 0.002;

    /// <summary>How far, nm, the curves' least lies from that of noise-free bands of the model soils, rock and minerals: 0.1 to 4.5, and 11 to 17 for faint ones.</summary>
    const double ClearCurveNm = 2.5;

    const double FaintCurveNm = 13;
    const int ClearAround = 14;
    const int FaintAround = 40;
    const int LeastChannels = 16;
    internal const double StepNm = 0.05;

    /// <param name="removed">The spectrum over its continuum, at each channel.</param>
    /// <param name="noise">One standard deviation of each channel of the same; all alike, and the band clear, where null.</param>
    /// <param name="isOverLine">The continuum was a straight line: of a faint, broad band a new one is then drawn through the shoulders of the curve.</param>
    /// <returns>Null where the window holds no band, or not enough of one.</returns>
    public static BandShape? Measure(IReadOnlyList<double> wavelengthsNm, IReadOnlyList<double> removed, BandWindow band, IReadOnlyList<double>? noise = null, bool isOverLine = false)
    {
        var inside = Enumerable.Range(0, removed.Count).Where(at => wavelengthsNm[at] >= band.LeftNm && wavelengthsNm[at] <= band.RightNm && double.IsFinite(removed[at])).ToList();
        if (inside.Count < LeastChannels)
        {
            return null;
        }

        double[] nm = [.. inside.Select(at => wavelengthsNm[at])], values = [.. inside.Select(at => removed[at])];
        var smooth = LocalQuadratic.Smooth(nm, values, FaintAround);
        var isClear = noise is null || 1 - smooth.Min() > ClearDepth * inside.Average(at => noise[at]);
        if (!isClear && band.IsBroad && isOverLine)
        {
            return FaintBand.Measure(wavelengthsNm, removed, band, noise!) is var (centreNm, depth) ? Shape(nm, values, centreNm, depth) with { CurveNm = FaintBand.CurveNm } : null;
        }

        var (first, last) = Bottom(nm, isClear ? LocalQuadratic.Smooth(nm, values, ClearAround) : smooth, isClear ? ClearPart : FaintPart, band);
        if (last - first < LeastChannels / 2)
        {
            return null;
        }

        var (centre, least) = Least(nm[first..(last + 1)], values[first..(last + 1)], noise is null ? null : [.. inside[first..(last + 1)].Select(at => noise[at])], isClear ? ClearDegree : FaintDegree, band);
        return double.IsNaN(centre) ? null : Shape(nm, values, centre, 1 - least) with { CurveNm = isClear ? ClearCurveNm : FaintCurveNm };
    }

    // The channels about the least one, as far out as they are deep enough.
    static (int First, int Last) Bottom(double[] nm, double[] smooth, double part, BandWindow band)
    {
        var candidates = Enumerable.Range(0, nm.Length).Where(at => nm[at] >= band.CentreFromNm && nm[at] <= band.CentreToNm).ToList();
        if (candidates.Count == 0)
        {
            return (0, -1);
        }

        var least = candidates.MinBy(at => smooth[at]);
        var edge = 1 - (part * (1 - smooth[least]));
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

    static (double Centre, double Value) Least(double[] nm, double[] values, double[]? noise, int degree, BandWindow band)
    {
        var (middle, half) = ((nm[0] + nm[^1]) / 2, (nm[^1] - nm[0]) / 2);
        if (LeastSquares.Fit(degree + 1, nm.Length, m => Powers((nm[m] - middle) / half, degree), m => values[m], Weight) is not { Solution: var curve })
        {
            return (double.NaN, double.NaN);
        }

        var (from, to) = (Math.Max(nm[0], band.CentreFromNm), Math.Min(nm[^1], band.CentreToNm));
        var best = (Centre: double.NaN, Value: double.PositiveInfinity);
        for (var step = 0; from + (step * StepNm) <= to; step++)
        {
            var at = from + (step * StepNm);
            var value = Curve(curve, (at - middle) / half);
            best = value < best.Value ? (at, value) : best;
        }

        return best;

        double Weight(int m) => noise is null ? 1 : 1 / ((noise[m] * noise[m]) + (LeastNoise * LeastNoise));
    }

    internal static double Curve(double[] shares, double x)
    {
        var value = 0.0;
        for (var power = shares.Length - 1; power >= 0; power--)
        {
            value = (value * x) + shares[power];
        }

        return value;
    }

    internal static double[] Powers(double x, int degree)
    {
        var powers = new double[degree + 1];
        for (var (power, value) = (0, 1.0); power <= degree; power++)
        {
            powers[power] = value;
            value *= x;
        }

        return powers;
    }

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
