using System.Buffers.Binary;
using System.Globalization;

namespace Farside.Formats.Radar;

/// <summary>
/// Reads Sensors &amp; Software's .DT1 with the .HD beside it: a trace is 32 floats and then its samples, of 16 bits. Feet become metres. The window is as
/// many intervals as samples, and begins so many before the stated point of time zero.
/// </summary>
/// <remarks>Source: Sensors &amp; Software, pulseEKKO data file format, as GPRPy and RGPR read it.</remarks>
public static class Dt1Reader
{
    const int HeaderBytes = 128;
    const double MetresPerFoot = 0.3048;

    public static RadarFile Read(string path)
    {
        var (bytes, words) = (RadarFiles.Bytes(path), Words(path));
        var samples = Whole(words, "NUMBER OF PTS/TRC", path);
        var stride = HeaderBytes + (2 * samples);
        var count = bytes.Length / stride;
        RadarFiles.Require(samples is > 1 and <= 1 << 20 && count > 0, path, "data", $"{count} traces of {samples} samples", "a whole trace");
        var interval = Number(words, "TOTAL TIME WINDOW", path) / samples;
        RadarFiles.Require(interval > 0, path, "TOTAL TIME WINDOW", $"{interval * samples}", "a length above 0 ns");
        var metres = words.TryGetValue("POSITION UNITS", out var unit) && unit.StartsWith("ft", StringComparison.OrdinalIgnoreCase) ? MetresPerFoot : 1;
        var (echo, traces) = (new Raster<Linear>(samples, count), new RadarFileTrace[count]);
        for (var trace = 0; trace < count; trace++)
        {
            var record = bytes.AsSpan(trace * stride, stride);
            traces[trace] = new(null, metres * BinaryPrimitives.ReadSingleLittleEndian(record[4..]), null, null, null);
            for (var i = 0; i < samples; i++)
            {
                echo[i, trace] = new(BinaryPrimitives.ReadInt16LittleEndian(record[(HeaderBytes + (2 * i))..]));
            }
        }

        return new()
        {
            Format = "Sensors & Software DT1",
            Echo = echo,
            IntervalNs = interval,
            FirstNs = words.ContainsKey("TIMEZERO AT POINT") ? -interval * Number(words, "TIMEZERO AT POINT", path) : 0,
            Traces = traces,
            CentralMhz = words.ContainsKey("NOMINAL FREQUENCY") ? Number(words, "NOMINAL FREQUENCY", path) : null,
            SeparationM = words.ContainsKey("ANTENNA SEPARATION") ? metres * Number(words, "ANTENNA SEPARATION", path) : null,
            Facts = [.. words],
        };
    }

    static Dictionary<string, string> Words(string path)
    {
        var header = (string[])[Path.ChangeExtension(path, ".HD"), Path.ChangeExtension(path, ".hd")];
        var found = header.FirstOrDefault(File.Exists) ?? throw new RadarFileException(path, "header", $"no {Path.GetFileName(header[0])}", "the .HD file beside it");
        var words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in File.ReadLines(found))
        {
            if (line.IndexOf('=') is > 0 and var at)
            {
                words.TryAdd(line[..at].Trim(), line[(at + 1)..].Trim());
            }
        }

        return words;
    }

    static double Number(Dictionary<string, string> words, string name, string path) =>
        words.TryGetValue(name, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value : throw new RadarFileException(path, $"{name} in the .HD file", text ?? "nothing", "a number");

    static int Whole(Dictionary<string, string> words, string name, string path) => (int)Math.Clamp(Number(words, name, path), 0, int.MaxValue);
}
