using System.Numerics;
using Farside.Core.Records;

namespace Farside.Archive.Labels;

/// <summary>Reads every structure of a label once and reports what it holds. Truncated data add a repair to the document.</summary>
public static class StructureInspector
{
    const int FirstValues = 5, LastValues = 3;

    /// <param name="isRaw">Stored values instead of scaled ones.</param>
    public static IReadOnlyList<StructureReport> Inspect(LabelDocument document, bool isRaw = false) =>
        document.Structures.ConvertAll(structure => structure switch
        {
            ArrayStructure array => Array(document, array, isRaw),
            TableStructure table => TableInspector.Inspect(document, table, isRaw),
            _ => Bare(structure),
        });

    static StructureReport Bare(Structure structure) => new()
    {
        Name = structure.Name,
        Kind = structure.Kind,
        Form = structure.Form,
        FileName = structure.FileName,
        Offset = structure.Offset,
    };

    static StructureReport Array(LabelDocument document, ArrayStructure array, bool isRaw)
    {
        var report = Bare(array) with
        {
            DataType = array.SampleType.Name,
            Unit = array.Unit,
            Shape = [.. array.Axes.Select(axis => axis.Length)],
            AxisNames = [.. array.Axes.Select(axis => axis.Name)],
        };
        if (array.DataPath is null)
            return report;

        using var reader = new ArrayReader(array);
        var present = reader.Present;
        if (reader.IsTruncated)
        {
            document.Repairs.Add(new Repair("truncated-data", array.Element?.Path ?? array.Name, $"{present} of {array.Elements} elements in whole rows in {array.FileName}",
                "the whole rows", "file size"));
        }

        var isReadable = !reader.IsTruncated || array is { Strides: null, Tile: null };
        return report with
        {
            Statistics = reader.Statistics(!isRaw),
            First = Elements(reader, 0, isReadable ? Math.Min(FirstValues, present) : 0, isRaw),
            Last = Elements(reader, Math.Max(0, present - LastValues), isReadable ? Math.Min(LastValues, present) : 0, isRaw),
        };
    }

    static List<object?> Elements(ArrayReader reader, long from, long count, bool isRaw)
    {
        var values = new List<object?>();
        var specials = ArrayReader.SpecialValues(reader.Array.Specials, reader.Array.SampleType);
        for (var i = from; i < from + count; i++)
        {
            values.Add(Show(reader.Array, reader.ElementBytes(i), specials, isRaw));
        }

        return values;
    }

    /// <summary>Whole and small enough that a double holds it exactly.</summary>
    static bool IsWhole(double value) => double.IsInteger(value) && Math.Abs(value) < 1L << 53;

    static object Show(ArrayStructure array, byte[] bytes, double[] specials, bool isRaw)
    {
        var type = array.SampleType;
        var stored = SampleDecoder.Real(bytes, type);
        var isSpecial = specials.Contains(stored);
        if (array.BitMask is { } mask && !isSpecial)
            stored = SampleDecoder.Masked(stored, mask, type);

        var (factor, offset) = isRaw || isSpecial ? (1, 0) : (array.ScalingFactor, array.ValueOffset);
        if (type.IsComplex)
            return new Complex(stored * factor + offset, SampleDecoder.Imaginary(bytes, type) * factor);

        var isExact = type.IsInteger && array.BitMask is null && IsWhole(factor) && IsWhole(offset);
        return isExact ? SampleDecoder.Exact(bytes, type) * (BigInteger)factor + (BigInteger)offset : stored * factor + offset;
    }
}
