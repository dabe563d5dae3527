namespace Farside.Site.Kinds;

/// <summary>The same ground at two times: one beside the other behind a line, in turn, and what changed.</summary>
sealed class CompareKind : IPageKind
{
    static readonly (string File, string Role)[] Known = [("later.png", "later"), ("earlier.png", "earlier"), ("difference.png", "difference")];

    public string Name => "compare";
    public IReadOnlyList<string> Scripts => ["viewer.js"];

    public PageView View(PageSource source) => new()
    {
        Images = source.Pictures.IsLinksOnly ? [.. new[] { source.Pictures.Display() }.OfType<PageImage>()]
            : [.. Known.Select(known => source.File(known.File) is { IsPicture: true } file ? source.Pictures.Show(file, known.Role) : null).OfType<PageImage>()],
    };
}
