namespace Farside.Products.Runner;

/// <summary>What a product's file is for.</summary>
public static class FileRole
{
    /// <summary>The picture to look at, full size, 8 bits.</summary>
    public const string Display = "display";

    /// <summary>The display picture with broken pixels as the detector gave them: what a repair changed is the difference.</summary>
    public const string Before = "before";

    /// <summary>Proportional to scene light, 16 bits or float.</summary>
    public const string Linear = "linear";

    /// <summary>Which pixels of the picture beside it are not what the scene sent, and why: bits, 8 to a pixel.</summary>
    public const string Mask = "mask";

    /// <summary>For a page: at most 1280 pixels wide.</summary>
    public const string Preview = "preview";

    /// <summary>For a gallery: at most 480 pixels wide.</summary>
    public const string Thumbnail = "thumbnail";

    /// <summary>A film to watch.</summary>
    public const string Film = "film";

    /// <summary>Lines of text that a player shows with a film.</summary>
    public const string Subtitles = "subtitles";

    /// <summary>Numbers for a program.</summary>
    public const string Data = "data";

    /// <summary>Numbers for a spreadsheet.</summary>
    public const string Table = "table";
}
