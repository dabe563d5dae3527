using Farside.Core.Rasters;

namespace Farside.Products.Pictures;

/// <summary>Every so manieth row of a picture: enough of a large one to choose a look from.</summary>
static class SampleGrid
{
    const int MostSamples = 1 << 18;

    /// <summary>Samples of rows spread evenly over the picture, all channels.</summary>
    public static float[] Floats(Bitmap picture)
    {
        var perRow = picture.Width * picture.Channels;
        var rows = Math.Clamp(MostSamples / perRow, 1, picture.Height);
        var grid = new float[rows * perRow];
        for (var i = 0; i < rows; i++)
        {
            System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(picture.Row((int)((long)i * picture.Height / rows))).CopyTo(grid.AsSpan(i * perRow));
        }

        return grid;
    }
}
