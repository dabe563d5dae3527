namespace Farside.Products.Recipes.Spectra;

/// <summary>How spectra are judged.</summary>
public sealed record SpectrumOptions
{
    /// <summary>Folder of spectra to compare with, beside the models that come with Farside; null for none. Their names and hashes go into the record, the folder does not.</summary>
    public string? Library { get; init; }

    /// <summary>How often a spectrum is drawn anew for the errors of its bands and shares.</summary>
    public int Draws { get; init; } = 400;

    /// <summary>Where the draws begin: the same seed gives the same bytes.</summary>
    public int Seed { get; init; } = 1;
}
