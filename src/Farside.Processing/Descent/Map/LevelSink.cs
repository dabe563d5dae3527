using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Mosaics;

namespace Farside.Processing.Descent.Map;

/// <summary>Takes a level's tiles: its light, NaN where no frame shows the ground, and the frame that each pixel mostly comes from.</summary>
/// <param name="chosen">The level's frames, by place.</param>
sealed class LevelSink(MapGrid grid, IReadOnlyList<int> chosen) : IMosaicSink
{
    public MapGrid Grid => grid;

    long _seen;

    public Raster<float> Light { get; } = new(grid.Width, grid.Height);

    /// <summary>1 + the frame's place; 0 for none.</summary>
    public Raster<ushort> Sources { get; } = new(grid.Width, grid.Height);

    /// <summary>Share of the grid that some frame shows.</summary>
    public double Coverage => _seen / ((double)grid.Width * grid.Height);

    public void Write(MosaicTile tile)
    {
        for (var y = 0; y < tile.Height; y++)
        {
            for (var x = 0; x < tile.Width; x++)
            {
                var source = tile.Sources[x, y];
                var isSeen = tile.Alpha[x, y] != 0 && source > 0;
                _seen += isSeen ? 1 : 0;
                Light[tile.Column + x, tile.Row + y] = isSeen ? tile.Colour.Red[x, y].Value : float.NaN;
                Sources[tile.Column + x, tile.Row + y] = isSeen ? (ushort)(chosen[source - 1] + 1) : (ushort)0;
            }
        }
    }

    /// <summary>A part of it.</summary>
    public LevelSink Cut(MapGrid part)
    {
        var (cut, left, top) = (new LevelSink(part, chosen) { _seen = _seen }, part.FirstColumn - grid.FirstColumn, part.FirstRow - grid.FirstRow);
        for (var y = 0; y < part.Height; y++)
        {
            Light.Row(top + y).Slice(left, part.Width).CopyTo(cut.Light.Row(y));
            Sources.Row(top + y).Slice(left, part.Width).CopyTo(cut.Sources.Row(y));
        }

        return cut;
    }
}
