using Farside.Catalogue.Query;
using Farside.Core.Records;

namespace Farside.Catalogue.Build;

/// <summary>What to show first: a weight for the kind of product, times the share of its samples that are neither black nor white.</summary>
static class Score
{
    const double Usual = 45;

    static readonly Dictionary<string, double> Weights = new(StringComparer.Ordinal)
    {
        ["landing-film"] = 95,
        ["panorama"] = 90,
        ["stereo-panorama"] = 88,
        ["descent-map"] = 86,
        ["terrain"] = 84,
        ["compare"] = 80,
        ["anaglyph"] = 75,
        ["traverse"] = 70,
        ["stops"] = 55,
        ["timeline"] = 66,
        ["radargram"] = 65,
        ["spectrum"] = 60,
        ["picture"] = 50,
        ["contact-sheet"] = 30,
        ["descent-track"] = 30,
        ["geometry"] = 15,
        ["look"] = 12,
        ["colour"] = 12,
        ["hardware"] = 10,
        [ProductRow.Frame] = 5,
    };

    /// <summary>0 … 100.</summary>
    public static double Of(string kind, IReadOnlyList<Quality> quality)
    {
        var lostPercent = quality.Where(number => number.Name is "samples at full scale" or "samples at zero" && number.Unit is "%" && number.Value is >= 0 and <= 100)
            .Sum(number => number.Value);
        return Weights.GetValueOrDefault(kind, Usual) * (1 - Math.Min(1, lostPercent / 100));
    }
}
