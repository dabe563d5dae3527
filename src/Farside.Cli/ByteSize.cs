using System.Globalization;

namespace Farside.Cli;

/// <summary>Sizes as people write them: <c>512M</c>, <c>4G</c>, <c>1.5 GiB</c>, plain bytes. Powers of 1024.</summary>
static class ByteSize
{
    const string Units = "KMGT";

    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        var number = text.Trim().ToUpperInvariant().TrimEnd('B').TrimEnd('I');
        var power = number.Length > 0 ? Units.IndexOf(number[^1], StringComparison.Ordinal) + 1 : 0;
        var digits = power > 0 ? number[..^1] : number;
        var isNumber = double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value);
        var size = value * Math.Pow(1024, power);
        if (!isNumber || size > long.MaxValue / 2)
        {
            return false;
        }

        bytes = (long)size;
        return true;
    }
}
