using System.Globalization;
using System.Numerics;
using System.Text;

namespace Farside.Archive.Labels;

/// <summary>Bytes of one field → a number or a text.</summary>
public static class FieldDecoder
{
    /// <summary>The stored number: NaN with <paramref name="isMissing"/> when the field is empty, NaN without it when it is no number.</summary>
    public static double Number(TableField field, ReadOnlySpan<byte> bytes, out bool isMissing)
    {
        isMissing = false;
        switch (field.Coding)
        {
            case FieldCoding.Binary:
                return bytes.Length < field.SampleType.Bytes ? double.NaN : SampleDecoder.Real(bytes, field.SampleType);
            case FieldCoding.Bits:
                return Bits(field, bytes) is { } bits ? (double)bits : double.NaN;
            default:
                var text = bytes.Trim(" \t\0\r\n"u8);
                isMissing = text.IsEmpty;
                return isMissing ? double.NaN : Parse(field.Coding, text);
        }
    }

    /// <summary>A packed field's bits as an integer, null when the bytes are not all there.</summary>
    public static Int128? Bits(TableField field, ReadOnlySpan<byte> bytes)
    {
        var (first, count) = field.Bits;
        if (bytes.Length * 8 < first + count)
            return null;

        ulong value = 0;
        for (var bit = first; bit < first + count; bit++)
        {
            value = (value << 1) | (uint)((bytes[bit >> 3] >> (7 - (bit & 7))) & 1);
        }

        return field.IsSigned ? unchecked((long)(value << (64 - count))) >> (64 - count) : value;
    }

    /// <summary>The stored value with nothing lost, for showing: a double, an integer, a complex number, a bool or a text; null when it is empty or unreadable.</summary>
    public static object? Show(TableField field, ReadOnlySpan<byte> bytes)
    {
        switch (field.Coding)
        {
            case FieldCoding.Text:
                return Text(bytes);
            case FieldCoding.ByteString:
                return Convert.ToHexString(bytes);
            case FieldCoding.Binary when bytes.Length >= field.SampleType.Bytes && field.SampleType.IsInteger:
                return (BigInteger)SampleDecoder.Exact(bytes, field.SampleType);
            case FieldCoding.Binary when bytes.Length >= field.SampleType.Bytes && field.SampleType.IsComplex:
                return new Complex(SampleDecoder.Real(bytes, field.SampleType), SampleDecoder.Imaginary(bytes, field.SampleType));
            case FieldCoding.Bits:
                return Bits(field, bytes) is { } bits ? (BigInteger)bits : null;
        }

        var number = Number(field, bytes, out _);
        return double.IsNaN(number) && field.Coding is not (FieldCoding.Binary or FieldCoding.Real) ? null : field.Coding switch
        {
            FieldCoding.Boolean => number != 0,
            FieldCoding.Integer or FieldCoding.Base2 or FieldCoding.Base8 or FieldCoding.Base16 => Integer(field.Coding, bytes.Trim(" \t\0\r\n"u8)) is { } exact ? exact : number,
            _ => number,
        };
    }

    /// <summary>Characters as they stand, trailing NULs taken off.</summary>
    public static string Text(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.TrimEnd((byte)0);
        return System.Text.Ascii.IsValid(bytes) ? Encoding.ASCII.GetString(bytes) : LabelText.Decode(bytes).Text;
    }

    static double Parse(FieldCoding coding, ReadOnlySpan<byte> text) => coding switch
    {
        FieldCoding.Real => Real(text),
        FieldCoding.Boolean => Boolean(text),
        FieldCoding.Integer when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
        FieldCoding.Integer => Integer(coding, text) is { } big ? (double)big : Real(text),
        _ => Integer(coding, text) is { } based ? (double)based : double.NaN,
    };

    static double Real(ReadOnlySpan<byte> text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return value;

        return text.Length <= 64 && LabelNumbers.TryReal(Encoding.Latin1.GetString(text), out value) ? value : double.NaN;
    }

    static double Boolean(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("1"u8) || Ascii.EqualsIgnoreCase(text, "true"u8) ? 1 : text.SequenceEqual("0"u8) || Ascii.EqualsIgnoreCase(text, "false"u8) ? 0 : double.NaN;

    static BigInteger? Integer(FieldCoding coding, ReadOnlySpan<byte> text)
    {
        if (text.Length > 1024)
            return null;

        var digits = Encoding.Latin1.GetString(text);
        var (radix, isSigned) = coding switch { FieldCoding.Base2 => (2, false), FieldCoding.Base8 => (8, false), FieldCoding.Base16 => (16, false), _ => (10, true) };
        if (isSigned)
            return BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

        var isNegative = digits.StartsWith('-');
        digits = Unmarked(digits[(isNegative || digits.StartsWith('+') ? 1 : 0)..], coding);
        if (digits.Length == 0)
            return null;

        var sum = BigInteger.Zero;
        foreach (var c in digits)
        {
            if (!char.IsAsciiHexDigit(c) || Convert.ToInt32(c.ToString(), 16) is var digit && digit >= radix)
                return null;

            sum = sum * radix + Convert.ToInt32(c.ToString(), 16);
        }

        return isNegative ? -sum : sum;
    }

    /// <summary>Digits without the mark of their base that some writers put before them.</summary>
    static string Unmarked(string digits, FieldCoding coding)
    {
        var mark = coding switch { FieldCoding.Base2 => "0b", FieldCoding.Base8 => "0o", _ => "0x" };
        return digits.StartsWith(mark, StringComparison.OrdinalIgnoreCase) ? digits[2..] : digits;
    }
}
