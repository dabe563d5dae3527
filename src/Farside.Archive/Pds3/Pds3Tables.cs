using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Pds3;

/// <summary>TABLE, SERIES, SPECTRUM and SPREADSHEET objects → tables; columns may stand in <c>^STRUCTURE</c> files.</summary>
static class Pds3Tables
{
    const int MostFields = 100_000;

    public static TableStructure Build(Pds3Scope scope, LabelElement table, LabelElement pointer)
    {
        var label = scope.Document.FileName;
        var isSpread = table.Child("FIELD_DELIMITER") is not null;
        var prefix = LabelNumbers.Count(table, "ROW_PREFIX_BYTES", label, fallback: 0);
        var rowBytes = table.Child("ROW_BYTES") is null && !isSpread ? scope.RecordBytes(null) : LabelNumbers.Count(table, "ROW_BYTES", label, fallback: 0, least: isSpread ? 0 : 1);
        var stride = checked(rowBytes + prefix + LabelNumbers.Count(table, "ROW_SUFFIX_BYTES", label, fallback: 0));
        var records = LabelNumbers.Count(table, "ROWS", label);
        if (rowBytes == 0 && !isSpread)
            throw new LabelException(label, $"{table.Path}/ROW_BYTES", "nothing", "the bytes of a row");

        if ((Int128)records * stride > long.MaxValue / 4)
            throw new LabelException(label, $"{table.Path}/ROWS", $"{records} of {stride} bytes", "a table a file can hold");

        var (fileName, path, offset) = scope.Resolve(pointer);
        var columns = new Columns(scope, table, isSpread, rowBytes);
        columns.AddFrom(table, 0, [], 0);
        return new TableStructure
        {
            Name = Pds3Structures.NameOf(table),
            Form = table.Name,
            FileName = fileName,
            DataPath = path,
            Offset = offset + prefix,
            Element = table,
            Records = records,
            RecordBytes = isSpread ? 0 : stride,
            Delimiter = isSpread ? DelimiterOf(scope, table) : null,
            Fields = columns.Fields,
        };
    }

    static char DelimiterOf(Pds3Scope scope, LabelElement table) => table.Child("FIELD_DELIMITER")!.Text.ToUpperInvariant() switch
    {
        "COMMA" or "," => ',',
        "TAB" => '\t',
        "SEMICOLON" or ";" => ';',
        "VERTICAL_BAR" or "|" => '|',
        var word => throw new LabelException(scope.Document.FileName, $"{table.Path}/FIELD_DELIMITER", LabelLimits.Show(word), "COMMA, TAB, SEMICOLON or VERTICAL_BAR"),
    };

    sealed class Columns(Pds3Scope scope, LabelElement table, bool isSpread, long rowBytes)
    {
        readonly bool _isText = (table.Child("INTERCHANGE_FORMAT")?.Text ?? "ASCII").StartsWith("A", StringComparison.OrdinalIgnoreCase) || isSpread;
        int _included;
        long _column;

        public List<TableField> Fields { get; } = [];

        public void AddFrom(LabelElement parent, long from, FieldRepetition[] groups, int depth)
        {
            foreach (var child in parent.Children.ToList())
            {
                if (child.Name.Equals("^STRUCTURE", StringComparison.OrdinalIgnoreCase) || child.Name.EndsWith("_STRUCTURE", StringComparison.OrdinalIgnoreCase) && child.Name.StartsWith('^'))
                    Include(child, from, groups, depth);
                else if (child.Is("COLUMN") || child.Is("FIELD"))
                    AddColumn(child, from, groups);
                else if (child.Is("CONTAINER"))
                    AddContainer(child, from, groups, depth);
            }
        }

        void Include(LabelElement pointer, long from, FieldRepetition[] groups, int depth)
        {
            if (depth > 8 || ++_included > 100)
                throw new LabelException(scope.Document.FileName, pointer.Path, "structures that include each other", "a format file that ends");

            var name = OdlReader.Items(pointer) is [var first, ..] ? first.Text : "";
            if (scope.Folder.Find(name, pointer.Path, scope.Document.Repairs) is { } path)
                AddFrom(OdlReader.ReadTree(path).Root, from, groups, depth + 1);
        }

        void AddContainer(LabelElement container, long from, FieldRepetition[] groups, int depth)
        {
            var label = scope.Document.FileName;
            var start = LabelNumbers.Count(container, "START_BYTE", label, fallback: 1, least: 1) - 1;
            var count = LabelNumbers.Count(container, "REPETITIONS", label, fallback: 1);
            var bytes = LabelNumbers.Count(container, "BYTES", label, fallback: 0);
            AddFrom(container, checked(from + start), [.. groups, new(count, bytes)], depth);
        }

