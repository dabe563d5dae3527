using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Dense;

namespace Farside.Products.Stereo;

/// <summary>Points as a binary PLY: x, y, z in metres, the sigma of the range, and the grey of the left picture.</summary>
static class PointsPly
{
    const int PointBytes = 19;

    /// <param name="grey">The left picture, 0 to 255.</param>
    public static void Write(string path, StereoCloud cloud, Raster<Linear> grey)
    {
        using var file = File.Create(path);
        var count = cloud.Tally()[PointRefusal.None];
        file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"ply\nformat binary_little_endian 1.0\ncomment x y z in metres\nelement vertex {count}\nproperty float x\nproperty float y\nproperty float z\nproperty float range_sigma\nproperty uchar red\nproperty uchar green\nproperty uchar blue\nend_header\n")));
        Span<byte> point = stackalloc byte[PointBytes];
        for (var y = 0; y < cloud.Height; y++)
        {
            for (var x = 0; x < cloud.Width; x++)
            {
                if (cloud.Has(x, y))
                {
                    Fill(point, cloud, grey, x, y);
                    file.Write(point);
                }
            }
        }
    }

    static void Fill(Span<byte> point, StereoCloud cloud, Raster<Linear> grey, int x, int y)
    {
        var place = cloud.Points[x, y];
        BinaryPrimitives.WriteSingleLittleEndian(point, place.X);
        BinaryPrimitives.WriteSingleLittleEndian(point[4..], place.Y);
        BinaryPrimitives.WriteSingleLittleEndian(point[8..], place.Z);
        BinaryPrimitives.WriteSingleLittleEndian(point[12..], cloud.RangeSigmaM[x, y]);
        point[16..].Fill((byte)Math.Clamp(grey[x, y].Value, 0, byte.MaxValue));
    }
}
