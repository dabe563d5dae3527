namespace Farside.Site;

/// <summary>How a site is published.</summary>
public sealed record PublishOptions
{
    /// <summary>Where the site will be read, e.g. <c>https://example.org/moon/</c>: sitemap, feed, canonical and shared links need it; null leaves these out or relative.</summary>
    public Uri? Address { get; init; }

    /// <summary>Thumbnails, facts and links to the source alone: no picture larger than a thumbnail, no data of the products.</summary>
    public bool IsLinksOnly { get; init; }

    /// <summary>Where the data come from: what pages link to instead of pixels.</summary>
    public Uri SourceAddress { get; init; } = new("https://moon.bao.ac.cn/");

    /// <summary>Products to withdraw, a line each: <c>recipe/id</c> and, after a space, why; null reads <c>withdrawn.txt</c> beside the products' folders where there is one.</summary>
    public string? WithdrawnPath { get; init; }

    /// <summary>Files of the products are hard-linked, not copied, where both folders lie on one disk: no second copy is kept, and what changes one changes both.</summary>
    public bool UsesHardLinks { get; init; }

    /// <summary>Pictures with more pixels than this get tiles; the rest is shown whole. Pixels.</summary>
    public long TilesAbove { get; init; } = 5_000_000;

    /// <summary>Products at work at the same time; 0 for one a processor.</summary>
    public int Jobs { get; init; }
}
