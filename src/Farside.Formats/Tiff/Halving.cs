using System.Runtime.InteropServices;

namespace Farside.Formats.Tiff;

/// <summary>Means over two by two pixels, fewer at a right or lower edge.</summary>
readonly record struct Halving(int FromWidth, int FromHeight, int Width, int Height, int Channels)
{
    /// <summary>Samples of a kind, in this machine's byte order.</summary>
    public void Mean(ReadOnlySpan<byte> from, Span<byte> to, SampleKind kind, double? noData)
    {
        switch (kind)
        {
            case SampleKind.UInt8:
                Mean(from, to, noData, sample => sample, mean => (byte)Math.Round(mean));
                break;
            case SampleKind.UInt16:
                Mean(MemoryMarshal.Cast<byte, ushort>(from), MemoryMarshal.Cast<byte, ushort>(to), noData, sample => sample, mean => (ushort)Math.Round(mean));
                break;
            default:
                Mean(MemoryMarshal.Cast<byte, float>(from), MemoryMarshal.Cast<byte, float>(to), noData, sample => sample, mean => (float)mean);
                break;
        }
    }

    /// <summary>The upper left pixel of each four.</summary>
    public void Nearest(ReadOnlySpan<byte> from, Span<byte> to, int pixelBytes)
    {
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
                from.Slice(((2 * y * FromWidth) + (2 * x)) * pixelBytes, pixelBytes).CopyTo(to[(((y * Width) + x) * pixelBytes)..]);
        }
    }

    void Mean<T>(ReadOnlySpan<T> from, Span<T> to, double? noData, Func<T, double> read, Func<double, T> write)
    {
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                for (var c = 0; c < Channels; c++)
                    to[(((y * Width) + x) * Channels) + c] = write(MeanAt(from, x, y, c, noData, read));
            }
        }
    }

    double MeanAt<T>(ReadOnlySpan<T> from, int x, int y, int channel, double? noData, Func<T, double> read)
    {
        var (sum, count) = (0.0, 0);
        for (var row = 2 * y; row < Math.Min(FromHeight, (2 * y) + 2); row++)
        {
            for (var column = 2 * x; column < Math.Min(FromWidth, (2 * x) + 2); column++)
            {
                var sample = read(from[(((row * FromWidth) + column) * Channels) + channel]);
                if (double.IsNaN(sample) || sample == noData)
                    continue;

                sum += sample;
                count++;
            }
        }

        return count > 0 ? sum / count : noData ?? double.NaN;
    }
}
