using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Farside.Core.Records;

namespace Farside.Products.Runner;

/// <summary>What <c>product.json</c> says. Everything but <see cref="Run"/> depends on the inputs alone: the same bytes at any thread count.</summary>
public sealed record ProductRecord
{
    /// <summary>The version of this file's shape.</summary>
    public const string Shape = "farside-product/1";

    /// <summary>The file's name in every product folder.</summary>
    public const string FileName = "product.json";

    public string Format { get; init; } = Shape;
    public required string Recipe { get; init; }

    /// <summary>The recipe's version.</summary>
    public required int Version { get; init; }

    public required string Id { get; init; }

    /// <summary>One line for a page or a caption.</summary>
    public required string Title { get; init; }

    public required bool Simulated { get; init; }
    public required string Credit { get; init; }

    /// <summary>What may be done with it, in words.</summary>
    public required string Licence { get; init; }

    public required ProductObservation Observation { get; init; }
    public required JsonElement Options { get; init; }
    public IReadOnlyList<ProductInput> Inputs { get; init; } = [];
    public IReadOnlyList<Citation> Cites { get; init; } = [];
    public IReadOnlyList<Repair> Repairs { get; init; } = [];
    public IReadOnlyList<QualityNumber> Quality { get; init; } = [];
    public IReadOnlyList<Fact> Facts { get; init; } = [];
    public IReadOnlyList<ProductFile> Files { get; init; } = [];
    public required RunBlock Run { get; init; }

    /// <summary><c>recipe/id</c>.</summary>
    public string Key => $"{Recipe}/{Id}";

    /// <summary>SHA-256 over the names and hashes of all files: what a citation remembers. Equal when the product's bytes are.</summary>
    public string ContentSha256()
    {
        var lines = string.Concat(Files.Select(file => $"{file.Sha256}  {file.Name}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));
    }

    /// <summary>The first file of that role, or null.</summary>
    public ProductFile? File(string role) => Files.FirstOrDefault(file => file.Role == role);
}
