namespace Farside.Site.Stac;

/// <summary>A file that lists items.</summary>
/// <param name="Name">In the collection's folder; <c>collection.json</c> for the collection itself.</param>
/// <param name="Keys">Of its products, in order of time.</param>
sealed record StacFile(string Collection, string Name, string Title, IReadOnlyList<string> Keys)
{
    public bool IsCollection => Name == "collection.json";
}
