using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Farside.Formats.Radar;

/// <summary>Reads GSSI's .DZT: a header of 1,024 bytes a channel, then scans of unsigned numbers of 8 or 16 bits about their middle, or signed ones of 32. Of several channels the first.</summary>
/// <remarks>Source: GSSI, DZT file format, 14 June 2016, as GPRPy and readgssi read it. The window's length is taken from the first sample to the last, as they do.</remarks>
public static class DztReader
{
    const int HeaderBytes = 1024;

    public static RadarFile Read(string path)
    {
        var bytes = RadarFiles.Bytes(path);
        RadarFiles.Require(bytes.Length > HeaderBytes, path, "length", $"{bytes.Length} bytes", $"a header of {HeaderBytes} and a scan");
        int Short(int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));
        double Single(int at) => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(at));
        var (stated, samples, bits, channels) = (Short(2), Short(4), Short(6), Math.Max(1, Short(52)));
        RadarFiles.Require(bits is 8 or 16 or 32, path, "rh_bits", $"{bits}", "8, 16 or 32");
        RadarFiles.Require(samples > 1 && channels <= 8, path, "rh_nsamp, rh_nchan", $"{samples}, {channels}", "two samples or more, 1 to 8 channels");
        var start = HeaderBytes * (stated < HeaderBytes ? stated : channels);
        var (range, perM) = (Single(26), Single(14));
        RadarFiles.Require(range > 0 && double.IsFinite(range), path, "rhf_range", $"{range} ns", "a length above 0 ns");
        var stride = samples * bits / 8 * channels;
        var count = Math.Max(0, bytes.Length - start) / stride;
        RadarFiles.Require(count > 0, path, "data", "no whole scan", $"scans of {stride} bytes");
        var echo = new Raster<Linear>(samples, count);
        for (var trace = 0; trace < count; trace++)
        {
            Fill(bytes.AsSpan(start + (trace * stride)), bits, echo.Row(trace));
        }

        var antenna = Encoding.Latin1.GetString(bytes, 98, 14).Trim('\0', ' ');
        return new()
        {
            Format = "GSSI DZT",
            Echo = echo,
            IntervalNs = range / (samples - 1),
            FirstNs = Single(22),
            Traces = [.. Enumerable.Range(0, count).Select(trace => new RadarFileTrace(null, perM > 0 ? trace / perM : null, null, null, null))],
            CentralMhz = Mhz(antenna),
            Facts = [new("Antenna", antenna), new("Channels", $"{channels}, the first read"), new("Scans a metre", perM.ToString("0.####", CultureInfo.InvariantCulture))],
        };
    }

    static void Fill(ReadOnlySpan<byte> scan, int bits, Span<Linear> to)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = new(bits switch
            {
                8 => scan[i] - 128f,
                16 => BinaryPrimitives.ReadUInt16LittleEndian(scan[(2 * i)..]) - 32_768f,
                _ => BinaryPrimitives.ReadInt32LittleEndian(scan[(4 * i)..]),
            });
        }
    }

    // 400MHz
    static double? Mhz(string antenna) =>
        antenna.IndexOf("MHz", StringComparison.OrdinalIgnoreCase) is > 0 and var end && double.TryParse(antenna[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var mhz) && mhz > 0 ? mhz : null;
}
