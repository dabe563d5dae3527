namespace Farside.Products.Pictures.Conversion;

/// <summary>One file and the picture it becomes.</summary>
/// <param name="Stem">Path of the picture without its format's ending.</param>
public sealed record ConvertTarget(string Source, string Stem)
{
    /// <summary>
    /// Where each file's picture goes: <c>folder/stem.ext</c>. A product named by both its label and its data is made once. Files of one stem
    /// that are different products keep their endings (<c>a.pgm.png</c>), and a number where that is not enough.
    /// </summary>
    public static IReadOnlyList<ConvertTarget> Plan(IEnumerable<string> files, string folder)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var targets = new List<ConvertTarget>();
        foreach (var file in files.DistinctBy(Path.GetFullPath).DistinctBy(ProductOf, StringComparer.Ordinal))
        {
            targets.Add(new(file, Path.Combine(folder, Candidates(file).First(taken.Add))));
        }

        return targets;
    }

    public string Picture(OutputFormat format) => Stem + format switch { OutputFormat.Tiff => ".tif", OutputFormat.Jpeg => ".jpg", _ => ".png" };

    static IEnumerable<string> Candidates(string file)
    {
        yield return Path.GetFileNameWithoutExtension(file);
        yield return Path.GetFileName(file);
        for (var copy = 2; ; copy++)
        {
            yield return $"{Path.GetFileName(file)}-{copy}";
        }
    }

    /// <summary>A Chinese product's label is its data file's name and an L.</summary>
    static string ProductOf(string file)
    {
        var full = Path.GetFullPath(file);
        return Archive.Store.ProductName.TryParse(Path.GetFileName(full), out var name) ? Path.Combine(Path.GetDirectoryName(full)!, name.FileName) : full;
    }
}
