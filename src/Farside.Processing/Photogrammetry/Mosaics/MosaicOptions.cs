namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>How pictures become one.</summary>
public sealed record MosaicOptions
{
    /// <summary>Halvings of the pyramid in which pictures are joined: differences are spread over about 2 · 2^Levels pixels. 0 (hard seams) to 8.</summary>
    public int Levels { get; init; } = 6;

    /// <summary>Edge of the tiles that are made one by one, in pixels; a multiple of 2^Levels and of 16.</summary>
    public int TilePx { get; init; } = 2048;

    /// <summary>Bytes of opened pictures to keep at hand; the ones in use are kept in any case.</summary>
    public long PictureBytes { get; init; } = 512L << 20;

    /// <summary>Tiles and pictures worked on at once, at least 1; each tile takes up to 400 MB at the largest settings. The result does not depend on it.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Seams are chosen on cells of so many in all, at most; cells are squares of 4 pixels or a larger power of two.</summary>
    public int MostCells { get; init; } = 1 << 20;

    /// <summary>Pixels by which interpolated source coordinates may be off.</summary>
    public double MostWarpErrorPx { get; init; } = 0.02;

    /// <summary>Source pixels left out along each picture's edges, where demosaicing and optics are at their worst.</summary>
    public int TrimPx { get; init; }

    /// <summary>The linear sample of white: what is saturated, and what noise ratios are stated against.</summary>
    public double FullScale { get; init; } = 1;

    public PhotometryOptions Photometry { get; init; } = new();

    public SeamOptions Seams { get; init; } = new();
}
