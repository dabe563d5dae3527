using System.Runtime.InteropServices;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Defects;

namespace Farside.Products.Pictures;

/// <summary>Stored samples as floats, whatever their kind.</summary>
static class FrameSamples
{
    /// <summary>One channel less black.</summary>
    public static Raster<Linear> Light(Bitmap samples, float blackDn)
    {
        var light = new Raster<Linear>(samples.Width, samples.Height);
        for (var y = 0; y < samples.Height; y++)
        {
            Row(samples, y, blackDn, MemoryMarshal.Cast<Linear, float>(light.Row(y)));
        }

        return light;
    }

    /// <summary>The first three channels.</summary>
    /// <param name="displayWhite">The data number of a screen's white, where the samples are encoded by the sRGB curve; null where they are light.</param>
    public static ColourPlanes Planes(Bitmap samples, double? displayWhite)
    {
        var planes = new ColourPlanes(samples.Width, samples.Height);
        var row = new float[samples.Width * samples.Channels];
        for (var y = 0; y < samples.Height; y++)
        {
            Row(samples, y, 0, row);
            if (displayWhite is { } white)
            {
                Decode(row, (float)white);
            }

            Part(row, samples.Channels, planes, y);
        }

        return planes;
    }

    /// <summary>Flags samples at full scale, and of a mosaic the eight pixels around each, whose colours it enters.</summary>
    public static void FlagSaturated(Frame frame, Raster<byte> mask)
    {
        var (samples, reach) = (frame.Samples, frame.Bayer is null ? 0 : 1);
        var row = new float[samples.Width * samples.Channels];
        for (var y = 0; y < samples.Height; y++)
        {
            Row(samples, y, 0, row);
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] >= frame.FullScaleDn)
                {
                    Flag(mask, i / samples.Channels, y, reach);
                }
            }
        }
    }

    static void Flag(Raster<byte> mask, int column, int row, int reach)
    {
        for (var y = Math.Max(0, row - reach); y <= Math.Min(mask.Height - 1, row + reach); y++)
        {
            for (var x = Math.Max(0, column - reach); x <= Math.Min(mask.Width - 1, column + reach); x++)
            {
                mask[x, y] |= (byte)PixelFlags.Saturated;
            }
        }
    }

    static void Row(Bitmap samples, int y, float blackDn, Span<float> row)
    {
        switch (samples.Kind)
        {
            case SampleKind.UInt8:
                MosaicSamples.ToLinear(samples.Row(y), blackDn, (1, 1), row);
                break;
            case SampleKind.UInt16:
                MosaicSamples.ToLinear(MemoryMarshal.Cast<byte, ushort>(samples.Row(y)), blackDn, (1, 1), row);
                break;
            default:
                MosaicSamples.ToLinear(MemoryMarshal.Cast<byte, float>(samples.Row(y)), blackDn, (1, 1), row);
                break;
        }
    }

    static void Decode(Span<float> row, float white)
    {
        var light = DisplayLight.Table(white);
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = light[(int)Math.Clamp(row[i], 0, white)];
        }
    }

    static void Part(ReadOnlySpan<float> row, int channels, ColourPlanes planes, int y)
    {
        var red = planes.Red.Row(y);
        var green = planes.Green.Row(y);
        var blue = planes.Blue.Row(y);
        var (second, third) = channels >= 3 ? (1, 2) : (0, 0); // grey and opacity: grey three times
        for (var x = 0; x < red.Length; x++)
        {
            var pixel = row.Slice(channels * x, channels);
            (red[x], green[x], blue[x]) = (new(pixel[0]), new(pixel[second]), new(pixel[third]));
        }
    }
}
