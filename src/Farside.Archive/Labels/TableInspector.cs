using System.Globalization;
using System.Numerics;
using Farside.Core.Records;

namespace Farside.Archive.Labels;

/// <summary>All fields of a table in one pass.</summary>
static class TableInspector
{
    const int FirstValues = 5, LastValues = 3;

    public static StructureReport Inspect(LabelDocument document, TableStructure table, bool isRaw)
    {
        var columns = table.Fields.Select(field => new Column(field, isRaw)).ToList();
        var (head, tail) = (new List<Copy>(), new Queue<Copy>());
        if (table.DataPath is not null)
        {
            using var reader = new TableReader(table);
            var number = 0L;
            var seen = reader.ForEachRecord(record =>
            {
                Keep(record, head, tail, number);
                foreach (var column in columns)
                {
                    column.Add(record, number);
                }

                number++;
                return true;
            });
            Report(document, table, seen, columns);
        }

        return new StructureReport
        {
            Name = table.Name,
            Kind = table.Kind,
            Form = table.Form,
            FileName = table.FileName,
            Offset = table.Offset,
            Records = table.Records,
            Fields = columns.ConvertAll(column => column.Report(table.DataPath is not null, head, [.. tail])),
        };
    }

    static void Keep(TableRecord record, List<Copy> head, Queue<Copy> tail, long number)
    {
        if (head.Count < FirstValues)
            head.Add(Copy.Of(record, number));

        var copy = tail.Count < LastValues ? new Copy() : tail.Dequeue();
        copy.Set(record, number);
        tail.Enqueue(copy);
    }

    static void Report(LabelDocument document, TableStructure table, long seen, List<Column> columns)
    {
        var path = table.Element?.Path ?? table.Name;
        if (seen < table.Records)
            document.Repairs.Add(new Repair("truncated-data", path, $"{seen} of {table.Records} records in {table.FileName}", "the whole records", "file size"));

        foreach (var column in columns.Where(column => column.Unreadable > 0))
        {
            document.Repairs.Add(new Repair("unreadable-number", column.Field.Element?.Path ?? path, $"{column.Unreadable} texts of {column.Field.Name} that are no {column.Field.DataType}", "no value", "data"));
        }
    }

    /// <summary>A record kept past the pass.</summary>
    sealed class Copy
    {
        byte[] _bytes = [];
        int _length;
        List<Range>? _cells;

        public long Number { get; private set; }

        public TableRecord Record => new(_bytes.AsSpan(0, _length), _cells);

        public static Copy Of(TableRecord record, long number)
        {
            var copy = new Copy();
            copy.Set(record, number);
            return copy;
        }

        public void Set(TableRecord record, long number)
        {
            if (_bytes.Length < record.Bytes.Length)
                _bytes = new byte[record.Bytes.Length];

            record.Bytes.CopyTo(_bytes);
            (_length, Number) = (record.Bytes.Length, number);
            _cells?.Clear();
            if (record.Cells is not null)
                (_cells ??= []).AddRange(record.Cells);
        }
    }

    sealed class Column
    {
        const int BlockValues = 4096;

        readonly bool _isRaw;
        readonly double[] _specials;
        readonly string[] _specialTexts;
        readonly SampleAccumulator? _numbers;
        readonly double[] _block;
        readonly TableRecord.CellAction _add;
        readonly (BigInteger Factor, BigInteger Offset)? _whole;
        int _filled;
        long _texts, _specialCount;

        public Column(TableField field, bool isRaw)
        {
            Field = field;
            _isRaw = isRaw;
            _specials = TableReader.SpecialsOf(field);
            _specialTexts = [.. field.Specials.Select(special => special.Text)];
            _whole = isRaw || !field.IsScaled ? null : IntegerScale();
            _numbers = field.IsNumeric ? new(_specials, isRaw ? 1 : field.ScalingFactor, isRaw ? 0 : field.ValueOffset) : null;
            _block = field.IsNumeric ? new double[BlockValues] : [];
            _add = field.IsNumeric ? AddNumber : AddText;
        }

        public TableField Field { get; }

        /// <summary>Texts that should have been numbers.</summary>
        public long Unreadable { get; private set; }

        public void Add(TableRecord record, long number)
        {
            if (Field.Compute is { } compute)
                Put(compute(number));
            else if (Field.PerRecord - record.ForEach(Field, _add) is var missing and > 0)
                AddMissing(missing);
        }

