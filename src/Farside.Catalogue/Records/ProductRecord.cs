using Farside.Core.Records;

namespace Farside.Catalogue.Records;

/// <summary>What is known of one product: its <c>product.json</c>, read tolerantly, since the products on a disk may be older than this program.</summary>
public sealed partial record ProductRecord
{
    /// <summary>The file's name in every product folder.</summary>
    public const string FileName = "product.json";

    /// <summary>Absolute path of the product's folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The name of the folder that holds the product's folder.</summary>
    public required string Recipe { get; init; }

    /// <summary>The name of the product's folder.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The recipe's version, as text.</summary>
    public string Version { get; init; } = "";

    public string Mission { get; init; } = "";
    public string Instrument { get; init; } = "";
    public string Mode { get; init; } = "";
    public string Eye { get; init; } = "";
    public string Sequence { get; init; } = "";

    /// <summary>Rover stop, e.g. <c>S012</c>; empty where the record says none.</summary>
    public string Station { get; init; } = "";

    /// <summary>Processing level of the inputs, e.g. <c>2B</c>.</summary>
    public string Level { get; init; } = "";

    /// <summary>Number of the frame in its sequence; null for what is made of many.</summary>
    public int? Index { get; init; }

    /// <summary>UTC, ISO 8601 with <c>Z</c>; empty where the record says none.</summary>
    public string Start { get; init; } = "";

    /// <summary>UTC, ISO 8601 with <c>Z</c>; empty where the record says none.</summary>
    public string Stop { get; init; } = "";

    /// <summary>The rover's place by its label, metres from the lander; null where the record says none.</summary>
    public SitePlace? Rover { get; init; }

    public bool IsSimulated { get; init; }

    /// <summary>False for a payload whose labels nobody has compared with a real file yet.</summary>
    public bool IsVerified { get; init; } = true;

    public string CreditLine { get; init; } = Credit.Line;
    public string Licence { get; init; } = "";
    public IReadOnlyList<ProductFile> Files { get; init; } = [];
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];
    public IReadOnlyList<Quality> Quality { get; init; } = [];
    public IReadOnlyList<Repair> Repairs { get; init; } = [];
    public IReadOnlyList<ProductInput> Inputs { get; init; } = [];
    public IReadOnlyList<ProductCitation> Cites { get; init; } = [];
    public IReadOnlyList<KeyValuePair<string, string>> Options { get; init; } = [];

    /// <summary>When, where and with which program it was made; may differ between equal products.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Run { get; init; } = [];

    /// <summary><c>recipe/id</c>.</summary>
    public string Key => $"{Recipe}/{Id}";

    /// <summary>The picture of the product page; null for a product without one.</summary>
    public ProductFile? Display => ByRole("display") ?? Files.FirstOrDefault(file => file.IsPicture);

    /// <summary>The small picture of the gallery.</summary>
    public ProductFile? Thumbnail => ByRole("thumbnail") ?? ByRole("preview") ?? Display;

    /// <summary>From the site's root, with forward slashes and a slash at the end.</summary>
    public string Address => $"products/{Recipe}/{Id}/";

    ProductFile? ByRole(string role) => Files.FirstOrDefault(file => file.Role == role && file.IsPicture);
}
