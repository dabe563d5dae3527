namespace Farside.Products.Recipes;

/// <summary>Whose maps a picture shows.</summary>
static class MapCredit
{
    /// <param name="files">Paths with or without a role's prefix.</param>
    /// <param name="credit">Whom to thank; may be empty.</param>
    public static string Of(IReadOnlyList<string> files, string credit)
    {
        var names = string.Join(", ", files.Select(file => Path.GetFileName(file.Split(':', 2)[^1])));
        return credit.Length > 0 ? $"{names} ({credit})" : names;
    }
}
