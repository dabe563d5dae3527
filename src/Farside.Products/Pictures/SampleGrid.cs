using System.Runtime.InteropServices;

namespace Farside.Products.Pictures;

/// <summary>Samples spread evenly over a picture of floats: enough of a large one to choose a look from.</summary>
static class SampleGrid
{
    const int MostRows = 256;
    const int MostSamples = 1 << 18;

    public static float[] Floats(PictureRows picture)
    {
        var rows = Math.Min(MostRows, picture.Height);
        var step = Math.Max(1, (int)((long)picture.Width * picture.Channels * rows / MostSamples));
        var grid = new List<float>();
        var row = new byte[picture.Stride];
        for (var i = 0; i < rows; i++)
        {
            var y = (int)((long)i * picture.Height / rows);
            picture.Render(y, y + 1, row);
            var samples = MemoryMarshal.Cast<byte, float>(row);
            for (var x = 0; x < samples.Length; x += step)
            {
                grid.Add(samples[x]);
            }
        }

        return [.. grid];
    }
}
