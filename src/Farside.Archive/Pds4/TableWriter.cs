using System.Globalization;
using System.Text;
using Farside.Archive.Labels;

namespace Farside.Archive.Pds4;

/// <summary>Columns → the bytes of a table, binary, character or delimited.</summary>
public static class TableWriter
{
    /// <param name="columns">One array for each field, repetitions side by side: numbers as <c>double[]</c> or <c>long[]</c>, text as <c>string[]</c>.</param>
    public static void Write(Stream stream, TableStructure table, IReadOnlyList<Array> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Length != table.Records * table.Fields[i].PerRecord)
                throw new ArgumentException($"{table.Fields[i].Name} needs {table.Records * table.Fields[i].PerRecord} values, {columns[i].Length} given.", nameof(columns));
        }

        for (var record = 0L; record < table.Records; record++)
        {
            stream.Write(table.Delimiter is { } delimiter ? Delimited(table, columns, record, delimiter) : Fixed(table, columns, record));
        }
    }

    static byte[] Delimited(TableStructure table, IReadOnlyList<Array> columns, long record, char delimiter)
    {
        var cells = new SortedDictionary<long, string>();
        for (var i = 0; i < columns.Count; i++)
        {
            ForEachPlace(table.Fields[i], (place, repetition) => cells[place] = Quoted(Text(columns[i].GetValue(record * table.Fields[i].PerRecord + repetition)!), delimiter));
        }

        return Encoding.UTF8.GetBytes(string.Join(delimiter, cells.Values) + "\r\n");
    }

    static string Quoted(string text, char delimiter) => text.Contains(delimiter, StringComparison.Ordinal) || text.StartsWith('"') ? $"\"{text}\"" : text;

    static byte[] Fixed(TableStructure table, IReadOnlyList<Array> columns, long record)
    {
        var bytes = new byte[table.RecordBytes];
        if (!table.Form.EndsWith("Binary", StringComparison.OrdinalIgnoreCase))
        {
            bytes.AsSpan().Fill((byte)' ');
            "\r\n"u8.CopyTo(bytes.AsSpan(bytes.Length - 2));
        }

        for (var i = 0; i < columns.Count; i++)
        {
            var field = table.Fields[i];
            ForEachPlace(field, (place, repetition) => Put(bytes.AsSpan((int)place, field.Bytes), field, columns[i].GetValue(record * field.PerRecord + repetition)!));
        }

        return bytes;
    }

    static void Put(Span<byte> bytes, TableField field, object value)
    {
        switch (field.Coding)
        {
            case FieldCoding.Binary when value is long integer && field.SampleType.IsInteger:
                SampleEncoder.PutInteger(bytes, field.SampleType.IsLittleEndian, unchecked((ulong)integer));
                break;
            case FieldCoding.Binary:
                SampleEncoder.Put(bytes, field.SampleType, Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case FieldCoding.Bits:
                PutBits(bytes, field, unchecked((ulong)Convert.ToInt64(value, CultureInfo.InvariantCulture)));
                break;
            case FieldCoding.ByteString when value is string hex:
                Convert.FromHexString(hex).AsSpan().CopyTo(bytes);
                break;
            default:
                PutText(bytes, field, Text(value));
                break;
        }
    }

    static void PutText(Span<byte> bytes, TableField field, string text)
    {
        var encoded = Encoding.UTF8.GetBytes(text);
        if (encoded.Length > bytes.Length)
            throw new ArgumentException($"'{text}' does not fit the {bytes.Length} bytes of {field.Name}.", nameof(text));

        bytes.Fill((byte)' ');
        // Numbers stand at the right, text at the left.
        encoded.CopyTo(field.IsNumeric ? bytes[^encoded.Length..] : bytes);
    }

    static void PutBits(Span<byte> bytes, TableField field, ulong value)
    {
        for (var i = 0; i < field.Bits.Count; i++)
        {
            var bit = field.Bits.First + field.Bits.Count - 1 - i;
            if (((value >> i) & 1) != 0)
                bytes[bit >> 3] |= (byte)(0x80 >> (bit & 7));
        }
    }

    static string Text(object value) => value switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    static void ForEachPlace(TableField field, Action<long, long> action)
    {
        for (var repetition = 0L; repetition < field.PerRecord; repetition++)
        {
            var (place, rest) = (field.Offset, repetition);
            for (var i = field.Repetitions.Count - 1; i >= 0; i--)
            {
                (rest, var number) = Math.DivRem(rest, field.Repetitions[i].Count);
                place += number * field.Repetitions[i].Step;
            }

            action(place, repetition);
        }
    }
}
