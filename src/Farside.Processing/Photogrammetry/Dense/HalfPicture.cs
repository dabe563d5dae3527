using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>A picture of half the size: the mean of 2 × 2 pixels, missing where one of them is.</summary>
static class HalfPicture
{
    public static Raster<Linear> Of(Raster<Linear> picture, int threads)
    {
        var half = new Raster<Linear>(picture.Width / 2, picture.Height / 2);
        Parallel.For(0, half.Height, new ParallelOptions { MaxDegreeOfParallelism = threads }, y =>
        {
            var upper = picture.Row(2 * y);
            var lower = picture.Row((2 * y) + 1);
            var row = half.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                row[x] = new((upper[2 * x].Value + upper[(2 * x) + 1].Value + lower[2 * x].Value + lower[(2 * x) + 1].Value) / 4);
            }
        });
        return half;
    }
}
