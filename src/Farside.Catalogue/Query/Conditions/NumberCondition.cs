using System.Globalization;
using Farside.Catalogue.Index;

namespace Farside.Catalogue.Query.Conditions;

/// <summary>About a number.</summary>
sealed class NumberCondition(NumberProperty property, Func<double, bool> test) : Condition
{
    const double Parts = 100;
    const double SunBelow = 100;

    internal override Judge Bind(CatalogueReader reader) => property switch
    {
        NumberProperty.LunarDay => new ColumnJudge(Field.LunarDay, [.. Enumerable.Range(0, reader.Values.Count(Field.LunarDay)).Select(number => Of(Day(reader.Values.Text(Field.LunarDay, number))))]),
        NumberProperty.SunElevation => new ColumnJudge(Field.Sun, Verdicts(code => code == 0 ? double.NaN : SunDeg(code))),
        NumberProperty.Repairs => new ColumnJudge(Field.Repairs, Verdicts(code => code)),
        _ => new ColumnJudge(Field.Score, Verdicts(code => code / Parts)),
    };

    /// <summary>As the column of <see cref="Field.Sun"/> has it.</summary>
    public static double SunDeg(int code) => Math.Round((code / Parts) - SunBelow, 2);

    byte[] Verdicts(Func<int, double> decode)
    {
        var verdicts = new byte[ushort.MaxValue + 1];
        for (var code = 0; code < verdicts.Length; code++)
        {
            verdicts[code] = Of(decode(code));
        }

        return verdicts;
    }

    byte Of(double number) => double.IsNaN(number) ? Judge.Unknown : test(number) ? Judge.Holds : Judge.Fails;

    static double Day(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : double.NaN;
}