        public FieldReport Report(bool hasData, List<Copy> head, List<Copy> tail)
        {
            Flush();
            SampleStatistics? statistics = !hasData ? null : _numbers?.Result ?? new SampleStatistics(_texts, double.NaN, double.NaN, double.NaN, double.NaN, _specialCount, 0);
            return new(Field.Name, Field.DataType, Field.Unit, Field.Description, statistics, [.. Values(head).Take(FirstValues)], [.. LastOf(tail)]);
        }

        void AddNumber(ReadOnlySpan<byte> cell)
        {
            var value = FieldDecoder.Number(Field, cell, out var isMissing);
            if (isMissing)
            {
                _numbers!.AddMissing(1);
            }
            else if (double.IsNaN(value) && Field.Coding != FieldCoding.Binary && !IsNan(cell))
            {
                // A text constant such as N/A in a column of numbers is a special constant too.
                if (IsSpecialText(cell))
                    _numbers!.AddMissing(1);
                else
                    CountUnreadable();
            }
            else if (_whole is var (factor, offset) && Math.Abs(value) >= 1L << 53 && !_specials.Contains(value) && FieldDecoder.Show(Field, cell) is BigInteger integer)
            {
                // Factor and offset may leave little of an integer that a double only approximates.
                _numbers!.AddScaled((double)(integer * factor + offset));
            }
            else
            {
                Put(value);
            }
        }

        static bool IsNan(ReadOnlySpan<byte> cell) => System.Text.Ascii.EqualsIgnoreCase(cell.Trim((byte)' '), "nan"u8);

        bool IsSpecialText(ReadOnlySpan<byte> cell) => _specialTexts.Length > 0 && _specialTexts.Contains(FieldDecoder.Text(cell).Trim());

        void CountUnreadable()
        {
            _numbers!.AddUnreadable(1);
            Unreadable++;
        }

        void Put(double value)
        {
            _block[_filled++] = value;
            if (_filled == BlockValues)
                Flush();
        }

        void Flush()
        {
            _numbers?.Add(_block.AsSpan(0, _filled));
            _filled = 0;
        }

        void AddText(ReadOnlySpan<byte> cell)
        {
            if (IsSpecialText(cell))
                _specialCount++;
            else
                _texts++;
        }

        void AddMissing(long count)
        {
            _numbers?.AddMissing(count);
            _specialCount += count;
        }

        IEnumerable<object?> Values(List<Copy> records) =>
            from record in records
            from i in Repetitions(Math.Min(Field.PerRecord, FirstValues))
            select Show(record, i);

        IEnumerable<object?> LastOf(List<Copy> records) =>
            (from record in Enumerable.Reverse(records)
             from back in Repetitions(Math.Min(Field.PerRecord, LastValues))
             select Show(record, Field.PerRecord - 1 - back)).Take(LastValues).Reverse();

        static IEnumerable<long> Repetitions(long count) => Enumerable.Range(0, (int)count).Select(i => (long)i);

        /// <summary>Factor and offset as whole numbers of any size, where the label writes them so.</summary>
        (BigInteger Factor, BigInteger Offset)? IntegerScale() =>
            Whole(Field.ScalingFactor, "scaling_factor") is { } factor && Whole(Field.ValueOffset, "value_offset") is { } offset ? (factor, offset) : null;

        BigInteger? Whole(double value, string name) => Field.Element?.Child(name)?.Value is { } text
            && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
            : double.IsInteger(value) && Math.Abs(value) < 1L << 53 ? (BigInteger)value : null;

        object? Show(Copy record, long repetition)
        {
            if (Field.Compute is { } compute)
                return compute(record.Number);

            var stored = FieldDecoder.Show(Field, record.Record.Cell(Field, repetition));
            if (_isRaw || !Field.IsScaled || !Field.IsNumeric)
                return stored;

            return stored switch
            {
                BigInteger integer when !_specials.Contains((double)integer) && IntegerScale() is var (factor, offset) => integer * factor + offset,
                BigInteger integer when !_specials.Contains((double)integer) => (double)integer * Field.ScalingFactor + Field.ValueOffset,
                double real when !_specials.Contains(real) => real * Field.ScalingFactor + Field.ValueOffset,
                Complex complex => complex * Field.ScalingFactor + Field.ValueOffset,
                _ => stored,
            };
        }
    }
}
