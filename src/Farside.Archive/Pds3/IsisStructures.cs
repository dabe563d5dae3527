using Farside.Archive.Labels;
using Farside.Core.Records;

namespace Farside.Archive.Pds3;

/// <summary>An ISIS 3 cube's core → an array seen band, line, sample, with ISIS's special pixels.</summary>
/// <remarks>Source: ISIS documentation, "Special Pixels" and "Cube Format".</remarks>
static class IsisStructures
{
    public static void Build(LabelDocument document, DataFolder folder)
    {
        var core = document.Root.At("IsisCube/Core") ?? throw new LabelException(document.FileName, "IsisCube", "no Core", "an ISIS cube");
        var size = core.Child("Dimensions") ?? throw new LabelException(document.FileName, core.Path, "no Dimensions", "Samples, Lines and Bands");
        var pixels = core.Child("Pixels") ?? throw new LabelException(document.FileName, core.Path, "no Pixels", "Type and ByteOrder");
        var type = TypeOf(document, pixels);
        long Count(LabelElement parent, string name, long? fallback = null) => LabelNumbers.Count(parent, name, document.FileName, fallback);
        var (samples, lines, bands) = (Count(size, "Samples"), Count(size, "Lines"), Count(size, "Bands", 1));
        var pointer = core.Child("^Core");
        var fileName = pointer?.Text ?? document.FileName;
        var path = pointer is null ? document.Path : folder.Find(fileName, pointer.Path, document.Repairs);
        var array = Pds3Arrays.Layout(document, core, type, (bands, lines, samples), Interleave.Band, 0) with
        {
            Name = core.Name,
            FileName = fileName,
            DataPath = path,
            Offset = Math.Max(0, Count(core, "StartByte", 1) - 1),
            Tile = TileOf(document, core),
            ScalingFactor = LabelNumbers.Real(pixels, "Multiplier", document.FileName, 1),
            ValueOffset = LabelNumbers.Real(pixels, "Base", document.FileName, 0),
            Specials = Specials(type),
        };
        document.Structures.Add(FormatOf(core) == "GEOTIFF" ? Undecoded(document, core, array) : array);
    }

    static string FormatOf(LabelElement core) => (core.Child("Format")?.Text ?? "BandSequential").ToUpperInvariant();

    static ArrayStructure Undecoded(LabelDocument document, LabelElement core, ArrayStructure array)
    {
        document.Repairs.Add(new Repair("encoded-samples", $"{core.Path}/Format", "GeoTIFF", "the label alone, no samples", "samples lie in a TIFF file"));
        return array with { DataPath = null };
    }

    static (int Lines, int Samples)? TileOf(LabelDocument document, LabelElement core)
    {
        if (FormatOf(core) != "TILE")
            return null;

        var lines = LabelNumbers.Count(core, "TileLines", document.FileName, least: 1);
        var samples = LabelNumbers.Count(core, "TileSamples", document.FileName, least: 1);
        return lines <= 65536 && samples <= 65536 ? ((int)lines, (int)samples)
            : throw new LabelException(document.FileName, core.Path, $"tiles of {lines} × {samples}", "tiles of at most 65536 × 65536");
    }

    static SampleType TypeOf(LabelDocument document, LabelElement pixels)
    {
        var word = pixels.Child("Type")?.Text ?? "";
        var isLittle = !(pixels.Child("ByteOrder")?.Text ?? "Lsb").StartsWith("M", StringComparison.OrdinalIgnoreCase);
        return word.ToUpperInvariant() switch
        {
            "UNSIGNEDBYTE" => new(word, NumberForm.UnsignedInteger, 1, isLittle),
            "SIGNEDWORD" => new(word, NumberForm.SignedInteger, 2, isLittle),
            "UNSIGNEDWORD" => new(word, NumberForm.UnsignedInteger, 2, isLittle),
            "SIGNEDINTEGER" => new(word, NumberForm.SignedInteger, 4, isLittle),
            "UNSIGNEDINTEGER" => new(word, NumberForm.UnsignedInteger, 4, isLittle),
            "REAL" => new(word, NumberForm.Real, 4, isLittle),
            "DOUBLE" => new(word, NumberForm.Real, 8, isLittle),
            _ => throw new LabelException(document.FileName, $"{pixels.Path}/Type", LabelLimits.Show(word), "UnsignedByte, SignedWord, UnsignedWord, SignedInteger, UnsignedInteger, Real or Double"),
        };
    }

    /// <summary>Null, low and high saturation of representation and instrument. In 8 bits only null is kept: 255 is a measured value as often as not.</summary>
    static SpecialConstant[] Specials(SampleType type) => (type.Form, type.Bytes) switch
    {
        (NumberForm.UnsignedInteger, 1) => [new("Null", 0)],
        (NumberForm.SignedInteger, 2) => [new("Null", -32768), new("Lrs", -32767), new("Lis", -32766), new("His", -32765), new("Hrs", -32764)],
        (NumberForm.UnsignedInteger, 2) => [new("Null", 0), new("Lrs", 1), new("Lis", 2), new("His", 65534), new("Hrs", 65535)],
        (NumberForm.Real, 4) => [Real("Null", 0xFF7FFFFB), Real("Lrs", 0xFF7FFFFC), Real("Lis", 0xFF7FFFFD), Real("His", 0xFF7FFFFE), Real("Hrs", 0xFF7FFFFF)],
        _ => [],
    };

    static SpecialConstant Real(string name, uint bits) => new(name, BitConverter.UInt32BitsToSingle(bits));
}
