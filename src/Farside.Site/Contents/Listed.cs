using Farside.Catalogue.Records;
using Farside.Core.Time;
using Farside.Site.Pages;

namespace Farside.Site.Contents;

/// <summary>One product as the site's lists know it: light, since all of them are held at once.</summary>
sealed record Listed
{
    public required string Recipe { get; init; }
    public required string Id { get; init; }
    public required string Title { get; init; }
    public string Mission { get; init; } = "";
    public string Instrument { get; init; } = "";
    public string Mode { get; init; } = "";
    public string Eye { get; init; } = "";
    public string Sequence { get; init; } = "";
    public string Station { get; init; } = "";
    public string Start { get; init; } = "";

    /// <summary>What it shows was taken; null where the record says none.</summary>
    public Epoch? Time { get; init; }

    /// <summary>Lunar day of the mission, 0 for none.</summary>
    public int Day { get; init; }

    /// <summary>Elevation of the Sun at the site, degrees; NaN for none.</summary>
    public double SunDeg { get; init; } = double.NaN;

    public int Repairs { get; init; }

    /// <summary>How much there is to look at, 0–100.</summary>
    public int Score { get; init; }

    public bool IsSimulated { get; init; }
    public ProductFile? Thumbnail { get; init; }

    /// <summary>At most 1280 pixels wide; null for a product without a picture.</summary>
    public ProductFile? Preview { get; init; }

    public SitePlace? Rover { get; init; }

    /// <summary>Radar traces in it.</summary>
    public int Traces { get; init; }

    /// <summary>What it is made of names no single frame: a panorama, an anaglyph, a film.</summary>
    public bool IsWhole { get; init; }

    public ProductLinks Links { get; init; } = ProductLinks.None;

    /// <summary>Of its record, its files' sizes and times, and all that the catalogue says of it here.</summary>
    public Fingerprint Stamp { get; init; }

    public string Key => $"{Recipe}/{Id}";

    /// <summary>From the site's root, unescaped, a slash at its end.</summary>
    public string Folder => $"products/{Recipe}/{Id}/";

    /// <summary>Its page from the site's root, escaped.</summary>
    public string Page => Html.Address(Folder) + "index.html";

    /// <summary>The thumbnail from the site's root, escaped; null for none.</summary>
    public string? ThumbnailAddress => Thumbnail is { } file ? Html.Address(Folder + file.Name) : null;

    /// <summary>Unix seconds, leap seconds not counted; null for none.</summary>
    public long? UnixSeconds => Time is { } time ? UnixTime.Of(time) : null;
}
