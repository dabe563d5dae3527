namespace Farside.Products.Recipes.Spectra;

/// <summary>A spectrum's options as they stand in its record: the library by names and hashes, so that another one makes the product anew.</summary>
sealed record SpectrumRecord(int Draws, int Seed, IReadOnlyList<string> Library);
