using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Mosaics;

namespace Farside.Products.Panoramas;

/// <summary>Takes one warped picture: 16 bits of red, green, blue, proportional to light, and opacity.</summary>
/// <param name="column">Of the panorama, at the layer's left edge; in a ring it may run on beyond the last column.</param>
/// <param name="row">Of the panorama, at the layer's upper edge.</param>
/// <param name="fullScale">The light that becomes 65535.</param>
sealed class LayerSink(int column, int row, int width, int height, double fullScale) : IMosaicSink
{
    const int Channels = 4;

    public Bitmap Picture { get; } = new(width, height, Channels, SampleKind.UInt16);

    public void Write(MosaicTile tile)
    {
        for (var y = 0; y < tile.Height; y++)
        {
            var to = MemoryMarshal.Cast<byte, ushort>(Picture.Row(tile.Row - row + y))[((tile.Column - column) * Channels)..];
            var (red, green, blue, alpha) = (tile.Colour.Red, tile.Colour.Green, tile.Colour.Blue, tile.Alpha);
            for (var x = 0; x < tile.Width; x++)
            {
                if (alpha[x, y] != 0)
                {
                    (to[Channels * x], to[(Channels * x) + 1], to[(Channels * x) + 2]) = (Level(red[x, y]), Level(green[x, y]), Level(blue[x, y]));
                    to[(Channels * x) + 3] = ushort.MaxValue;
                }
            }
        }
    }

    ushort Level(Linear light) => (ushort)Math.Round(Math.Clamp(light.Value / fullScale, 0, 1) * ushort.MaxValue);
}
