using Farside.Formats.Jpeg;

namespace Farside.Site.Tiles;

/// <summary>How a picture is cut into tiles.</summary>
sealed record TileOptions
{
    /// <summary>Pixels of a tile's side; even.</summary>
    public int Tile { get; init; } = 512;

    /// <summary>JPEG quality of tiles and of the small copy, 1–100.</summary>
    public int Quality { get; init; } = 87;

    /// <summary>How finely colour is kept: all of it where colour tells the eyes apart.</summary>
    public JpegSubsampling Subsampling { get; init; } = JpegSubsampling.Quarter;

    /// <summary>The small copy is the largest level whose longer side is at most this, pixels.</summary>
    public int SmallSide { get; init; } = 2560;

    /// <summary>Threads that encode beside the one that decodes; 0 for one a processor.</summary>
    public int Threads { get; init; }

    /// <summary>Lines that travel with every tile: credit, SIMULATED.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];

    /// <summary>Address of the service; relative where nobody knows where the site will lie.</summary>
    public string Id { get; init; } = ".";

    /// <summary>Everything that the tiles' bytes depend on, beside the picture.</summary>
    public string Stamp => $"tiles/2 {Tile} {Quality} {Subsampling} {SmallSide} {Id} {string.Join('|', Comments).Replace('\t', ' ').ReplaceLineEndings(" ")}";
}
