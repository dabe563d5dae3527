using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Farside.Core.Time;

namespace Farside.Formats.Radar;

/// <summary>
/// Writes a radar section as SEG-Y revision 1: a textual header in ASCII, IEEE floats (format code 5), a place for every trace. The standard counts
/// microseconds; radar writes picoseconds in their place, or a fraction of them where the interval is no whole number of picoseconds, and says so in
/// the textual header. The exact interval and first time stand in bytes 3269 and 3277, which the standard leaves free.
/// </summary>
/// <remarks>Source: SEG-Y rev 1, Data Exchange format, SEG Technical Standards Committee, May 2002.</remarks>
public static class SegYWriter
{
    public const int TextBytes = 3200;
    public const int FileHeaderBytes = 3600;
    public const int TraceHeaderBytes = 240;

    /// <summary>Begins the part that the standard leaves free and this writer fills.</summary>
    internal const string Mark = "FARSIDE1";

    const int PlacesPerM = 10_000; // a tenth of a millimetre, and 214 km either way
    const int MostLines = 40;
    const int LineLength = 80;

    /// <param name="words">Lines for people; what the numbers mean is added.</param>
    /// <exception cref="RadarFileException">Too many samples, or places too far away, for the format.</exception>
    public static void Write(string path, RadarFile section, IReadOnlyList<string> words)
    {
        RadarFiles.Require(section.Echo.Width is > 0 and <= short.MaxValue, path, "samples", $"{section.Echo.Width}", $"1 to {short.MaxValue}");
        RadarFiles.Require(section.Traces.Count == section.Echo.Height, path, "traces", $"{section.Traces.Count} places for {section.Echo.Height} traces", "one for each");
        using var file = File.Create(path);
        var units = Units(path, section.IntervalNs);
        file.Write(Text([.. words, .. Meaning(section, units)]));
        file.Write(FileHeader(section, units.Interval));
        var record = new byte[TraceHeaderBytes + (4 * section.Echo.Width)];
        for (var trace = 0; trace < section.Echo.Height; trace++)
        {
            TraceHeader(path, record, section, trace, units.Interval);
            var row = MemoryMarshal.Cast<Linear, float>(section.Echo.Row(trace));
            for (var i = 0; i < row.Length; i++)
            {
                BinaryPrimitives.WriteSingleBigEndian(record.AsSpan(TraceHeaderBytes + (4 * i)), row[i]);
            }

            file.Write(record);
        }
    }

    // A number of 16 bits that says the interval exactly, in picoseconds or a part of them.
    static (short Interval, string Unit) Units(string path, double intervalNs)
    {
        foreach (var (perNs, unit) in new[] { (1e3, "PICOSECONDS"), (1e4, "TENTHS OF A PICOSECOND"), (1e5, "HUNDREDTHS OF A PICOSECOND") })
        {
            var number = intervalNs * perNs;
            if (number is >= 1 and <= short.MaxValue && Math.Abs(number - Math.Round(number)) < 1e-6)
            {
                return ((short)Math.Round(number), unit);
            }
        }

        var nearest = Math.Round(intervalNs * 1e3);
        RadarFiles.Require(nearest is >= 1 and <= short.MaxValue, path, "interval", $"{intervalNs} ns", "0.001 to 32.767 ns");
        return ((short)nearest, "PICOSECONDS, ROUNDED");
    }

