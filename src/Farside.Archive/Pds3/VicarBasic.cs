using System.Buffers.Binary;
using Farside.Archive.Labels;

namespace Farside.Archive.Pds3;

/// <summary>VICAR's BASIC and BASIC2 compression: differences and runs, one record for each line of each band.</summary>
/// <remarks>Source: VICAR run-time library, BASIC compression; read in GDAL's VICAR driver.</remarks>
static class VicarBasic
{
    /// <summary>More than any picture so stored.</summary>
    public const long MostBytes = 1 << 28;

    /// <param name="offset">First byte after label and binary header.</param>
    /// <param name="hasTable">BASIC2: all records' sizes come first; BASIC: each record's size comes before it.</param>
    public static byte[] Unpack(string path, long offset, int records, int samples, int size, bool hasTable)
    {
        using var file = new MappedFile(path);
        var bytes = new byte[records * samples * size];
        var at = hasTable ? offset + 4L * records : offset;
        for (var record = 0; record < records; record++)
        {
            var length = SizeAt(file, hasTable ? offset + 4L * record : at) - (hasTable ? 0 : 4);
            at += hasTable ? 0 : 4;
            if (length <= 0 || length > (samples * (long)size + 16) * 4 || at + length > file.Length)
                throw new LabelException(Path.GetFileName(path), $"record {record + 1}", $"{length} packed bytes", "a record within the file");

            var packed = new byte[length];
            file.Read(at, packed);
            Unpack(new BitReader(packed), bytes.AsSpan(record * samples * size, samples * size), size);
            at += length;
        }

        return bytes;
    }

    static long SizeAt(MappedFile file, long at)
    {
        Span<byte> size = stackalloc byte[4];
        return file.Read(at, size) == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(size) : 0;
    }

    /// <summary>First bytes of all samples, then second bytes; runs go on from one to the next.</summary>
    static void Unpack(BitReader bits, Span<byte> line, int size)
    {
        var value = 0;
        var repeat = 0;
        for (var part = 0; part < size; part++)
        {
            for (var at = part; at < line.Length; at += size)
            {
                if (repeat > 0)
                    repeat--;
                else
                    (value, repeat) = Next(bits, value);

                line[at] = (byte)(value & 0xFF);
            }
        }
    }

    static (int Value, int Repeat) Next(BitReader bits, int before)
    {
        var step = bits.Take(3);
        if (step < 7)
            return (before + step - 3, 0);

        if (bits.Take(1) == 0)
            return (bits.Take(8), 0);

        var length = bits.Take(4);
        if (length == 15 && (length = bits.Take(8) + 15) == 270)
            length = bits.Take(8) | (bits.Take(8) << 8) | (bits.Take(8) << 16);

        step = bits.Take(3);
        return (step < 7 ? before + step - 3 : bits.Take(8), length + 3);
    }

    /// <summary>Bits from the high one down; zeros past the end.</summary>
    sealed class BitReader(byte[] bytes)
    {
        int _at;

        public int Take(int count)
        {
            var value = 0;
            for (; count > 0; count--, _at++)
            {
                value = (value << 1) | ((_at >> 3) < bytes.Length ? (bytes[_at >> 3] >> (7 - (_at & 7))) & 1 : 0);
            }

            return value;
        }
    }
}
