using System.Runtime.InteropServices;

namespace Farside.Core.Rasters;

/// <summary>
/// A picture whose pixel type is known only when its file is read: rows of interleaved samples in this machine's byte order.
/// A kernel asks for <see cref="As{TPixel}"/> and works on a <see cref="Raster{TPixel}"/>.
/// </summary>
public sealed class Bitmap
{
    public Bitmap(int width, int height, int channels, SampleKind kind)
        : this(width, height, channels, kind, new byte[checked((long)width * height * channels * SizeOf(kind))])
    {
    }

    public Bitmap(int width, int height, int channels, SampleKind kind, byte[] bytes)
    {
        (Width, Height, Channels, Kind, Bytes) = (width, height, channels, kind, bytes);
        if (bytes.LongLength != (long)width * height * channels * SizeOf(kind))
        {
            throw new ArgumentException($"{bytes.LongLength} bytes cannot fill {width} × {height} × {channels} of {kind}.", nameof(bytes));
        }
    }

    public int Width { get; }
    public int Height { get; }

    /// <summary>1 grey, 2 grey and opacity, 3 colour, 4 colour and opacity.</summary>
    public int Channels { get; }

    public SampleKind Kind { get; }

    /// <summary>All samples, row-major, channels interleaved.</summary>
    public byte[] Bytes { get; }

    /// <summary>Bytes in one row.</summary>
    public int Stride => Width * Channels * SizeOf(Kind);

    public Span<byte> Row(int y) => Bytes.AsSpan(checked(y * Stride), Stride);

    public Span<TSample> Samples<TSample>() where TSample : unmanaged => MemoryMarshal.Cast<byte, TSample>(Bytes.AsSpan());

    /// <summary>A copy as typed pixels; the pixel's size must be that of this bitmap's.</summary>
    public Raster<TPixel> As<TPixel>() where TPixel : unmanaged
    {
        if (Marshal.SizeOf<TPixel>() != Channels * SizeOf(Kind))
        {
            throw new ArgumentException($"A {typeof(TPixel).Name} cannot hold {Channels} × {Kind}.");
        }

        var raster = new Raster<TPixel>(Width, Height);
        MemoryMarshal.Cast<byte, TPixel>(Bytes.AsSpan()).CopyTo(raster.Pixels);
        return raster;
    }

    public static Bitmap From<TPixel>(Raster<TPixel> raster, int channels, SampleKind kind) where TPixel : unmanaged =>
        new(raster.Width, raster.Height, channels, kind, MemoryMarshal.AsBytes(raster.Pixels).ToArray());

    public static int SizeOf(SampleKind kind) => kind switch
    {
        SampleKind.UInt8 => 1,
        SampleKind.UInt16 => 2,
        _ => 4,
    };
}
