namespace Farside.Products.Recipes.Spectra;

/// <summary>One spectrum to compare with.</summary>
/// <param name="Name">As its file or its column calls it.</param>
/// <param name="Source">The file's name.</param>
/// <param name="WavelengthsNm">Rising.</param>
sealed record LibrarySpectrum(string Name, string Source, double[] WavelengthsNm, double[] Values)
{
    const double HalfChannelNm = 2.5;

    /// <summary>At other wavelengths: the mean of what lies within a channel, else by straight lines; NaN beyond its ends.</summary>
    public double[] At(double[] wavelengthsNm) => Array.ConvertAll(wavelengthsNm, At);

    double At(double nm)
    {
        if (nm < WavelengthsNm[0] || nm > WavelengthsNm[^1])
        {
            return double.NaN;
        }

        var (from, to) = (First(nm - HalfChannelNm), First(nm + HalfChannelNm));
        if (to - from >= 3)
        {
            return Values.AsSpan(from, to - from).ToArray().Average();
        }

        var next = Math.Clamp(First(nm), 1, WavelengthsNm.Length - 1);
        return double.Lerp(Values[next - 1], Values[next], (nm - WavelengthsNm[next - 1]) / (WavelengthsNm[next] - WavelengthsNm[next - 1]));
    }

    int First(double nm)
    {
        var at = Array.BinarySearch(WavelengthsNm, nm);
        return at < 0 ? ~at : at;
    }
}
