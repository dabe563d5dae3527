using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Pds4;

/// <summary>A <c>Table_Binary</c>, <c>Table_Character</c>, <c>Table_Delimited</c> or inventory element → its structure.</summary>
static class Pds4Tables
{
    const int MostFields = 100_000;

    public static TableStructure Build(LabelDocument document, LabelElement table, string fileName)
    {
        var record = table.Children.First(IsRecord);
        var isDelimited = record.Name.EndsWith("Delimited", StringComparison.OrdinalIgnoreCase);
        var records = LabelNumbers.Count(table, "records", document.FileName);
        var recordBytes = isDelimited ? 0 : LabelNumbers.Count(record, "record_length", document.FileName, least: 1);
        if ((Int128)records * recordBytes > long.MaxValue / 2)
            throw new LabelException(document.FileName, $"{table.Path}/records", $"{records} of {recordBytes} bytes", "a table a file can hold");

        var fields = Uniform(document, table, records).ToList();
        var stored = new List<TableField>();
        var layout = new Layout(document, isDelimited, stored);
        layout.Add(record, 0, [], 0);
        RequireOrder(document, table, stored, isDelimited, recordBytes);
        fields.AddRange(stored);
        return new TableStructure
        {
            Name = "",
            Form = table.Name,
            FileName = fileName,
            Records = records,
            RecordBytes = recordBytes,
            Delimiter = isDelimited ? DelimiterOf(document, table) : null,
            Length = isDelimited && table.Child("object_length") is not null ? LabelNumbers.Count(table, "object_length", document.FileName) : null,
            Fields = fields,
        };
    }

    /// <summary><c>Record_Binary</c>, <c>Record_Character</c>, <c>Record_Delimited</c>: what makes a structure a table.</summary>
    public static bool IsRecord(LabelElement child) => child.Children.Count > 0 && child.Name.StartsWith("Record_", StringComparison.OrdinalIgnoreCase);

    static char DelimiterOf(LabelDocument document, LabelElement table)
    {
        var word = table.Child("field_delimiter")?.Text ?? table.Find("field_delimiter")?.Text ?? "Comma";
        return word.Replace('_', ' ').ToLowerInvariant() switch
        {
            "comma" or "," => ',',
            "horizontal tab" or "tab" => '\t',
            "semicolon" or ";" => ';',
            "vertical bar" or "|" => '|',
            _ => throw new LabelException(document.FileName, $"{table.Path}/field_delimiter", LabelLimits.Show(word), "Comma, Horizontal Tab, Semicolon or Vertical Bar"),
        };
    }

    /// <summary>Overlaps are read as labelled and reported; so are fields that reach past the record.</summary>
    static void RequireOrder(LabelDocument document, LabelElement table, List<TableField> fields, bool isDelimited, long recordBytes)
    {
        if (isDelimited)
            return;

        var reached = 0L;
        TableField? last = null;
        foreach (var field in fields.Where(field => field.Coding is not FieldCoding.Bits).OrderBy(field => field.Offset))
        {
            var end = EndOf(field);
            var path = field.Element?.Path ?? table.Path;
            if (field.Offset >= recordBytes)
                throw new LabelException(document.FileName, $"{path}/field_location", $"byte {field.Offset + 1} of {field.Name}", $"a place within the record of {recordBytes} bytes");

            if (field.PerRecord > recordBytes)
            {
                throw new LabelException(document.FileName, $"{path}/group_length", $"{field.PerRecord} repetitions of {field.Bytes} bytes up to byte {end}",
                    $"repetitions within the record of {recordBytes} bytes");
            }

            if (end - recordBytes > Math.Max(recordBytes, 1024))
                throw new LabelException(document.FileName, $"{path}/field_length", $"{field.Bytes} bytes from byte {field.Offset + 1}", $"a field within the record of {recordBytes} bytes");

            if (end > recordBytes)
                document.Repairs.Add(new Repair("field-past-record", path, $"{field.Name} ends at byte {end} of {recordBytes}", "bytes as labelled", "label"));

            if (field.Offset < reached && last is { Repetitions.Count: 0 } && field.Repetitions.Count == 0)
                document.Repairs.Add(new Repair("overlapping-fields", path, $"{field.Name} begins inside {last.Name}", "both as labelled", "label"));

            if (end > reached)
                (reached, last) = (end, field);
        }
    }

    static long EndOf(TableField field) =>
        field.Repetitions.Aggregate(field.Offset + field.Bytes, (end, group) => end + (group.Count - 1) * group.Step);

