using Farside.Core.Rasters;
using Farside.Core.Records;
using Farside.Formats.Tiff;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Terrain;

/// <summary>A pair's ranges and their sigmas on pixels of its left frame: what grids and disparities can be told from, with the cameras of the geometry.</summary>
static class RangeFile
{
    // Eleven bits more than the leading one: an eight-thousandth of a range at most, an eighth of the surest sigma; files halve.
    const uint Rounded = 1u << 11;

    /// <param name="range">Of a range as it was matched, the one that is written.</param>
    public static void Write(Workbench bench, string leftId, GroundPair pair, Func<double, double> range)
    {
        var (ranges, sigmas, step) = (pair.Cloud.RangeM, pair.Cloud.RangeSigmaM, pair.Shrink);
        var (width, height) = ((ranges.Width - (step / 2) + step - 1) / step, (ranges.Height - (step / 2) + step - 1) / step);
        var picture = new Bitmap(width, height, 2, SampleKind.Float32);
        var to = picture.Samples<float>();
        for (var i = 0; i < width * height; i++)
        {
            var (x, y) = ((step / 2) + (i % width * step), (step / 2) + (i / width * step));
            (to[2 * i], to[(2 * i) + 1]) = (Short((float)range(ranges[x, y])), Short(sigmas[x, y]));
        }

        using var file = File.Create(bench.Place($"range-{leftId}.tif", FileRole.Data, width, height));
        TiffWriter.Write(file, picture, new()
        {
            NoData = double.NaN,
            Bands = ["range from the left eye, m", "standard deviation of the range, m"],
            Description = leftId,
            Copyright = bench.Rights.Credit,
            Software = "Farside",
            Metadata = bench.IsSimulated ? [new(Credit.Simulated, "yes")] : [],
        });
    }

    static float Short(float value) => float.IsNaN(value) ? value : BitConverter.UInt32BitsToSingle((BitConverter.SingleToUInt32Bits(value) + (Rounded / 2)) & ~(Rounded - 1));
}
