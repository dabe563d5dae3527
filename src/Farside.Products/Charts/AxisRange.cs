using System.Globalization;

namespace Farside.Products.Charts;

/// <summary>An axis with its ends: where a value lies on it, and which values are named.</summary>
sealed class AxisRange
{
    static readonly double[] TimeSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 432_000, 864_000, 1_728_000, 2_592_000, 7_776_000, 31_557_600];

    readonly AxisScale _scale;
    readonly double _from;
    readonly double _to;

    AxisRange(AxisScale scale, double from, double to) => (_scale, _from, _to) = (scale, from, to);

    /// <summary>An axis around its values, with room where its ends were not given.</summary>
    public static AxisRange Of(ChartAxis axis, IEnumerable<double> values, bool isTight)
    {
        var (low, high) = Ends(axis.Scale, values);
        var (from, to) = (axis.From ?? low, axis.To ?? high);
        if (axis.Scale == AxisScale.Log)
        {
            (from, to) = (Math.Max(from, 1e-300), Math.Max(to, 1e-299));
            var room = isTight ? 1 : Math.Pow(Math.Max(to / from, 1.5), 0.04);
            return new(axis.Scale, Math.Log10(axis.From ?? (from / room)), Math.Log10(axis.To ?? (to * room)));
        }

        var span = to - from;
        var margin = isTight && span > 0 ? 0 : span > 0 ? 0.06 * span : Math.Max(Math.Abs(to) * 0.05, 0.5);
        return new(axis.Scale, axis.From ?? (from >= 0 && from < 0.25 * span && !isTight ? 0 : from - margin), axis.To ?? (to + margin));
    }

    /// <summary>0 at the beginning, 1 at the end; NaN for what an axis by powers cannot show.</summary>
    public double At(double value) => _scale == AxisScale.Log ? value > 0 ? (Math.Log10(value) - _from) / (_to - _from) : double.NaN : (value - _from) / (_to - _from);

    /// <summary>Values that are named, and how; unnamed ones get a line alone.</summary>
    public IEnumerable<(double At, string Name)> Ticks(int most) => (_scale switch
    {
        AxisScale.Log => LogTicks(most),
        AxisScale.Time => TimeTicks(most),
        _ => LinearTicks(most),
    }).Where(tick => tick.At is >= -1e-9 and <= 1 + 1e-9);

    static (double Low, double High) Ends(AxisScale scale, IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (double.IsFinite(value) && (scale != AxisScale.Log || value > 0))
            {
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
        }

        return low <= high ? (low, high) : scale == AxisScale.Log ? (1, 10) : (0, 1);
    }

    IEnumerable<(double At, string Name)> LinearTicks(int most)
    {
        // Lines of a picture are counted downwards.
        var step = Recipes.Drawing.Ticks.Step(Math.Abs(_to - _from), most);
        return Recipes.Drawing.Ticks.Between(Math.Min(_from, _to), Math.Max(_from, _to), step).Select(value => (At(value), Number(value, step)));
    }

    IEnumerable<(double At, string Name)> LogTicks(int most)
    {
        if (_to - _from < 1.2)
        {
            var step = Recipes.Drawing.Ticks.Step(Math.Pow(10, _to) - Math.Pow(10, _from), most);
            foreach (var value in Recipes.Drawing.Ticks.Between(Math.Pow(10, _from), Math.Pow(10, _to), step).Where(value => value > 0))
            {
                yield return (At(value), Number(value, step));
            }

            yield break;
        }

        var every = Math.Max(1, (int)Math.Ceiling((_to - _from) / most));
        for (var power = (int)Math.Floor(_from); power <= (int)Math.Ceiling(_to); power++)
        {
            yield return ((power - _from) / (_to - _from), power % every == 0 ? Power(power) : "");
            for (var digit = 2; digit < 10 && every == 1; digit++)
            {
                yield return ((power + Math.Log10(digit) - _from) / (_to - _from), "");
            }
        }
    }

    IEnumerable<(double At, string Name)> TimeTicks(int most)
    {
        var step = TimeSteps.FirstOrDefault(step => (_to - _from) / step <= most, TimeSteps[^1]);
        return Recipes.Drawing.Ticks.Between(_from, _to, step).Select(value => (At(value), Moment(value, step)));
    }

    static string Moment(double seconds, double step)
    {
        var time = DateTime.UnixEpoch.AddSeconds(Math.Round(seconds, 3));
        return time.ToString(step >= 86_400 ? "yyyy-MM-dd" : step >= 3600 ? "MM-dd HH:mm" : step >= 60 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
    }

    static string Number(double value, double step)
    {
        var decimals = Math.Max(0, (int)Math.Ceiling(-Math.Log10(step) - 1e-9));
        return (step < 1e-4 || Math.Abs(value) >= 1e6) && value != 0
            ? value.ToString("0." + new string('#', Digits(value, step)) + "e0", CultureInfo.InvariantCulture)
            : value.ToString("#,0." + new string('0', Math.Min(decimals, 6)), CultureInfo.InvariantCulture).Replace("-", "−", StringComparison.Ordinal);
    }

    // As many as tell neighbours apart: clocks count hundreds of millions of seconds one by one.
    static int Digits(double value, double step) => Math.Clamp((int)Math.Floor(Math.Log10(Math.Abs(value))) - (int)Math.Floor(Math.Log10(step) + 1e-9), 2, 12);

    static string Power(int power) => power is >= -3 and <= 4
        ? Math.Pow(10, power).ToString("#,0.###", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"1e{power}");
}
