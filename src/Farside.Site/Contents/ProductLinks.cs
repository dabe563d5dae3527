using Farside.Catalogue.Records;

namespace Farside.Site.Contents;

/// <summary>What a product was made of and with: fingerprints of names, since those of all products are held at once.</summary>
/// <param name="Inputs">Data files.</param>
/// <param name="Cites">Other products, <c>recipe/id</c>.</param>
sealed record ProductLinks(IReadOnlyList<Fingerprint> Inputs, IReadOnlyList<Fingerprint> Cites)
{
    public static ProductLinks None { get; } = new([], []);

    public static ProductLinks Of(ProductRecord record) =>
        new([.. record.Inputs.Select(input => Fingerprint.Of(input.Id)).Distinct()], [.. record.Cites.Select(cited => Fingerprint.Of(cited.Key)).Distinct()]);
}
