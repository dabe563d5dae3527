using Farside.Processing.Spectra;

namespace Farside.Products.Recipes.Spectra;

/// <summary>What a soil's spectrum says: its bands, what goes with them, and which spectra of the library are like it.</summary>
sealed record SpectrumFindings(BandAnalysis Bands, IReadOnlyList<LibraryMatch> Matches, Estimate Shade, SpectralLibrary Library)
{
    public static SpectrumFindings Of(MeasuredSoil soil, SpectralLibrary library, SpectrumOptions options)
    {
        var matches = LibraryMatch.All(soil.Best, library, options.Draws, options.Seed, out var shade);
        return new(BandAnalysis.Of(soil.Joined, options.Draws, (ulong)options.Seed), matches, shade, library);
    }
}
