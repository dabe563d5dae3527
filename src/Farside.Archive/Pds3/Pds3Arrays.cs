using Farside.Archive.Labels;

namespace Farside.Archive.Pds3;

/// <summary>IMAGE, QUBE and HISTOGRAM objects → arrays seen band, line, sample.</summary>
static class Pds3Arrays
{
    const int MostSuffixBytes = 8;

    public static ArrayStructure Image(Pds3Scope scope, LabelElement image, LabelElement pointer)
    {
        long Count(string name, long fallback) => LabelNumbers.Count(image, name, scope.Document.FileName, fallback);
        var bits = Count("SAMPLE_BITS", 8);
        if (bits % 8 != 0)
            throw new LabelException(scope.Document.FileName, $"{image.Path}/SAMPLE_BITS", $"samples of {bits} bits", "whole bytes: 8, 16, 32 or 64 bits");

        var type = Type(scope, image, image.Child("SAMPLE_TYPE")?.Value ?? "UNSIGNED_INTEGER", bits / 8, "SAMPLE_TYPE");
        // Without a byte order in its name the standard means most significant first; GDAL reads such pictures the other way, as their writers did.
        if (type.Name.Equals("UNSIGNED_INTEGER", StringComparison.OrdinalIgnoreCase))
            type = type with { IsLittleEndian = true };

        var (lines, samples, bands) = (Count("LINES", 0), LabelNumbers.Count(image, "LINE_SAMPLES", scope.Document.FileName), Count("BANDS", 1));
        var storage = (image.Child("BAND_STORAGE_TYPE")?.Text ?? "").ToUpperInvariant();
        var order = storage.Contains("LINE", StringComparison.Ordinal) ? Interleave.Line
            : storage.Contains("SAMPLE", StringComparison.Ordinal) || storage.Contains("PIXEL", StringComparison.Ordinal) ? Interleave.Sample : Interleave.Band;
        var gap = Count("LINE_PREFIX_BYTES", 0) + Count("LINE_SUFFIX_BYTES", 0);
        var (fileName, path, offset) = scope.Resolve(pointer);
        return Layout(scope.Document, image, type, (bands, lines, samples), order, gap) with
        {
            FileName = fileName,
            DataPath = Pds3Structures.Undecoded(scope, image, path),
            Offset = offset + Count("LINE_PREFIX_BYTES", 0),
            ScalingFactor = LabelNumbers.Real(image, "SCALING_FACTOR", scope.Document.FileName, 1),
            ValueOffset = LabelNumbers.Real(image, "OFFSET", scope.Document.FileName, 0),
            Unit = image.Child("UNIT")?.Value ?? "",
            VerticalDirection = image.Child("LINE_DISPLAY_DIRECTION")?.Value,
            HorizontalDirection = image.Child("SAMPLE_DISPLAY_DIRECTION")?.Value,
        };
    }

    public static ArrayStructure Qube(Pds3Scope scope, LabelElement qube, LabelElement pointer)
    {
        var label = scope.Document.FileName;
        var bytes = LabelNumbers.Count(qube, "CORE_ITEM_BYTES", label);
        var type = Type(scope, qube, qube.Child("CORE_ITEM_TYPE")?.Value ?? "", bytes, "CORE_ITEM_TYPE");
        var items = Counts(scope, qube, "CORE_ITEMS");
        var names = OdlReader.Items(qube.Child("AXIS_NAME") ?? new LabelElement("")).Select(item => item.Text.ToUpperInvariant()).ToList();
        if (items.Count is 0 or > 6)
            throw new LabelException(label, $"{qube.Path}/CORE_ITEMS", $"{items.Count} axes", "1 to 6");

        while (names.Count < items.Count)
        {
            names.Add(names.Count switch { 0 => "SAMPLE", 1 => "LINE", 2 => "BAND", var i => $"AXIS{i}" });
        }

        var suffix = qube.Child("SUFFIX_ITEMS") is null ? [] : Counts(scope, qube, "SUFFIX_ITEMS");
        var strides = QubeStrides(scope, qube, type, items, suffix);
        var (fileName, path, offset) = scope.Resolve(pointer);
        // File order is fastest first; bands, lines, samples is how they are seen.
        var seen = Enumerable.Range(0, items.Count).OrderBy(axis => RankOf(names[axis], items.Count - axis)).ToList();
        var isFlat = items.Count == 3 && items[seen[0]] == 1 && names[seen[0]] == "BAND";
        if (isFlat)
            seen.RemoveAt(0);

        return new ArrayStructure
        {
            Name = Pds3Structures.NameOf(qube),
            Form = qube.Name,
            FileName = fileName,
            DataPath = Pds3Structures.Undecoded(scope, qube, path),
            Offset = offset,
            Element = qube,
            SampleType = type,
            Axes = seen.ConvertAll(axis => new ArrayAxis(names[axis], items[axis])),
            Strides = seen.ConvertAll(axis => strides[axis]),
            ScalingFactor = LabelNumbers.Real(qube, "CORE_MULTIPLIER", label, 1),
            ValueOffset = LabelNumbers.Real(qube, "CORE_BASE", label, 0),
            Unit = qube.Child("CORE_UNIT")?.Value ?? "",
            Specials = Pds3Structures.Specials(qube, type),
        };
    }

