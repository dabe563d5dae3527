using System.Globalization;

namespace Farside.Archive.Labels;

/// <summary>Numbers as labels write them; what cannot be read is refused with its place.</summary>
public static class LabelNumbers
{
    /// <summary>A count or a place in a file: 0 or more. <paramref name="fallback"/> when the element is missing or says nothing; without one that is refused.</summary>
    public static long Count(LabelElement parent, string name, string label, long? fallback = null, long least = 0)
    {
        var element = parent.Child(name);
        if (element?.Value is not { } text)
            return fallback ?? throw new LabelException(label, $"{parent.Path}/{name}", "nothing", "a whole number");

        return TryCount(text, out var count) && count >= least
            ? count
            : throw new LabelException(label, element.Path, LabelLimits.Show(text), $"a whole number of at least {least}");
    }

    static bool TryCount(string text, out long count)
    {
        if (long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out count))
            return true;

        // Some labels write counts as reals.
        var isWhole = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && real is >= 0 and < 1e15 && double.IsInteger(real);
        count = isWhole ? (long)real : 0;
        return isWhole;
    }

    public static double Real(LabelElement parent, string name, string label, double fallback)
    {
        if (parent.Child(name)?.Value is not { } text)
            return fallback;

        return TryReal(text, out var value) ? value : throw new LabelException(label, $"{parent.Path}/{name}", LabelLimits.Show(text), "a number");
    }

    /// <summary>Decimal, with <c>e</c> or FORTRAN's <c>d</c> before the exponent.</summary>
    public static bool TryReal(string text, out double value) =>
        double.TryParse(text.Trim().Replace('d', 'e').Replace('D', 'e'), NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    /// <summary>A special constant as its data type means it: decimal, <c>0x…</c> or <c>16#…#</c>; hexadecimal digits of a real are its bits.</summary>
    public static SpecialConstant Special(string name, string text, SampleType type)
    {
        if (TryHex(text, out var bits))
            return Bits(name, text, bits, type);

        if (Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exact))
            return new(name, (double)exact, text) { Exact = exact };

        return new(name, TryReal(text, out var value) ? value : double.NaN, text);
    }

    static SpecialConstant Bits(string name, string text, ulong bits, SampleType type) => (type.Form, type.Bytes) switch
    {
        (NumberForm.Real, 4) or (NumberForm.Complex, 8) => new(name, BitConverter.UInt32BitsToSingle((uint)bits), text),
        (NumberForm.Real, 8) or (NumberForm.Complex, 16) => new(name, BitConverter.UInt64BitsToDouble(bits), text),
        (NumberForm.SignedInteger, > 0 and <= 8 and var bytes) => new(name, SignExtend(bits, bytes), text) { Exact = SignExtend(bits, bytes) },
        _ => new(name, bits, text) { Exact = bits },
    };

    static long SignExtend(ulong bits, int bytes) => unchecked((long)(bits << (64 - bytes * 8))) >> (64 - bytes * 8);

    static bool TryHex(string text, out ulong bits)
    {
        var digits = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text.StartsWith("16#", StringComparison.Ordinal) ? text[3..].TrimEnd('#') : "";
        return ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bits);
    }
}
