using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Pds3;

/// <summary>A VICAR picture → an array seen band, line, sample.</summary>
/// <remarks>Source: VICAR file format, JPL D-4186: NLB records of binary header, NBB bytes before each record.</remarks>
static class VicarStructures
{
    public static void Build(LabelDocument document)
    {
        var root = document.Root;
        long Count(string name, long? fallback = null) => LabelNumbers.Count(root, name, document.FileName, fallback);
        var type = TypeOf(document, root);
        var (lines, samples, bands) = (Count("NL"), Count("NS"), Count("NB", 1));
        var order = (root.Child("ORG")?.Text ?? "BSQ").ToUpperInvariant() switch { "BIL" => Interleave.Line, "BIP" => Interleave.Sample, _ => Interleave.Band };
        var prefix = Count("NBB", 0);
        // BIP records hold one line of one sample's bands; its prefix stands before each of them.
        var record = checked((order == Interleave.Sample ? bands : samples) * type.Bytes + prefix);
        var array = order == Interleave.Sample && prefix > 0
            ? Prefixed(document, root, type, (bands, lines, samples), record)
            : Pds3Arrays.Layout(document, root, type, (bands, lines, samples), order, prefix);
        var offset = checked(Count("LBLSIZE") + Count("RECSIZE", record) * Count("NLB", 0));
        document.Structures.Add(Unpacked(document, array with { Name = "IMAGE", Form = "VICAR", DataPath = document.Path, Offset = checked(offset + prefix) }, offset, order));
    }

    static ArrayStructure Prefixed(LabelDocument document, LabelElement root, SampleType type, (long Bands, long Lines, long Samples) size, long record) =>
        Pds3Arrays.Layout(document, root, type, size, Interleave.Sample, 0) with
        {
            Axes = [new("Band", size.Bands), new("Line", size.Lines), new("Sample", size.Samples)],
            Strides = [type.Bytes, checked(record * size.Samples), record],
        };

    static ArrayStructure Unpacked(LabelDocument document, ArrayStructure array, long offset, Interleave order)
    {
        var word = (document.Root.Child("COMPRESS")?.Text ?? "").ToUpperInvariant();
        if (word is "NONE" or "")
            return array;

        var bytes = array.Elements * (double)array.SampleType.Bytes;
        var samples = array.Axes[^1].Length;
        if (word is "BASIC" or "BASIC2" && order == Interleave.Band && array.Strides is null && bytes is > 0 and < VicarBasic.MostBytes)
        {
            var (path, records, size) = (document.Path, (int)(array.Elements / samples), array.SampleType.Bytes);
            return array with { Offset = 0, Unpack = () => VicarBasic.Unpack(path, offset, records, (int)samples, size, word == "BASIC2") };
        }

        document.Repairs.Add(new Repair("encoded-samples", "COMPRESS", LabelLimits.Show(word), "the label alone, no samples", "no decoder"));
        return array with { DataPath = null };
    }

    static SampleType TypeOf(LabelDocument document, LabelElement root)
    {
        var format = (root.Child("FORMAT")?.Text ?? "BYTE").ToUpperInvariant();
        var isHigh = (root.Child("INTFMT")?.Text ?? "LOW").Equals("HIGH", StringComparison.OrdinalIgnoreCase);
        var real = (root.Child("REALFMT")?.Text ?? "VAX").ToUpperInvariant();
        var isVax = real.StartsWith("VAX", StringComparison.Ordinal);
        var isLittle = real != "IEEE";
        return format switch
        {
            "BYTE" => new(format, NumberForm.UnsignedInteger, 1, true),
            "HALF" or "WORD" => new(format, NumberForm.SignedInteger, 2, !isHigh),
            "FULL" or "LONG" => new(format, NumberForm.SignedInteger, 4, !isHigh),
            "REAL" => new(format, isVax ? NumberForm.VaxReal : NumberForm.Real, 4, isLittle),
            "DOUB" => new(format, isVax ? NumberForm.VaxReal : NumberForm.Real, 8, isLittle),
            "COMP" or "COMPLEX" => new(format, isVax ? NumberForm.VaxComplex : NumberForm.Complex, 8, isLittle),
            _ => throw new LabelException(document.FileName, "FORMAT", LabelLimits.Show(format), "BYTE, HALF, FULL, REAL, DOUB or COMP"),
        };
    }
}
