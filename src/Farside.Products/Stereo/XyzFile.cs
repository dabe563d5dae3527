using Farside.Core.Rasters;
using Farside.Formats.Tiff;
using Farside.Processing.Photogrammetry.Dense;

namespace Farside.Products.Stereo;

/// <summary>A place for every pixel of the left picture, as 32-bit floats.</summary>
static class XyzFile
{
    const int TileSide = 256;

    static readonly string[] Bands = ["x, m", "y, m", "z, m", "range from the left eye, m", "standard deviation of the range, m"];

    public static void Write(string path, string leftName, StereoCloud cloud)
    {
        var picture = new Bitmap(cloud.Width, cloud.Height, Bands.Length, SampleKind.Float32);
        var to = picture.Samples<float>();
        for (var i = 0; i < cloud.Width * cloud.Height; i++)
        {
            var place = cloud.Points.Pixels[i];
            var at = to.Slice(i * Bands.Length, Bands.Length);
            (at[0], at[1], at[2], at[3], at[4]) = (place.X, place.Y, place.Z, cloud.RangeM.Pixels[i], cloud.RangeSigmaM.Pixels[i]);
        }

        TiffWriter.Write(path, picture, new() { TileSide = TileSide, NoData = double.NaN, Bands = Bands, Description = $"Where each pixel of {leftName} lies", Software = "Farside" });
    }
}
