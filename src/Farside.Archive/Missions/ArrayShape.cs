using Farside.Archive.Labels;
using Farside.Core.Rasters;

namespace Farside.Archive.Missions;

/// <summary>A mission's picture or cube on disk: sizes by the names of its axes, and which of them moves fastest.</summary>
sealed record ArrayShape(int Lines, int Samples, int Bands, SampleKind Kind, bool IsBigEndian, long Offset, string Order)
{
    const string Element = "File_Area_Observational/Array";

    /// <summary>Throws a <see cref="LabelException"/> for axes or a type that no camera of ours has.</summary>
    public static ArrayShape Of(LabelDocument document)
    {
        var layout = StatedLayout.Of(document);
        if (layout is null || layout.Axes.Count is < 2 or > 3)
        {
            throw new LabelException(document.FileName, Element, layout is null ? "no array of a readable size" : $"{layout.Axes.Count} axes", "a picture of two or three axes");
        }

        var (kind, isBig) = KindOf(document);
        var shape = new ArrayShape(
            Axis(document, layout, "line"), Axis(document, layout, "sample"), layout.Axes.Count == 3 ? Axis(document, layout, "band") : 1,
            kind, isBig, layout.Offset, string.Concat(layout.Axes.Select(axis => char.ToLowerInvariant(axis.Name[0]))));
        return (double)shape.Lines * shape.Samples * shape.Bands * Bitmap.SizeOf(kind) <= Array.MaxLength
            ? shape
            : throw new LabelException(document.FileName, Element, $"{shape.Lines} × {shape.Samples} × {shape.Bands}", "a picture of at most 2 GB");
    }

    /// <summary>All bytes as they lie in the file.</summary>
    public byte[] ReadAll(LabelDocument document)
    {
        using var file = DataFile.Open(document) ?? throw Missing(document);
        if (Lines == 0 || Samples == 0 || Bands == 0)
        {
            throw new LabelException(document.FileName, DataFile.Element(document)?.Text ?? "data", $"{RandomAccess.GetLength(file)} bytes", "at least one whole line", "Fetch the data file again.");
        }

        var bytes = GC.AllocateUninitializedArray<byte>(Lines * Samples * Bands * Bitmap.SizeOf(Kind));
        var filled = 0;
        while (filled < bytes.Length)
        {
            var read = RandomAccess.Read(file, bytes.AsSpan(filled), Offset + filled);
            filled += read > 0 ? read : throw new LabelException(document.FileName, "data", $"{Offset + filled} bytes", $"{Offset + bytes.Length} bytes", "Fetch the data file again.");
        }

        return bytes;
    }

    /// <summary>Band-sequential or line-interleaved samples as pixels with their channels side by side.</summary>
    public byte[] Interleave(byte[] bytes)
    {
        if (Bands == 1 || Order is "lsb")
        {
            return bytes;
        }

        var size = Bitmap.SizeOf(Kind);
        (long line, long band) = Order is "bls" ? ((long)Samples, (long)Lines * Samples) : ((long)Bands * Samples, (long)Samples);
        var pixels = new byte[bytes.Length];
        var to = 0;
        for (var y = 0; y < Lines; y++)
        {
            for (var x = 0; x < Samples; x++)
            {
                for (var b = 0; b < Bands; b++, to += size)
                {
                    bytes.AsSpan((int)(((y * line) + x + (b * band)) * size), size).CopyTo(pixels.AsSpan(to));
                }
            }
        }

        return pixels;
    }

    public static LabelException Missing(LabelDocument document) =>
        new(document.FileName, "File_Area_Observational/File/file_name", LabelValues.Brief(DataFile.Element(document)?.Text) + ", which is not here", "the data file beside its label", "Fetch it.");

    static int Axis(LabelDocument document, StatedLayout layout, string name) =>
        layout.Axes.FirstOrDefault(axis => axis.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Name: not null, Length: >= 0 and <= int.MaxValue } axis
            ? (int)axis.Length
            : throw new LabelException(document.FileName, $"{Element}/Axis_Array", string.Join(", ", layout.Axes.Select(a => LabelLimits.Show(a.Name))), $"an axis named {name}");

    static (SampleKind Kind, bool IsBigEndian) KindOf(LabelDocument document)
    {
        var type = document.Root.Find("Element_Array")?.Child("data_type")?.Text ?? "";
        return type.ToUpperInvariant() switch
        {
            "UNSIGNEDBYTE" => (SampleKind.UInt8, false),
            "UNSIGNEDLSB2" => (SampleKind.UInt16, false),
            "UNSIGNEDMSB2" => (SampleKind.UInt16, true),
            "IEEE754LSBSINGLE" => (SampleKind.Float32, false),
            "IEEE754MSBSINGLE" => (SampleKind.Float32, true),
            _ => throw new LabelException(document.FileName, "Element_Array/data_type", LabelLimits.Show(type), "UnsignedByte, UnsignedLSB2 or IEEE754LSBSingle"),
        };
    }
}
