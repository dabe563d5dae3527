using System.Globalization;
using Farside.Archive.Labels;

namespace Farside.Archive.Pds4;

/// <summary>An <c>Array</c>, <c>Array_2D_Image</c>, <c>Array_3D_Spectrum</c> … element → its structure.</summary>
static class Pds4Arrays
{
    const int MostAxes = 16;

    public static ArrayStructure Build(LabelDocument document, LabelElement array, string fileName)
    {
        var element = array.Child("Element_Array") ?? throw new LabelException(document.FileName, array.Path, "no Element_Array", "the type of the elements");
        var type = TypeOf(document, element);
        var axes = AxesOf(document, array, type);
        var (vertical, horizontal) = Display(document.Root, array);
        return new ArrayStructure
        {
            Name = "",
            Form = array.Name,
            FileName = fileName,
            SampleType = type,
            Axes = axes,
            Strides = IsFirstFastest(array) && axes.Count > 1 ? FirstFastest(axes, type) : null,
            ScalingFactor = LabelNumbers.Real(element, "scaling_factor", document.FileName, 1),
            ValueOffset = LabelNumbers.Real(element, "value_offset", document.FileName, 0),
            Unit = element.Child("unit")?.Collapsed ?? "",
            Specials = Specials(array.Child("Special_Constants"), type),
            ValidMinimum = OptionalReal(array, "valid_minimum", type),
            ValidMaximum = OptionalReal(array, "valid_maximum", type),
            BitMask = MaskOf(array, type),
            VerticalDirection = vertical,
            HorizontalDirection = horizontal,
        };
    }

    /// <summary>Every constant of a Special_Constants class but the valid ones.</summary>
    public static IReadOnlyList<SpecialConstant> Specials(LabelElement? constants, SampleType type) => constants is null ? [] :
        [.. from constant in constants.Children
            where !constant.Name.StartsWith("valid_", StringComparison.OrdinalIgnoreCase) && constant.Text.Length > 0
            select LabelNumbers.Special(constant.Name, constant.Text, type)];

    static SampleType TypeOf(LabelDocument document, LabelElement element)
    {
        var name = element.Child("data_type")?.Value;
        return name is not null && SampleType.TryParse(name, out var type) ? type
            : throw new LabelException(document.FileName, $"{element.Path}/data_type", LabelLimits.Show(name), "a binary data type such as UnsignedByte, SignedLSB2 or IEEE754MSBSingle");
    }

    static List<ArrayAxis> AxesOf(LabelDocument document, LabelElement array, SampleType type)
    {
        var numbered = array.ChildrenNamed("Axis_Array")
            .Select((axis, i) => (Number: LabelNumbers.Count(axis, "sequence_number", document.FileName, fallback: i + 1),
                Axis: new ArrayAxis(axis.Child("axis_name")?.Text ?? axis.Child("name")?.Text ?? "", LabelNumbers.Count(axis, "elements", document.FileName))))
            .OrderBy(pair => pair.Number).ToList();
        var said = LabelNumbers.Count(array, "axes", document.FileName, fallback: numbered.Count);
        if (numbered.Count is 0 or > MostAxes || said != numbered.Count)
            throw new LabelException(document.FileName, $"{array.Path}/axes", $"{said} with {numbered.Count} Axis_Array", "one Axis_Array for each axis");

        if (numbered.Select(pair => pair.Number).Distinct().Count() != numbered.Count)
            throw new LabelException(document.FileName, $"{array.Path}/Axis_Array/sequence_number", "the same number twice", "1, 2, 3 …");

        var axes = numbered.ConvertAll(pair => pair.Axis);
        RequireAddressable(document, array, axes, type);
        return axes;
    }

    static void RequireAddressable(LabelDocument document, LabelElement array, List<ArrayAxis> axes, SampleType type)
    {
        var bytes = axes.Aggregate((Int128)type.Bytes, (product, axis) => product > long.MaxValue ? product : product * axis.Length);
        if (bytes > long.MaxValue / 2)
            throw new LabelException(document.FileName, $"{array.Path}/Axis_Array/elements", string.Join(" × ", axes.Select(axis => axis.Length)), "an array a file can hold");
    }

    static bool IsFirstFastest(LabelElement array) =>
        array.Child("axis_index_order")?.Text.Replace('_', ' ').StartsWith("First", StringComparison.OrdinalIgnoreCase) ?? false;

    static long[] FirstFastest(List<ArrayAxis> axes, SampleType type)
    {
        var strides = new long[axes.Count];
        long step = type.Bytes;
        for (var i = 0; i < strides.Length; i++)
        {
            strides[i] = step;
            step *= axes[i].Length;
        }

        return strides;
    }

    static double? OptionalReal(LabelElement array, string name, SampleType type) =>
        array.At($"Special_Constants/{name}")?.Value is { } text && LabelNumbers.Special(name, text, type).Value is var value && double.IsFinite(value) ? value : null;

    /// <summary>The mask, unless it keeps every bit; zeros stand before one shorter than the samples.</summary>
    static ulong? MaskOf(LabelElement array, SampleType type)
    {
        var bits = array.At("Object_Statistics/bit_mask")?.Value;
        return type.IsInteger && ulong.TryParse(bits, NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture, out var mask) && mask != ulong.MaxValue >> (64 - type.Bytes * 8) ? mask : null;
    }

    /// <summary>The display class that refers to this array by its local identifier.</summary>
    static (string? Vertical, string? Horizontal) Display(LabelElement root, LabelElement array)
    {
        if (array.Child("local_identifier")?.Value is not { } identifier)
            return default;

        var settings = root.Descendants().FirstOrDefault(element => element.Is("Display_Settings")
            && (element.Find("local_identifier_reference")?.Text.Equals(identifier, StringComparison.Ordinal) ?? false));
        return (settings?.Find("vertical_display_direction")?.Value, settings?.Find("horizontal_display_direction")?.Value);
    }
}
