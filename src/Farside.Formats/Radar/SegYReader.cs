using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Farside.Core.Time;

namespace Farside.Formats.Radar;

/// <summary>
/// Reads a radar section from SEG-Y, revisions 0 and 1, either byte order: IBM and IEEE floats, whole numbers of 1, 2 and 4 bytes. Radar counts
/// picoseconds where the standard says microseconds, unless Farside's own exact interval stands in the header.
/// </summary>
/// <remarks>Source: SEG-Y rev 1, Data Exchange format, SEG Technical Standards Committee, May 2002.</remarks>
public static class SegYReader
{
    const double NsPerCount = 1e-3;

    public static RadarFile Read(string path)
    {
        var bytes = RadarFiles.Bytes(path);
        RadarFiles.Require(bytes.Length > SegYWriter.FileHeaderBytes + SegYWriter.TraceHeaderBytes, path, "length", $"{bytes.Length} bytes", "3,600 bytes of headers and a trace");
        var form = Form.Of(bytes, path);
        var stride = SegYWriter.TraceHeaderBytes + (form.Samples * form.SampleBytes);
        var count = (bytes.Length - form.DataAt) / stride;
        RadarFiles.Require(count > 0 && (long)count * form.Samples <= Array.MaxLength / 4, path, "traces", $"{count} of {form.Samples} samples", "a whole trace, and no more than memory holds");
        var (echo, traces) = (new Raster<Linear>(form.Samples, count), new RadarFileTrace[count]);
        for (var trace = 0; trace < count; trace++)
        {
            var record = bytes.AsSpan(form.DataAt + (trace * stride), stride);
            traces[trace] = form.Trace(record);
            form.Fill(record[SegYWriter.TraceHeaderBytes..], echo.Row(trace));
        }

        return new()
        {
            Format = $"SEG-Y rev {form.Revision}",
            Echo = echo,
            IntervalNs = form.IntervalNs,
            FirstNs = form.FirstNs,
            Traces = traces,
            Facts = [.. form.Facts(bytes.Length - form.DataAt - (count * stride)), .. Words(bytes)],
        };
    }

    static IEnumerable<KeyValuePair<string, string>> Words(byte[] bytes)
    {
        var text = bytes[0] is 0xC3 ? Ebcdic(bytes.AsSpan(0, SegYWriter.TextBytes)) : Encoding.Latin1.GetString(bytes, 0, SegYWriter.TextBytes);
        foreach (var (line, number) in text.Chunk(80).Select((line, number) => (new string(line), number + 1)))
        {
            var words = (line.Length > 3 && line[0] is 'C' ? line[3..] : line).Trim(' ', '\0');
            if (words.Length > 0 && words.All(letter => letter is >= ' ' and <= '~'))
            {
                yield return new($"Header line {number}", words);
            }
        }
    }

    // Letters, digits and what stands between them; the rest of the code page becomes blanks.
    static string Ebcdic(ReadOnlySpan<byte> bytes)
    {
        const string From81 = "abcdefghi       jklmnopqr        stuvwxyz                       ABCDEFGHI       JKLMNOPQR        STUVWXYZ      0123456789";
        var text = new StringBuilder(bytes.Length);
        foreach (var code in bytes)
        {
            text.Append(code switch
            {
                0x4B => '.',
                0x4D => '(',
                0x5D => ')',
                0x60 => '-',
                0x61 => '/',
                0x6B => ',',
                0x7A => ':',
                0x7E => '=',
                0x4E => '+',
                0x6D => '_',
                >= 0x81 when code - 0x81 < From81.Length => From81[code - 0x81],
                _ => ' ',
            });
        }

        return text.ToString();
    }

