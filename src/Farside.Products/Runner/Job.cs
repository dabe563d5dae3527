using System.Text.Json;
using Farside.Archive.Store;

namespace Farside.Products.Runner;

/// <summary>One product to be made: which recipe, from which inputs, with which options.</summary>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Id">The product's folder name, unique within its recipe.</param>
public sealed record Job(string Recipe, string Id)
{
    static readonly JsonElement NoOptions = JsonDocument.Parse("{}").RootElement;

    /// <summary><c>recipe/id</c>: how jobs, products and citations name each other.</summary>
    public string Key => $"{Recipe}/{Id}";

    public IReadOnlyList<ArchiveEntry> Inputs { get; init; } = [];

    /// <summary>Products whose names and sizes alone go in, beside the inputs: its options say by a digest which they were.</summary>
    public IReadOnlyList<ArchiveEntry> Listed { get; init; } = [];

    /// <summary>Keys of the products of other recipes that this one reads; they are made first.</summary>
    public IReadOnlyList<string> Cites { get; init; } = [];

    /// <summary>Keys of products that this one reads where they exist: they are waited for when they are being made anyway, and never made for its sake.</summary>
    public IReadOnlyList<string> Welcomes { get; init; } = [];

    /// <summary>All that a product may cite, in order.</summary>
    internal IEnumerable<string> Citable => Welcomes.Count == 0 ? Cites : Cites.Concat(Welcomes);

    /// <summary>The recipe's options record; part of the product's record, so another value makes the product anew.</summary>
    public JsonElement Options { get; init; } = NoOptions;

    /// <summary>The most memory that making it takes, bytes: the runner admits jobs by it.</summary>
    public long MemoryBytes { get; init; } = 64L << 20;

    public Subject Subject { get; init; } = new();

    /// <summary>What messages call it: its first input, else its own id.</summary>
    internal string Source => Inputs is [var first, ..] ? first.Id : Id;

    public override string ToString() => Key;
}
