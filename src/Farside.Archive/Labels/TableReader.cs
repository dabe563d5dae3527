namespace Farside.Archive.Labels;

/// <summary>Reads a table by record or by column from its mapped file, fixed width or delimited.</summary>
public sealed class TableReader : IDisposable
{
    const int BlockBytes = 1 << 20;
    const int MostRecordBytes = 64 << 20;
    const int MostValues = 1 << 28;

    readonly MappedFile _file;

    public TableReader(TableStructure table)
    {
        Table = table;
        _file = new MappedFile(table.DataPath ?? throw new LabelException(table.FileName, table.Element?.Path ?? table.Name, "no data file", "the file the label names"));
    }

    public TableStructure Table { get; }

    /// <summary>
    /// Whole records a fixed-width table's file holds. The table's last record needs its fields only: line end or suffix may be missing. A delimited table is as long as it proves when read.
    /// </summary>
    public long Present
    {
        get
        {
            if (Table.Delimiter is not null || Table.RecordBytes == 0)
                return Table.Records;

            var (whole, rest) = Math.DivRem(Math.Max(0, _file.Length - Table.Offset), Table.RecordBytes);
            return whole == Table.Records - 1 && rest > 0 && rest >= Reach() ? Table.Records : Math.Min(Table.Records, whole);
        }
    }

    /// <summary>Bytes from a record's start to just past its last field.</summary>
    long Reach() => Table.Fields.Where(field => field.Coding != FieldCoding.Computed).Select(ReachOf).DefaultIfEmpty(long.MaxValue).Max();

    /// <summary>A field's numbers, record by record, its repetitions in turn: scaled; NaN where missing, special or unreadable.</summary>
    public double[] Numbers(TableField field, bool isScaled = true)
    {
        var specials = SpecialsOf(field);
        return Collect(field, double.NaN, (record, cell) =>
        {
            var value = field.Compute is { } compute ? compute(record) : FieldDecoder.Number(field, cell, out _);
            return Array.IndexOf(specials, value) >= 0 ? double.NaN : isScaled ? value * field.ScalingFactor + field.ValueOffset : value;
        });
    }

    /// <summary>A field's characters, trimmed.</summary>
    public string[] Texts(TableField field) => Collect(field, "", (_, cell) => FieldDecoder.Text(cell).Trim());

    delegate T Decode<out T>(long record, ReadOnlySpan<byte> cell);

    T[] Collect<T>(TableField field, T missing, Decode<T> decode)
    {
        var values = new List<T>();
        var number = 0L;
        ForEachRecord(record =>
        {
            var seen = record.ForEach(field, cell => values.Add(decode(number, cell)));
            if (values.Count + field.PerRecord - seen > MostValues)
                throw new LabelException(Table.FileName, field.Name, $"more than {MostValues} values", "a column that fits into memory");

            for (; seen < field.PerRecord; seen++)
            {
                values.Add(missing);
            }

            number++;
            return true;
        });
        return [.. values];
    }

    /// <summary>One repetition of a numeric field, record by record, handed on as it is read: nothing is kept, so a file may be of any size.</summary>
    /// <param name="repetition">From 0.</param>
    public void ForEachNumber(TableField field, long repetition, Action<double> take)
    {
        var specials = SpecialsOf(field);
        var number = 0L;
        ForEachRecord(record =>
        {
            var value = field.Compute is { } compute ? compute(number) : FieldDecoder.Number(field, record.Cell(field, repetition), out _);
            take(Array.IndexOf(specials, value) >= 0 ? double.NaN : (value * field.ScalingFactor) + field.ValueOffset);
            number++;
            return true;
        });
    }

    /// <summary>One repetition of a field's characters, trimmed, record by record, until <paramref name="take"/> says no.</summary>
    public void ForEachText(TableField field, long repetition, Func<string, bool> take) =>
        ForEachRecord(record => take(FieldDecoder.Text(record.Cell(field, repetition)).Trim()));

    /// <summary>The numbers of the first field by that name. Throws when there is none.</summary>
    public double[] Column(string name, bool isScaled = true) =>
        Numbers(Table.Field(name) ?? throw new LabelException(Table.FileName, Table.Name, $"no field {name}", string.Join(", ", Table.Fields.Take(20).Select(field => field.Name))), isScaled);

    /// <summary>Runs over the records the file holds, until <paramref name="action"/> says no.</summary>
    /// <returns>Records seen.</returns>
    public long ForEachRecord(RecordAction action) => Table.Delimiter is null ? ForEachFixed(action) : ForEachDelimited(action);