    /// <summary>What the file's header says of all traces.</summary>
    internal sealed record Form(bool IsLittle, int Code, int Samples, int SampleBytes, int DataAt, string Revision, double IntervalNs, double FirstNs, bool IsOwn)
    {
        public static Form Of(byte[] bytes, string path)
        {
            var isLittle = Short(bytes, 3224, false) is < 1 or > 16 && Short(bytes, 3224, true) is >= 1 and <= 16;
            var code = Short(bytes, 3224, isLittle);
            var width = code switch { 1 or 2 or 5 => 4, 3 => 2, 8 => 1, _ => 0 };
            RadarFiles.Require(width > 0, path, "format code, byte 3225", $"{code}", "1 (IBM), 2, 3, 8 (whole numbers) or 5 (IEEE)");
            var samples = (ushort)Short(bytes, 3220, isLittle) is > 0 and var stated ? stated : (ushort)Short(bytes, SegYWriter.FileHeaderBytes + 114, isLittle);
            RadarFiles.Require(samples > 0, path, "samples, byte 3221", "0", "a number of samples");
            var isOwn = bytes.AsSpan(3260, 8).SequenceEqual(Encoding.ASCII.GetBytes(SegYWriter.Mark));
            var counts = (ushort)Short(bytes, 3216, isLittle) is > 0 and var interval ? interval : (ushort)Short(bytes, SegYWriter.FileHeaderBytes + 116, isLittle);
            RadarFiles.Require(isOwn || counts > 0, path, "sample interval, byte 3217", "0", "a number of picoseconds");
            var texts = Math.Max(0, (int)Short(bytes, 3504, isLittle));
            var revision = (ushort)Short(bytes, 3500, isLittle);
            return new(
                isLittle, code, samples, width, SegYWriter.FileHeaderBytes + (texts * SegYWriter.TextBytes), $"{revision >> 8}",
                isOwn ? BinaryPrimitives.ReadDoubleBigEndian(bytes.AsSpan(3268)) : counts * NsPerCount,
                isOwn ? BinaryPrimitives.ReadDoubleBigEndian(bytes.AsSpan(3276)) : Short(bytes, SegYWriter.FileHeaderBytes + 108, isLittle), isOwn);
        }

        public IEnumerable<KeyValuePair<string, string>> Facts(int left)
        {
            if (!IsOwn)
            {
                yield return new("Sample interval", string.Create(CultureInfo.InvariantCulture, $"{IntervalNs:0.######} ns: the header's number taken as picoseconds, as radar writes them"));
            }

            if (left > 0)
            {
                yield return new("Left over", $"{left} bytes that make no whole trace");
            }
        }

        public RadarFileTrace Trace(ReadOnlySpan<byte> header)
        {
            var (places, heights) = (Scale(Short(header, 70, IsLittle)), Scale(Short(header, 68, IsLittle)));
            var (x, y, z) = (Int(header, 80, IsLittle), Int(header, 84, IsLittle), Int(header, 40, IsLittle));
            if (x == 0 && y == 0)
            {
                (x, y) = (Int(header, 72, IsLittle), Int(header, 76, IsLittle));
            }

            var isKnown = IsOwn || x != 0 || y != 0;
            return new(Time(header), IsOwn ? BinaryPrimitives.ReadSingleBigEndian(header[236..]) : null, isKnown ? x * places : null, isKnown ? y * places : null, isKnown ? z * heights : null);
        }

        public void Fill(ReadOnlySpan<byte> from, Span<Linear> to)
        {
            for (var i = 0; i < to.Length; i++)
            {
                var at = from[(i * SampleBytes)..];
                to[i] = new(Code switch
                {
                    1 => Ibm((uint)Int(at, 0, IsLittle)),
                    2 => Int(at, 0, IsLittle),
                    3 => Short(at, 0, IsLittle),
                    8 => (sbyte)at[0],
                    _ => BitConverter.Int32BitsToSingle(Int(at, 0, IsLittle)),
                });
            }
        }

        // Sign, a power of 16 from 64 on, 24 bits of fraction.
        static float Ibm(uint bits) => (float)(((bits >> 31) != 0 ? -1 : 1) * ((bits & 0xFFFFFF) / 16_777_216.0) * Math.Pow(16, ((bits >> 24) & 0x7F) - 64.0));

        static double Scale(short scaler) => scaler switch { 0 => 1, < 0 => 1.0 / -scaler, _ => scaler };

        Epoch? Time(ReadOnlySpan<byte> header)
        {
            var (year, day, hour, minute, second) = (Short(header, 156, IsLittle), Short(header, 158, IsLittle), Short(header, 160, IsLittle), Short(header, 162, IsLittle), Short(header, 164, IsLittle));
            if (year is < 1900 or > 2200 || day is < 1 or > 366 || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 60)
            {
                return null;
            }

            var date = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day - 1);
            var ms = IsOwn ? BinaryPrimitives.ReadInt32BigEndian(header[232..]) : 0;
            return Epoch.TryParseUtc(string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}T{hour:00}:{minute:00}:{second:00}.{ms:000}Z"), out var time) ? time : null;
        }
    }

    static short Short(ReadOnlySpan<byte> bytes, int at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadInt16LittleEndian(bytes[at..]) : BinaryPrimitives.ReadInt16BigEndian(bytes[at..]);

    static int Int(ReadOnlySpan<byte> bytes, int at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]) : BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);
}
