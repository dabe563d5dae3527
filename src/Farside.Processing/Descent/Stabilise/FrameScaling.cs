using Farside.Core.Rasters;

namespace Farside.Processing.Descent.Stabilise;

/// <summary>A picture of bytes at another size, its outer corners where they were; meant for growing.</summary>
public static class FrameScaling
{
    public static void Into(Raster<byte> from, Raster<byte> to)
    {
        if ((from.Width, from.Height) == (to.Width, to.Height))
        {
            from.Pixels.CopyTo(to.Pixels);
            return;
        }

        var (acrossBy, downBy) = (from.Width / (float)to.Width, from.Height / (float)to.Height);
        Parallel.For(0, to.Height, row =>
        {
            var y = Math.Clamp(((row + 0.5f) * downBy) - 0.5f, 0, from.Height - 1);
            var line = to.Row(row);
            for (var column = 0; column < line.Length; column++)
            {
                var x = Math.Clamp(((column + 0.5f) * acrossBy) - 0.5f, 0, from.Width - 1);
                line[column] = (byte)(Sampler.Crisp(from, x, y) + 0.5f);
            }
        });
    }
}