    static int RankOf(string axis, int fallback) => axis switch { "BAND" => 1, "LINE" => 2, "SAMPLE" => 3, _ => -fallback };

    static long[] QubeStrides(Pds3Scope scope, LabelElement qube, SampleType type, List<long> items, List<long> suffix)
    {
        var suffixBytes = LabelNumbers.Count(qube, "SUFFIX_BYTES", scope.Document.FileName, fallback: 4);
        if (suffixBytes > MostSuffixBytes)
            throw new LabelException(scope.Document.FileName, $"{qube.Path}/SUFFIX_BYTES", $"{suffixBytes}", $"at most {MostSuffixBytes}");

        long Suffix(int axis) => axis < suffix.Count ? suffix[axis] : 0;
        var strides = new long[items.Count];
        long step = type.Bytes;
        // Items of one plane with its side suffix, for the suffix planes that follow it.
        long across = 1;
        for (var axis = 0; axis < strides.Length; axis++)
        {
            strides[axis] = step;
            step = checked(step * items[axis] + Suffix(axis) * across * suffixBytes);
            across = checked(across * (items[axis] + Suffix(axis)));
        }

        return strides;
    }

    public static ArrayStructure Histogram(Pds3Scope scope, LabelElement histogram, LabelElement pointer)
    {
        var label = scope.Document.FileName;
        var items = LabelNumbers.Count(histogram, "ITEMS", label);
        var bytes = LabelNumbers.Count(histogram, "ITEM_BYTES", label, fallback: LabelNumbers.Count(histogram, "ITEM_BITS", label, fallback: 32) / 8);
        var type = Type(scope, histogram, histogram.Child("DATA_TYPE")?.Value ?? histogram.Child("ITEM_TYPE")?.Value ?? "", bytes, "DATA_TYPE");
        var (fileName, path, offset) = scope.Resolve(pointer);
        return new ArrayStructure
        {
            Name = Pds3Structures.NameOf(histogram),
            Form = histogram.Name,
            FileName = fileName,
            DataPath = path,
            Offset = offset,
            Element = histogram,
            SampleType = type,
            Axes = [new("ITEM", items)],
        };
    }

    /// <summary>Bands, lines and samples as a file interleaves them, with <paramref name="gap"/> bytes between two lines.</summary>
    public static ArrayStructure Layout(
        LabelDocument document, LabelElement element, SampleType type, (long Bands, long Lines, long Samples) size, Interleave order, long gap)
    {
        var (bands, lines, samples) = size;
        if ((Int128)bands * lines * ((Int128)samples * type.Bytes + gap) > long.MaxValue / 4)
            throw new LabelException(document.FileName, element.Path, $"{bands} × {lines} × {samples} samples", "an array a file can hold");

        var row = order == Interleave.Sample ? samples * bands * type.Bytes + gap : samples * type.Bytes + gap;
        var (band, line, sample) = order switch
        {
            Interleave.Sample => (type.Bytes, row, bands * type.Bytes),
            Interleave.Line => (row, row * bands, (long)type.Bytes),
            _ => (row * lines, row, type.Bytes),
        };
        var isFlat = bands == 1;
        var isGapless = gap == 0 && (isFlat || order == Interleave.Band);
        return new ArrayStructure
        {
            Name = Pds3Structures.NameOf(element),
            Form = element.Name,
            FileName = document.FileName,
            Element = element,
            SampleType = type,
            Axes = isFlat ? [new("Line", lines), new("Sample", samples)] : [new("Band", bands), new("Line", lines), new("Sample", samples)],
            Strides = isGapless ? null : isFlat ? [line, sample] : [band, line, sample],
            Specials = Pds3Structures.Specials(element, type),
        };
    }

    static SampleType Type(Pds3Scope scope, LabelElement element, string word, long bytes, string keyword) =>
        Pds3Structures.TypeOf(word.Length == 0 ? "UNSIGNED_INTEGER" : word, (int)Math.Min(bytes, 99)) is { } type ? type
            : throw new LabelException(scope.Document.FileName, $"{element.Path}/{keyword}", $"{LabelLimits.Show(word)} of {bytes} bytes", "an integer of 1 to 8, a real of 4 or 8, or a complex of 8 or 16 bytes");

    static List<long> Counts(Pds3Scope scope, LabelElement parent, string name)
    {
        var list = parent.Child(name) ?? throw new LabelException(scope.Document.FileName, $"{parent.Path}/{name}", "nothing", "the items along each axis");
        return [.. OdlReader.Items(list).Select(item => long.TryParse(item.Text, out var count) && count >= 0 ? count
            : throw new LabelException(scope.Document.FileName, list.Path, LabelLimits.Show(item.Text), "whole numbers"))];
    }
}
