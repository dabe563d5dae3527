using Farside.Catalogue.Records;
using Farside.Core.Records;
using Farside.Core.Time;

namespace Farside.Catalogue.Query;

/// <summary>What the catalogue knows of a product, or of a frame that no product was made of alone.</summary>
public sealed record ProductRow
{
    /// <summary>The kind of a frame that lies in the archive only.</summary>
    public const string Frame = "frame";

    const long UnixSecondsOfOrigin = 946_728_000; // 2000-01-01T12:00:00 UTC

    /// <summary>The kind: the recipe's name, or <see cref="Frame"/>.</summary>
    public required string Recipe { get; init; }

    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Mission { get; init; }
    public required string Instrument { get; init; }
    public required string Mode { get; init; }
    public required string Eye { get; init; }
    public required string Sequence { get; init; }

    /// <summary>Rover stop, e.g. <c>S012</c>; empty where no position is stated.</summary>
    public required string Station { get; init; }

    /// <summary>Processing level, e.g. <c>2B</c>.</summary>
    public required string Level { get; init; }

    /// <summary>Number of the frame in its sequence; null for what is made of many.</summary>
    public int? Index { get; init; }

    /// <summary>Lunar day of the mission at its site when the product begins; null where time or site is unknown.</summary>
    public int? LunarDay { get; init; }

    public Epoch? Start { get; init; }
    public Epoch? Stop { get; init; }

    /// <summary>Elevation of the Sun over the level horizon at the site when the product begins, degrees.</summary>
    public double? SunElevationDeg { get; init; }

    /// <summary>The rover's place by its label, metres from the lander.</summary>
    public SitePlace? Rover { get; init; }

    /// <summary>Where the rover stood for the first frame of the sequence that says so, metres from the lander.</summary>
    public SitePlace? StopPlace { get; init; }

    /// <summary>How many repairs fired.</summary>
    public int Repairs { get; init; }

    /// <summary>Names of the rules that fired, each once.</summary>
    public IReadOnlyList<string> RepairRules { get; init; } = [];

    public IReadOnlyList<Quality> Quality { get; init; } = [];

    /// <summary>0 … 100, what to show first: the weight of its kind times the share of its samples that are neither black nor white.</summary>
    public double Score { get; init; }

    public bool IsSimulated { get; init; }
    public ProductThumbnail? Thumbnail { get; init; }

    /// <summary>True for products; a frame of the archive has no page of its own.</summary>
    public bool HasPage => Recipe != Frame;

    /// <summary>The row's number in the catalogue, which another build may change.</summary>
    internal long Number { get; init; }

    /// <summary><c>recipe/id</c>.</summary>
    public string Key => $"{Recipe}/{Id}";

    /// <summary>From the site's root, with forward slashes and a slash at the end.</summary>
    public string Address => $"products/{Recipe}/{Id}/";

    /// <summary>The collection it belongs to: <c>mission-kind</c>, e.g. <c>ce4-panorama</c>.</summary>
    public string Collection => CollectionOf(Mission, Recipe);

    /// <summary>Whole seconds of UTC since 1970-01-01, as browsers count.</summary>
    public long? StartUnixS => Start is { } start ? (long)Math.Floor((start.UtcDays * 86_400) + 1e-4) + UnixSecondsOfOrigin : null;

    /// <summary>Small letters; a product of no mission belongs to a collection that has its kind's name alone.</summary>
    public static string CollectionOf(string mission, string kind) => mission.Length > 0 ? $"{mission.ToLowerInvariant()}-{kind}" : kind;
}