    /// <summary>Fields that are not stored but follow from first value and interval.</summary>
    static IEnumerable<TableField> Uniform(LabelDocument document, LabelElement table, long records)
    {
        foreach (var sampled in table.ChildrenNamed("Uniformly_Sampled"))
        {
            double Real(string name, double fallback) =>
                LabelNumbers.Real(sampled, $"sampling_parameter_{name}", document.FileName, LabelNumbers.Real(sampled, name, document.FileName, fallback));

            var first = Real("first_value", LabelNumbers.Real(sampled, "first_sampling_parameter_value", document.FileName, 0));
            var interval = Real("interval", 1);
            var root = Real("base", 10);
            yield return new TableField
            {
                Name = sampled.Child("sampling_parameter_name")?.Text ?? sampled.Child("name")?.Text ?? "",
                DataType = "ASCII_Real",
                Coding = FieldCoding.Computed,
                Unit = sampled.Child("sampling_parameter_unit")?.Text ?? "",
                Element = sampled,
                Compute = (sampled.Child("sampling_parameter_scale")?.Text.ToLowerInvariant() ?? "linear") switch
                {
                    "logarithmic" => i => first * Math.Pow(interval, i),
                    "exponential" => i => Math.Log10(Math.Pow(root, first) + i * interval) / Math.Log10(root),
                    _ => i => first + i * interval,
                },
            };
        }
    }

    /// <summary>Walks fields and groups in label order, knowing how far each group has moved them.</summary>
    sealed class Layout(LabelDocument document, bool isDelimited, List<TableField> fields)
    {
        /// <returns>Columns the children take, all repetitions counted.</returns>
        public long Add(LabelElement parent, long from, FieldRepetition[] groups, long column)
        {
            var start = column;
            foreach (var child in parent.Children)
            {
                if (child.Name.StartsWith("Group_Field", StringComparison.OrdinalIgnoreCase))
                    column = checked(column + AddGroup(child, from, groups, column));
                else if (child.Name.StartsWith("Field_", StringComparison.OrdinalIgnoreCase))
                    AddField(child, from, groups, column++);
            }

            return column - start;
        }

        long AddGroup(LabelElement group, long from, FieldRepetition[] groups, long column)
        {
            var count = LabelNumbers.Count(group, "repetitions", document.FileName, least: 0);
            if (isDelimited)
            {
                var columns = CountColumns(group);
                Add(group, 0, [.. groups, new(count, columns)], column);
                return Bounded(group, count * (Int128)columns);
            }

            var location = LabelNumbers.Count(group, "group_location", document.FileName, fallback: 1, least: 1) - 1;
            Add(group, Bounded(group, (Int128)from + location), [.. groups, new(count, StepOf(group, count))], 0);
            return 0;
        }

        /// <summary>Bytes from one repetition to the next. Some labels give the length of one repetition instead of all.</summary>
        long StepOf(LabelElement group, long count)
        {
            var length = LabelNumbers.Count(group, "group_length", document.FileName);
            var step = count == 0 ? 0 : length / count;
            var extent = ExtentOf(group);
            if (count <= 1 || step >= extent)
                return step;

            if (length == extent || step == 0)
            {
                document.Repairs.Add(new Repair("group-length", $"{group.Path}/group_length", $"{length} for {count} repetitions of {extent} bytes", $"{count * (Int128)extent}", "the fields' own lengths"));
                return extent;
            }

            document.Repairs.Add(new Repair("overlapping-fields", $"{group.Path}/group_length", $"repetitions of {extent} bytes every {step}", "both as labelled", "label"));
            return step;
        }

        /// <summary>Just past the last byte of one repetition's direct fields and groups; at least 1.</summary>
        long ExtentOf(LabelElement group)
        {
            Int128 extent = 1;
            foreach (var child in group.Children)
            {
                if (child.Name.StartsWith("Field_", StringComparison.OrdinalIgnoreCase))
                    extent = Int128.Max(extent, (Int128)LabelNumbers.Count(child, "field_location", document.FileName, fallback: 1) - 1 + LabelNumbers.Count(child, "field_length", document.FileName, fallback: 0));
                else if (child.Name.StartsWith("Group_Field", StringComparison.OrdinalIgnoreCase))
                    extent = Int128.Max(extent, (Int128)LabelNumbers.Count(child, "group_location", document.FileName, fallback: 1) - 1 + LabelNumbers.Count(child, "group_length", document.FileName, fallback: 0));
            }

            return Bounded(group, extent);
        }

        long CountColumns(LabelElement group)
        {
            Int128 columns = 0;
            foreach (var child in group.Children)
            {
                if (child.Name.StartsWith("Group_Field", StringComparison.OrdinalIgnoreCase))
                    columns += (Int128)LabelNumbers.Count(child, "repetitions", document.FileName) * CountColumns(child);
                else if (child.Name.StartsWith("Field_", StringComparison.OrdinalIgnoreCase))
                    columns++;

                Bounded(group, columns);
            }

            return (long)columns;
        }

        long Bounded(LabelElement element, Int128 value) => value <= int.MaxValue * (Int128)1024 && value >= 0 ? (long)value
            : throw new LabelException(document.FileName, element.Path, $"{value} columns or bytes", "a record a file can hold");