    static IEnumerable<string> Meaning(RadarFile section, (short Interval, string Unit) units)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"SAMPLE INTERVAL {section.IntervalNs:0.########} NS, WRITTEN AS {units.Interval}");
        yield return $"UNIT OF BYTES 3217 AND 117: {units.Unit}";
        yield return string.Create(CultureInfo.InvariantCulture, $"FIRST SAMPLE AT {section.FirstNs:0.######} NS OF TWO-WAY TIME");
        yield return "INTERVAL, FIRST TIME IN NS AS IEEE DOUBLES AT BYTES 3269, 3277";
        yield return "COORDINATES: EAST, NORTH, UP; METRES / 10000 (SCALERS -10000)";
        yield return "TRACE BYTES 233-236: MILLISECONDS OF THE SECOND (INT32)";
        yield return "TRACE BYTES 237-240: METRES ALONG THE WAY (IEEE FLOAT)";
    }

    static byte[] Text(IReadOnlyList<string> lines)
    {
        var text = new StringBuilder(TextBytes);
        for (var number = 1; number <= MostLines; number++)
        {
            var words = number switch
            {
                MostLines - 1 => "SEG Y REV1",
                MostLines => "END TEXTUAL HEADER",
                _ => number <= lines.Count ? lines[number - 1] : "",
            };
            var line = string.Create(CultureInfo.InvariantCulture, $"C{number,2} {Plain(words)}");
            text.Append(line.Length > LineLength ? line[..LineLength] : line.PadRight(LineLength));
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    static string Plain(string words) => new([.. words.Select(letter => letter is >= ' ' and <= '~' ? letter : ' ')]);

    static byte[] FileHeader(RadarFile section, short interval)
    {
        var header = new byte[FileHeaderBytes - TextBytes];
        void Short(int place, int value) => BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(place - TextBytes - 1), (short)value);
        Short(3213, 1); // traces an ensemble
        Short(3217, interval);
        Short(3219, interval);
        Short(3221, section.Echo.Width);
        Short(3223, section.Echo.Width);
        Short(3225, 5); // IEEE floats
        Short(3227, 1); // fold
        Short(3229, 1); // as recorded
        Short(3255, 1); // metres
        Encoding.ASCII.GetBytes(Mark, header.AsSpan(3261 - TextBytes - 1));
        BinaryPrimitives.WriteDoubleBigEndian(header.AsSpan(3269 - TextBytes - 1), section.IntervalNs);
        BinaryPrimitives.WriteDoubleBigEndian(header.AsSpan(3277 - TextBytes - 1), section.FirstNs);
        Short(3501, 0x0100); // revision 1.0
        Short(3503, 1); // all traces alike
        return header;
    }

    static void TraceHeader(string path, byte[] record, RadarFile section, int trace, short interval)
    {
        var (from, header) = (section.Traces[trace], record.AsMemory(0, TraceHeaderBytes));
        header.Span.Clear();
        void Int(int place, int value) => BinaryPrimitives.WriteInt32BigEndian(header.Span[(place - 1)..], value);
        void Short(int place, int value) => BinaryPrimitives.WriteInt16BigEndian(header.Span[(place - 1)..], (short)value);
        foreach (var place in (int[])[1, 5, 9, 21])
        {
            Int(place, trace + 1);
        }

        Int(13, 1);
        Int(25, 1);
        Short(29, from.IsDead ? 2 : 1); // dead or live data
        Short(31, 1);
        Short(33, 1);
        Short(35, 1); // production
        Short(69, -PlacesPerM);
        Short(71, -PlacesPerM);
        var (east, north, up) = (Place(path, trace, from.EastM), Place(path, trace, from.NorthM), Place(path, trace, from.UpM));
        foreach (var (place, value) in new[] { (41, up), (45, up), (73, east), (77, north), (81, east), (85, north), (181, east), (185, north) })
        {
            Int(place, value);
        }

        Int(37, (int)Math.Round((section.SeparationM ?? 0) * PlacesPerM));
        Short(89, 1); // lengths
        Short(109, (int)Math.Round(Math.Clamp(section.FirstNs, short.MinValue, short.MaxValue)));
        Short(115, section.Echo.Width);
        Short(117, interval);
        Time(header.Span, from.Time);
        BinaryPrimitives.WriteSingleBigEndian(header.Span[236..], (float)(from.DistanceM ?? 0));
    }

    static int Place(string path, int trace, double? metres)
    {
        var places = (metres ?? 0) * PlacesPerM;
        RadarFiles.Require(Math.Abs(places) <= int.MaxValue, path, $"place of trace {trace}", $"{metres} m", "within 214 km of the origin");
        return (int)Math.Round(places);
    }

    static void Time(Span<byte> header, Epoch? time)
    {
        if (time is not { } epoch)
        {
            return;
        }

        var text = epoch.ToUtcText(); // 2019-01-09T20:48:12.605Z
        int Digits(int from, int count) => int.Parse(text.AsSpan(from, count), NumberStyles.None, CultureInfo.InvariantCulture);
        var numbers = new[] { Digits(0, 4), new DateTime(Digits(0, 4), Digits(5, 2), Digits(8, 2), 0, 0, 0, DateTimeKind.Utc).DayOfYear, Digits(11, 2), Digits(14, 2), Digits(17, 2), 4 };
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(header[(156 + (2 * i))..], (short)numbers[i]);
        }

        BinaryPrimitives.WriteInt32BigEndian(header[232..], Digits(20, 3));
    }
}