    /// <summary>The special constants as the field's values would show them.</summary>
    public static double[] SpecialsOf(TableField field) => ArrayReader.SpecialValues(field.Specials, field.SampleType);

    public void Dispose() => _file.Dispose();

    /// <summary>False to stop.</summary>
    public delegate bool RecordAction(TableRecord record);

    long ForEachFixed(RecordAction action)
    {
        var present = Present;
        if (present == 0)
            return 0;

        // Fields may reach past the record where the label counts it too short.
        var span = Table.Fields.Any(field => field.Coding != FieldCoding.Computed) ? Math.Max(Table.RecordBytes, Reach()) : Table.RecordBytes;
        if (span > MostRecordBytes)
            throw new LabelException(Table.FileName, Table.Name, $"records of {span} bytes", $"at most {MostRecordBytes}");

        var perBlock = Math.Max(1, BlockBytes / Table.RecordBytes);
        var bytes = new byte[(perBlock - 1) * Table.RecordBytes + span];
        for (var record = 0L; record < present; record += perBlock)
        {
            var count = Math.Min(perBlock, present - record);
            var read = _file.Read(Table.Offset + record * Table.RecordBytes, bytes.AsSpan(0, (int)((count - 1) * Table.RecordBytes + span)));
            for (var i = 0; i < count; i++)
            {
                var from = (int)(i * Table.RecordBytes);
                if (!action(new TableRecord(bytes.AsSpan(from, Math.Min((int)span, read - from)), null)))
                    return record + i + 1;
            }
        }

        return present;
    }

    static long ReachOf(TableField field) =>
        field.Repetitions.Aggregate(field.Offset + field.Bytes, (end, group) => end + Math.Max(0, group.Count - 1) * group.Step);

    long ForEachDelimited(RecordAction action)
    {
        var end = Table.Length is { } length ? Math.Min(_file.Length, Table.Offset + length) : _file.Length;
        var isLineFeed = IsLineFeed(end);
        var bytes = new byte[BlockBytes];
        var cells = new List<Range>();
        long at = Table.Offset, seen = 0;
        var (from, filled) = (0, 0);
        while (seen < Table.Records)
        {
            var stop = RecordEnd(bytes.AsSpan(from, filled - from), isLineFeed);
            if (stop < 0 && at < end)
            {
                (from, filled) = Refill(ref bytes, from, filled, ref at, end);
                continue;
            }

            var isLast = stop < 0;
            var record = bytes.AsSpan(from, isLast ? filled - from : stop);
            if (isLast && record.Trim("\r\n\0\u001a"u8).IsEmpty)
                break;

            DelimitedRecord.Split(record, (byte)Table.Delimiter!.Value, cells);
            seen++;
            if (!action(new TableRecord(record, cells)) || isLast)
                break;

            from += stop + (isLineFeed ? 1 : 2);
        }

        return seen;
    }

    (int From, int Filled) Refill(ref byte[] bytes, int from, int filled, ref long at, long end)
    {
        bytes.AsSpan(from, filled - from).CopyTo(bytes);
        filled -= from;
        if (filled == bytes.Length)
        {
            if (bytes.Length >= MostRecordBytes)
                throw new LabelException(Table.FileName, Table.Name, $"a record of more than {MostRecordBytes} bytes", "records that end with a line end");

            Array.Resize(ref bytes, bytes.Length * 2);
        }

        var read = _file.Read(at, bytes.AsSpan(filled, (int)Math.Min(bytes.Length - filled, end - at)));
        at = read == 0 ? end : at + read;
        return (0, filled + read);
    }

    static int RecordEnd(ReadOnlySpan<byte> bytes, bool isLineFeed) => isLineFeed ? bytes.IndexOf((byte)'\n') : bytes.IndexOf("\r\n"u8);

    /// <summary>As the label says; where it says carriage return too and the file has none, line feeds.</summary>
    bool IsLineFeed(long end)
    {
        var said = Table.Element?.Child("record_delimiter")?.Text.Replace('_', ' ').Replace('-', ' ') ?? "";
        if (said.Trim().StartsWith("Line", StringComparison.OrdinalIgnoreCase))
            return true;

        var head = new byte[BlockBytes];
        var read = _file.Read(Table.Offset, head.AsSpan(0, (int)Math.Clamp(end - Table.Offset, 0, head.Length)));
        return head.AsSpan(0, read).IndexOf("\r\n"u8) < 0;
    }
}