        void AddField(LabelElement element, long from, FieldRepetition[] groups, long column)
        {
            if (fields.Count >= MostFields)
                throw new LabelException(document.FileName, element.Path, $"more than {MostFields} fields", "a table of ordinary size");

            var dataType = element.Child("data_type")?.Text ?? "";
            var bytes = isDelimited ? 0 : (int)Math.Min(LabelNumbers.Count(element, "field_length", document.FileName), int.MaxValue);
            var location = isDelimited ? column : LabelNumbers.Count(element, "field_location", document.FileName, least: 1) - 1;
            var (coding, type) = CodingOf(element, dataType, bytes);
            var field = new TableField
            {
                Name = element.Child("name")?.Collapsed ?? "",
                DataType = dataType,
                Coding = coding,
                SampleType = type,
                Offset = isDelimited ? column : Bounded(element, (Int128)from + location),
                Bytes = bytes,
                Repetitions = groups,
                Unit = element.Child("unit")?.Collapsed ?? "",
                Description = element.Child("description")?.Collapsed ?? "",
                ScalingFactor = LabelNumbers.Real(element, "scaling_factor", document.FileName, 1),
                ValueOffset = LabelNumbers.Real(element, "value_offset", document.FileName, 0),
                Specials = Pds4Arrays.Specials(element.Child("Special_Constants"), type),
                Element = element,
            };
            Bounded(element, groups.Aggregate((Int128)field.Bytes, (end, group) => end + (Int128)group.Count * group.Step));
            _ = PerRecord(element, field);
            fields.Add(field);
            fields.AddRange(BitFields(field));
        }

        static bool IsBounded(Int128 product) => product <= int.MaxValue;

        long PerRecord(LabelElement element, TableField field)
        {
            var product = field.Repetitions.Aggregate((Int128)1, (sum, group) => IsBounded(sum) ? sum * group.Count : sum);
            return IsBounded(product) ? (long)product
                : throw new LabelException(document.FileName, element.Path, "more than 2,147,483,647 repetitions", "a record a file can hold");
        }

        (FieldCoding Coding, SampleType Type) CodingOf(LabelElement element, string dataType, int bytes)
        {
            if (SampleType.TryParse(dataType, out var type))
            {
                if (isDelimited || type.Bytes == bytes)
                    return (FieldCoding.Binary, type);

                document.Repairs.Add(new Repair("field-length", $"{element.Path}/field_length",
                    $"{dataType} of {bytes} bytes in {element.Child("name")?.Text}", "a string of bytes", "the bytes are no single number of that type"));
                return (FieldCoding.ByteString, type);
            }

            return (dataType.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() switch
            {
                "ASCIIINTEGER" or "ASCIINONNEGATIVEINTEGER" => FieldCoding.Integer,
                "ASCIIREAL" => FieldCoding.Real,
                "ASCIIBOOLEAN" => FieldCoding.Boolean,
                "ASCIINUMERICBASE2" => FieldCoding.Base2,
                "ASCIINUMERICBASE8" => FieldCoding.Base8,
                "ASCIINUMERICBASE16" => FieldCoding.Base16,
                "SIGNEDBITSTRING" or "UNSIGNEDBITSTRING" => FieldCoding.ByteString,
                _ => FieldCoding.Text,
            }, default);
        }

        IEnumerable<TableField> BitFields(TableField packed)
        {
            if (packed.Element?.Child("Packed_Data_Fields") is not { } bits)
                yield break;

            foreach (var element in bits.ChildrenNamed("Field_Bit"))
            {
                var start = Bit(element, "start_bit_location", "start_bit");
                var stop = Bit(element, "stop_bit_location", "stop_bit");
                if (start < 1 || stop < start || stop > packed.Bytes * 8L || stop - start >= 64)
                {
                    throw new LabelException(document.FileName, $"{element.Path}/start_bit_location", $"bits {start} to {stop} of {packed.Name}",
                        $"at most 64 bits within 1 to {packed.Bytes * 8L}");
                }

                var dataType = element.Child("data_type")?.Text ?? "UnsignedBitString";
                yield return packed with
                {
                    Name = element.Child("name")?.Collapsed ?? "",
                    DataType = dataType,
                    Coding = FieldCoding.Bits,
                    Bits = ((int)(start - 1), (int)(stop - start + 1)),
                    IsSigned = dataType.StartsWith("Signed", StringComparison.OrdinalIgnoreCase),
                    Unit = element.Child("unit")?.Collapsed ?? "",
                    Description = element.Child("description")?.Collapsed ?? "",
                    ScalingFactor = LabelNumbers.Real(element, "scaling_factor", document.FileName, 1),
                    ValueOffset = LabelNumbers.Real(element, "value_offset", document.FileName, 0),
                    Specials = Pds4Arrays.Specials(element.Child("Special_Constants"), default),
                    Element = element,
                };
            }
        }

        long Bit(LabelElement element, string name, string older) =>
            LabelNumbers.Count(element, element.Child(name) is null ? older : name, document.FileName, least: 1);
    }
}
