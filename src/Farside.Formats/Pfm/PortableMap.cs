using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Farside.Formats.Pictures;

namespace Farside.Formats.Pfm;

/// <summary>Portable grey, colour and float maps: PGM (P2, P5), PPM (P3, P6), PFM (Pf, PF). Source: netpbm's pgm(5), ppm(5), pfm(5).</summary>
public static class PortableMap
{
    public static Bitmap Read(string path)
    {
        using var file = File.OpenRead(path);
        return Read(file, path);
    }

    /// <summary>8 or 16 bits as the largest value needs, or floats from top to bottom.</summary>
    /// <param name="name">What errors call the file.</param>
    public static Bitmap Read(Stream input, string name = "PGM", PictureLimits? limits = null)
    {
        var text = new PortableText(input, name);
        var magic = text.Magic();
        var channels = magic is "P3" or "P6" or "PF" ? 3 : 1;
        var (width, height) = (text.Whole("width"), text.Whole("height"));
        var isFloat = magic is "Pf" or "PF";
        var scale = isFloat ? text.Number("scale") : text.Whole("largest value");
        if (!isFloat && scale is < 1 or > 65_535)
            throw new PictureException(name, "largest value", scale.ToString(CultureInfo.InvariantCulture), "1 to 65535");

        var kind = isFloat ? SampleKind.Float32 : scale > 255 ? SampleKind.UInt16 : SampleKind.UInt8;
        (limits ?? PictureLimits.Default).Require(name, "size", width, height, channels * Bitmap.SizeOf(kind));
        RequireLikely(input, name, width, height, channels * (magic is "P2" or "P3" ? 1 : Bitmap.SizeOf(kind)));
        var picture = new Bitmap((int)width, (int)height, channels, kind);
        if (magic is "P2" or "P3")
            ReadWords(text, picture, (int)scale);
        else
            ReadBytes(text, picture, isFloat, scale, name);

        return picture;
    }

    /// <summary>PGM, PPM or PFM, as channels (1 or 3) and kind ask. Floats are written in little-endian order.</summary>
    /// <param name="output">Stays open.</param>
    public static void Write(Stream output, Bitmap picture)
    {
        if (picture.Channels is not (1 or 3))
            throw new ArgumentException($"A portable map holds 1 or 3 channels, not {picture.Channels}.", nameof(picture));

        var isColour = picture.Channels == 3;
        var head = picture.Kind switch
        {
            SampleKind.UInt8 => $"{(isColour ? "P6" : "P5")}\n{picture.Width} {picture.Height}\n255\n",
            SampleKind.UInt16 => $"{(isColour ? "P6" : "P5")}\n{picture.Width} {picture.Height}\n65535\n",
            _ => $"{(isColour ? "PF" : "Pf")}\n{picture.Width} {picture.Height}\n-1.0\n",
        };
        output.Write(Encoding.ASCII.GetBytes(head));
        var row = new byte[picture.Stride];
        for (var y = 0; y < picture.Height; y++)
        {
            picture.Row(picture.Kind == SampleKind.Float32 ? picture.Height - 1 - y : y).CopyTo(row);
            Reorder(row, picture.Kind, isBigEndian: picture.Kind == SampleKind.UInt16);
            output.Write(row);
        }
    }

    public static void Write(string path, Bitmap picture)
    {
        using var file = File.Create(path);
        Write(file, picture);
    }

    static void RequireLikely(Stream input, string name, long width, long height, int bytesPerPixel)
    {
        if (input.CanSeek && (Int128)width * height * bytesPerPixel > input.Length)
            throw new PictureException(name, "size", $"{width} × {height} pixels in {input.Length} bytes",
                "a file that holds them: it may be cut short");
    }

    static void ReadWords(PortableText text, Bitmap picture, int largest)
    {
        for (var i = 0; i < picture.Width * picture.Height * picture.Channels; i++)
        {
            var sample = text.Sample(largest);
            if (picture.Kind == SampleKind.UInt8)
                picture.Bytes[i] = (byte)sample;
            else
                picture.Samples<ushort>()[i] = (ushort)sample;
        }
    }

    static void ReadBytes(PortableText text, Bitmap picture, bool isFloat, double scale, string name)
    {
        for (var y = 0; y < picture.Height; y++)
        {
            // A PFM's first row is its lowest.
            var row = picture.Row(isFloat ? picture.Height - 1 - y : y);
            if (!text.Bytes(row))
                throw new PictureException(name, "pixels", $"the end of the file in row {y}", $"{picture.Height} rows of {picture.Stride} bytes");

            Reorder(row, picture.Kind, isBigEndian: !isFloat || scale > 0);
        }
    }

    /// <summary>From or to this machine's byte order.</summary>
    static void Reorder(Span<byte> row, SampleKind kind, bool isBigEndian)
    {
        if (kind == SampleKind.UInt8 || isBigEndian != BitConverter.IsLittleEndian)
            return;

        if (kind == SampleKind.UInt16)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ushort>(row), MemoryMarshal.Cast<byte, ushort>(row));
        else
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, uint>(row), MemoryMarshal.Cast<byte, uint>(row));
    }
}
