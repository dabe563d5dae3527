namespace Farside.Products.Recipes.Descent;

/// <summary>How a descent's map is made.</summary>
public sealed record DescentMapOptions
{
    /// <summary>Metres a pixel below which no level is made; rounded up to a power of two. Frames and dust end it earlier.</summary>
    public double FinestM { get; init; } = 1.0 / 64;

    /// <summary>Pixels across and down a level, at most.</summary>
    public int MostPx { get; init; } = 3072;

    /// <summary>Frames that a level is put together from, at most.</summary>
    public int FramesPerLevel { get; init; } = 12;

    /// <summary>Whether heights are measured by parallax; else the ground is the track's plane.</summary>
    public bool HasRelief { get; init; } = true;

    /// <summary>Pixels across and down the one file that shows all levels, at most: what is finer is in the levels' own files.</summary>
    public int WholePx { get; init; } = 8192;

    /// <summary>Bytes of opened frames to keep at hand.</summary>
    public long PictureBytes { get; init; } = 192L << 20;

    /// <summary>Maps from orbit to draw around the frames' own ground, paths with or without a role's prefix; they enter no level.</summary>
    public IReadOnlyList<string> BaseMaps { get; init; } = [];

    /// <summary>Whom to thank for them; empty: the files' names alone.</summary>
    public string BaseMapCredit { get; init; } = "";
}
