namespace Farside.Site.Pages;

/// <summary>What the frame of a page needs to know of it.</summary>
sealed record PageHead
{
    /// <summary>From the page back to the site's root, e.g. <c>../../../</c>; empty at the root.</summary>
    public string Root { get; init; } = "";

    /// <summary><c>home</c>, <c>gallery</c>, <c>product</c>, <c>list</c>, <c>map</c>, <c>timeline</c>, <c>about</c> or <c>gone</c>.</summary>
    public required string Page { get; init; }

    /// <summary>Of a product: its kind of page.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Its own address from the site's root, escaped.</summary>
    public required string Path { get; init; }

    public required string Title { get; init; }
    public string Description { get; init; } = "";

    /// <summary>The picture that stands for the page where it is shared, from the site's root, escaped.</summary>
    public string? Image { get; init; }

    public int ImageWidth { get; init; }
    public int ImageHeight { get; init; }
    public string ImageAlt { get; init; } = "";
    public bool IsSimulated { get; init; }

    /// <summary>A search engine may keep it.</summary>
    public bool IsIndexed { get; init; } = true;

    /// <summary>Classic scripts under <c>assets/</c>, after the site's own.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>schema.org, as JSON.</summary>
    public string JsonLd { get; init; } = "";
}
