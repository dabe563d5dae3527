namespace Farside.Catalogue.Query;

/// <summary>Which products come first. Products without the number asked for come last; equals stand newest first, and last by their keys.</summary>
public enum SortOrder
{
    /// <summary>By the time they begin to show.</summary>
    Newest,
    Oldest,

    /// <summary>By <see cref="ProductRow.Score"/>.</summary>
    Best,

    /// <summary>By the Sun's elevation at the site.</summary>
    SunHighest,
    SunLowest,
    MostRepairs,
}
