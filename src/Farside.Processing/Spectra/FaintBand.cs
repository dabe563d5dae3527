namespace Farside.Processing.Spectra;

/// <summary>
/// Centre and depth of a broad band that hardly stands out of its channels' noise: one quintic from shoulder to shoulder, and the straight continuum through the quintic's own shoulders. Shoulders
/// of a few channels each would move the centre of a band of 3 % under 1 % of noise by 15 to 20 nm; the quintic has the whole band speak for them.
/// </summary>
static class FaintBand
{
    /// <summary>How far, nm, the quintic's centre lies from that of noise-free soils and rock: 2 to 14.</summary>
    public const double CurveNm = 10;

    const int Degree = 5;

    /// <param name="removed">The spectrum over a straight line, NaN where missing.</param>
    /// <param name="noise">One standard deviation of each channel of it.</param>
    /// <returns>Null where there is no band.</returns>
    public static (double CentreNm, double Depth)? Measure(IReadOnlyList<double> wavelengthsNm, IReadOnlyList<double> removed, BandWindow band, IReadOnlyList<double> noise)
    {
        var inside = Enumerable.Range(0, removed.Count).Where(at => wavelengthsNm[at] >= band.LeftFromNm && wavelengthsNm[at] <= band.RightToNm && double.IsFinite(removed[at])).ToList();
        var (middle, half) = ((band.LeftFromNm + band.RightToNm) / 2, (band.RightToNm - band.LeftFromNm) / 2);
        var fit = LeastSquares.Fit(Degree + 1, inside.Count, m => BandMeter.Powers((wavelengthsNm[inside[m]] - middle) / half, Degree), m => removed[inside[m]],
            m => 1 / ((noise[inside[m]] * noise[inside[m]]) + (BandMeter.LeastNoise * BandMeter.LeastNoise)));
        return fit is { Solution: var curve } ? Deepest(nm => BandMeter.Curve(curve, (nm - middle) / half), band) : null;
    }

    static (double, double)? Deepest(Func<double, double> curve, BandWindow band)
    {
        var (left, right) = (Mean(curve, band.LeftFromNm, band.LeftToNm), Mean(curve, band.RightFromNm, band.RightToNm));
        var slope = (right - left) / (band.RightNm - band.LeftNm);
        var best = (CentreNm: double.NaN, Depth: 0.0);
        for (var step = 0; band.CentreFromNm + (step * BandMeter.StepNm) <= band.CentreToNm; step++)
        {
            var nm = band.CentreFromNm + (step * BandMeter.StepNm);
            var depth = 1 - (curve(nm) / (left + (slope * (nm - band.LeftNm))));
            best = depth > best.Depth ? (nm, depth) : best;
        }

        return double.IsNaN(best.CentreNm) ? null : best;
    }

    // Of the curve over a shoulder, at the instrument's own spacing.
    static double Mean(Func<double, double> curve, double fromNm, double toNm)
    {
        const double Every = 5;
        var at = Enumerable.Range(0, (int)((toNm - fromNm) / Every) + 1).Select(i => fromNm + (i * Every)).ToList();
        return at.Average(curve);
    }
}
