namespace Farside.Site.Kinds;

/// <summary>Two eyes: red-cyan, cross-eyed, side by side, left, right; scripts add the wiggle between left and right.</summary>
sealed class AnaglyphKind : IPageKind
{
    static readonly (string File, string Role)[] Known =
    [
        ("anaglyph.png", "red-cyan"), ("left.png", "left"), ("right.png", "right"), ("cross-eyed.png", "cross-eyed"), ("side-by-side.png", "side-by-side"),
        ("top-bottom.png", "top-bottom"), ("anaglyph-comfortable.png", "comfortable"),
    ];

    public string Name => "anaglyph";
    public IReadOnlyList<string> Scripts => ["viewer.js"];

    public PageView View(PageSource source)
    {
        if (source.Pictures.IsLinksOnly)
        {
            return new() { Images = source.Pictures.Display() is { } small ? [small] : [] };
        }

        var panorama = PanoramaFile.Read(source);
        return new()
        {
            Images = [.. Known.Select(known => source.File(known.File) is { IsPicture: true } file ? source.Pictures.Show(file, known.Role) : null).OfType<PageImage>()],
            Data = new() { ["sky"] = panorama?.Sky() },
        };
    }
}
