using System.Globalization;

namespace Farside.Archive.Labels;

/// <summary>A stored number: form, size and byte order. <see cref="Name"/> is the label's word, e.g. <c>UnsignedLSB2</c>.</summary>
/// <param name="Bytes">Size of one number; a complex one counts both parts.</param>
public readonly record struct SampleType(string Name, NumberForm Form, int Bytes, bool IsLittleEndian)
{
    public bool IsInteger => Form is NumberForm.SignedInteger or NumberForm.UnsignedInteger;

    public bool IsComplex => Form is NumberForm.Complex or NumberForm.VaxComplex;

    /// <summary>The PDS4 name, any case: <c>SignedMSB4</c>, <c>UnsignedByte</c>, <c>IEEE754LSBSingle</c>, <c>ComplexMSB16</c>; integers of 1 to 8 bytes.</summary>
    public static bool TryParse(string name, out SampleType type)
    {
        var word = name.Trim().Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
        var isLittle = word.Contains("LSB", StringComparison.Ordinal);
        var hasOrder = isLittle || word.Contains("MSB", StringComparison.Ordinal);
        var stem = word.Replace("LSB", "", StringComparison.Ordinal).Replace("MSB", "", StringComparison.Ordinal);
        (NumberForm Form, int Bytes)? found = stem switch
        {
            "SIGNEDBYTE" => (NumberForm.SignedInteger, 1),
            "UNSIGNEDBYTE" => (NumberForm.UnsignedInteger, 1),
            "IEEE754SINGLE" when hasOrder => (NumberForm.Real, 4),
            "IEEE754DOUBLE" when hasOrder => (NumberForm.Real, 8),
            "COMPLEX8" when hasOrder => (NumberForm.Complex, 8),
            "COMPLEX16" when hasOrder => (NumberForm.Complex, 16),
            ['U', 'N', 'S', 'I', 'G', 'N', 'E', 'D', >= '1' and <= '8'] when hasOrder => (NumberForm.UnsignedInteger, stem[^1] - '0'),
            ['S', 'I', 'G', 'N', 'E', 'D', >= '1' and <= '8'] when hasOrder => (NumberForm.SignedInteger, stem[^1] - '0'),
            _ => null,
        };
        type = found is var (form, bytes) ? new(name.Trim(), form, bytes, isLittle) : default;
        return found is not null;
    }

    /// <summary>The PDS4 name of a form, size and order.</summary>
    public static SampleType Of(NumberForm form, int bytes, bool isLittleEndian)
    {
        var order = isLittleEndian ? "LSB" : "MSB";
        var size = bytes.ToString(CultureInfo.InvariantCulture);
        var name = (form, bytes) switch
        {
            (NumberForm.UnsignedInteger, 1) => "UnsignedByte",
            (NumberForm.SignedInteger, 1) => "SignedByte",
            (NumberForm.UnsignedInteger, _) => $"Unsigned{order}{size}",
            (NumberForm.SignedInteger, _) => $"Signed{order}{size}",
            (NumberForm.Real, 4) => $"IEEE754{order}Single",
            (NumberForm.Real, _) => $"IEEE754{order}Double",
            (NumberForm.Complex, _) => $"Complex{order}{size}",
            (NumberForm.VaxReal, _) => bytes is 4 ? "VaxF" : "VaxD",
            _ => "VaxComplex",
        };
        return new(name, form, bytes, isLittleEndian);
    }
}