        void AddColumn(LabelElement column, long from, FieldRepetition[] groups)
        {
            var label = scope.Document.FileName;
            var bytes = LabelNumbers.Count(column, "BYTES", label, fallback: 0);
            var items = LabelNumbers.Count(column, "ITEMS", label, fallback: 1);
            var itemBytes = items > 1 ? LabelNumbers.Count(column, "ITEM_BYTES", label, fallback: bytes / items) : bytes;
            var step = isSpread ? 1 : items > 1 ? LabelNumbers.Count(column, "ITEM_OFFSET", label, fallback: itemBytes) : 0;
            var start = isSpread ? _column : checked(from + LabelNumbers.Count(column, "START_BYTE", label, least: 1) - 1);
            var dataType = column.Child("DATA_TYPE")?.Text ?? "";
            var (coding, type) = CodingOf(column, dataType, itemBytes);
            var field = new TableField
            {
                Name = column.Child("NAME")?.Text ?? "",
                DataType = dataType,
                Coding = coding,
                SampleType = type,
                Offset = start,
                Bytes = (int)Math.Min(itemBytes, int.MaxValue),
                Repetitions = items > 1 ? [.. groups, new(items, step)] : groups,
                Unit = column.Child("UNIT")?.Text ?? "",
                Description = column.Child("DESCRIPTION")?.Text ?? "",
                ScalingFactor = LabelNumbers.Real(column, "SCALING_FACTOR", label, 1),
                ValueOffset = LabelNumbers.Real(column, "OFFSET", label, 0),
                Specials = Pds3Structures.Specials(column, type),
                Element = column,
            };
            _column += items;
            RequirePlace(column, field);
            Fields.Add(field);
            Fields.AddRange(BitColumns(field));
        }

        void RequirePlace(LabelElement column, TableField field)
        {
            if (Fields.Count > MostFields || _column > 1_000_000)
                throw new LabelException(scope.Document.FileName, column.Path, "too many columns", "a table of ordinary size");

            if (isSpread)
                return;

            Int128 end = (Int128)field.Offset + field.Bytes;
            foreach (var group in field.Repetitions)
            {
                if (group.Count > 1 && group.Step < Math.Max(1, field.Bytes))
                    throw new LabelException(scope.Document.FileName, column.Path, $"{group.Count} repetitions every {group.Step} bytes", $"at least {field.Bytes} bytes apart");

                end += (Int128)Math.Max(0, group.Count - 1) * group.Step;
            }

            if (end > rowBytes)
                throw new LabelException(scope.Document.FileName, $"{column.Path}/START_BYTE", $"{field.Name} up to byte {end}", $"a column within the row of {rowBytes} bytes");
        }

        (FieldCoding Coding, SampleType Type) CodingOf(LabelElement column, string dataType, long bytes)
        {
            var word = dataType.ToUpperInvariant();
            if (word.Contains("BIT_STRING", StringComparison.Ordinal))
                return (FieldCoding.ByteString, default);

            if (_isText || word.StartsWith("ASCII", StringComparison.Ordinal))
            {
                return (word switch
                {
                    _ when word.Contains("INTEGER", StringComparison.Ordinal) => FieldCoding.Integer,
                    _ when word.Contains("REAL", StringComparison.Ordinal) || word.Contains("FLOAT", StringComparison.Ordinal) => FieldCoding.Real,
                    _ => FieldCoding.Text,
                }, default);
            }

            if (Pds3Structures.TypeOf(dataType, (int)Math.Min(bytes, 99)) is { } type)
                return (FieldCoding.Binary, type);

            if (word.Contains("INTEGER", StringComparison.Ordinal) || word.Contains("REAL", StringComparison.Ordinal))
            {
                scope.Document.Repairs.Add(new Repair("field-length", $"{column.Path}/BYTES", $"{dataType} of {bytes} bytes in {column.Child("NAME")?.Text}",
                    "a string of bytes", "the bytes are no single number of that type"));
                return (FieldCoding.ByteString, default);
            }

            return (FieldCoding.Text, default);
        }

        IEnumerable<TableField> BitColumns(TableField packed)
        {
            var label = scope.Document.FileName;
            foreach (var bits in packed.Element!.ChildrenNamed("BIT_COLUMN"))
            {
                var first = LabelNumbers.Count(bits, "START_BIT", label, least: 1) - 1;
                var count = LabelNumbers.Count(bits, "BITS", label, fallback: LabelNumbers.Count(bits, "ITEM_BITS", label, fallback: 1), least: 1);
                if (count > 64 || first + count > packed.Bytes * 8L)
                    throw new LabelException(label, bits.Path, $"bits {first + 1} to {first + count}", $"at most 64 bits within 1 to {packed.Bytes * 8L}");

                var dataType = bits.Child("BIT_DATA_TYPE")?.Text ?? "MSB_UNSIGNED_INTEGER";
                yield return packed with
                {
                    Name = bits.Child("NAME")?.Text ?? "",
                    DataType = dataType,
                    Coding = FieldCoding.Bits,
                    Bits = ((int)first, (int)count),
                    IsSigned = dataType.Contains("INTEGER", StringComparison.OrdinalIgnoreCase) && !dataType.Contains("UNSIGNED", StringComparison.OrdinalIgnoreCase),
                    Unit = bits.Child("UNIT")?.Text ?? "",
                    Description = bits.Child("DESCRIPTION")?.Text ?? "",
                    ScalingFactor = LabelNumbers.Real(bits, "SCALING_FACTOR", label, 1),
                    ValueOffset = LabelNumbers.Real(bits, "OFFSET", label, 0),
                    Specials = Pds3Structures.Specials(bits, default),
                    Element = bits,
                };
            }
        }
    }
}
