using Farside.Core.Units;
using Farside.Processing.Spectra;

namespace Farside.Products.Recipes.Spectra;

/// <summary>How like a spectrum of the library is, and how large its share in a patchwork of all of them.</summary>
/// <param name="Angle">Between both spectra; their brightness does not matter.</param>
/// <param name="BandAngle">The same once both hulls are taken away: bands alone.</param>
/// <param name="Share">Of light at a reflectance of one, shade left out; NaN for a spectrum too short to take part.</param>
/// <param name="Scale">What the library's is multiplied by to lie on the measured one.</param>
/// <param name="Channels">How many both have.</param>
sealed record LibraryMatch(LibrarySpectrum Spectrum, Angle Angle, Angle BandAngle, Estimate Share, double Scale, int Channels)
{
    /// <summary>Name of the endmember that sends nothing back.</summary>
    public const string Shade = "shade";

    const int LeastChannels = 60;
    const double LeastCover = 0.95;
    const int MostEndmembers = 24;
    const int Smoothed = 12;

    /// <summary>All of the library against a spectrum at standard geometry, the likest first.</summary>
    /// <param name="shade">Share of shade, of the whole.</param>
    public static IReadOnlyList<LibraryMatch> All(ReflectanceSpectrum spectrum, SpectralLibrary library, int draws, int seed, out Estimate shade)
    {
        var matches = library.Spectra.Select(one => Of(spectrum, one)).OfType<LibraryMatch>().OrderBy(match => match.Angle.Radians).ThenBy(match => match.Spectrum.Name, StringComparer.Ordinal).ToList();
        var members = matches.Where(match => match.Channels >= LeastCover * spectrum.Count).Take(MostEndmembers).ToList();
        if (members.Count == 0)
        {
            shade = new(double.NaN, double.NaN);
            return matches;
        }

        var shares = Shares(spectrum, members, draws, (ulong)seed);
        shade = shares[^1];
        return [.. matches.Select(match => members.IndexOf(match) is >= 0 and var at ? match with { Share = shares[at] } : match)];
    }

    static LibraryMatch? Of(ReflectanceSpectrum spectrum, LibrarySpectrum other)
    {
        var values = other.At(spectrum.WavelengthsNm);
        var both = Enumerable.Range(0, spectrum.Count).Where(at => double.IsFinite(values[at]) && double.IsFinite(spectrum.Values[at])).ToList();
        if (both.Count < LeastChannels)
        {
            return null;
        }

        double[] nm = [.. both.Select(at => spectrum.WavelengthsNm[at])], mine = [.. both.Select(at => spectrum.Values[at])], theirs = [.. both.Select(at => values[at])];
        var scale = mine.Zip(theirs, (a, b) => a * b).Sum() / theirs.Sum(b => b * b);
        return new(other, SpectralAngle.Between(mine, theirs), SpectralAngle.Between(Bands(nm, mine), Bands(nm, theirs)), new(double.NaN, double.NaN), scale, both.Count);
    }

    // What the hull leaves, upside down: a spectrum without bands is nothing.
    static double[] Bands(double[] nm, double[] values)
    {
        var smooth = LocalQuadratic.Smooth(nm, values, Smoothed);
        return [.. smooth.Zip(Continuum.Hull(nm, smooth), (value, hull) => 1 - (value / hull))];
    }

    // Shares of the lit part, and shade of the whole; errors by drawing the spectrum anew.
    static Estimate[] Shares(ReflectanceSpectrum spectrum, List<LibraryMatch> members, int draws, ulong seed)
    {
        var known = members.ConvertAll(member => member.Spectrum.At(spectrum.WavelengthsNm));
        int[] whole = [.. Enumerable.Range(0, spectrum.Count).Where(at => double.IsFinite(spectrum.Values[at]) && known.TrueForAll(values => double.IsFinite(values[at])))];
        List<double[]> endmembers = [.. known.Select(values => Array.ConvertAll(whole, at => values[at])), new double[whole.Length]];
        var sigma = Array.ConvertAll(whole, spectrum.Sigma);
        var best = Solve(spectrum.Values);
        var drawn = SpectrumDraws.Of(spectrum, draws, seed).Select(Solve).ToList();
        return [.. best.Select((share, i) => new Estimate(share, Scatter([.. drawn.Select(draw => draw[i])])))];

        double[] Solve(double[] values)
        {
            var shares = LinearUnmixing.Shares(Array.ConvertAll(whole, at => values[at]), endmembers, sigma);
            var lit = 1 - shares[^1];
            return [.. shares.Select((share, i) => i == shares.Length - 1 || lit <= 0 ? share : share / lit)];
        }
    }

    static double Scatter(double[] values)
    {
        var mean = values.Length < 2 ? double.NaN : values.Average();
        return values.Length < 2 ? double.NaN : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }
}
