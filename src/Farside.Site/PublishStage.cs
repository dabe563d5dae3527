namespace Farside.Site;

/// <summary>What a publication is at.</summary>
public enum PublishStage
{
    /// <summary>Products are looked for and read into the site's catalogue.</summary>
    Indexing,

    /// <summary>Their files are brought into the site.</summary>
    Copying,

    /// <summary>Their pages are written, tiles and views cut.</summary>
    Pages,
}
