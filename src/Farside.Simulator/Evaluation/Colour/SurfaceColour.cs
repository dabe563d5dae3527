using Farside.Core.Colour;

namespace Farside.Simulator.Evaluation.Colour;

/// <summary>
/// Colour of surfaces that had no part in a calibration: pixels whose true light has the ratios of a known surface, and so have the pixels about them, by the product's linear file
/// and its camera's stated chain; against the surface's spectrum in sunlight. Both are brought to the luminance of middle grey, since exposure is nobody's claim.
/// </summary>
sealed class SurfaceColour(IReadOnlyList<TrueSurface> surfaces) : IColourQuantity
{
    public const string Soil = "colour of soil";
    public const string Paint = "colour of paints";

    const long LeastPixels = 200;
    const double Tolerance = 0.01;
    const int Reach = 2;
    const double MiddleGrey = 0.184;

    /// <summary>Share of full scale below which pedestal and rounding would be judged, and not colour.</summary>
    const double LeastLight = 0.05;

    static readonly string[] Soils = ["MatureSoil", "ImmatureSoil", "DisturbedSoil", "RockFragment"];
    static readonly string[] Paints = ["FlagRed", "FlagYellow", "PatchRed", "PatchGreen", "PatchBlue", "PatchYellow"];

    readonly (string Quantity, TrueSurface Surface)[] _known =
        [.. surfaces.Where(surface => Soils.Contains(surface.Name)).Select(surface => (Soil, surface)), .. surfaces.Where(surface => Paints.Contains(surface.Name)).Select(surface => (Paint, surface))];

    readonly Dictionary<string, (Tristimulus Sum, long Count)> _seen = [];
    bool _hasPatch;

    public void Look(ColourPair pair)
    {
        if (pair.Neutral is not { } neutral || neutral.Min() <= 0 || pair.Chain is not { } colour || _known.Length == 0)
        {
            return;
        }

        _hasPatch |= colour.HasPatch;
        var shown = Enumerable.Range(0, pair.Height).Select(y => Surfaces(pair, neutral, y)).ToArray();
        for (var y = Reach; y < pair.Height - Reach; y++)
        {
            Look(pair, colour, shown, y);
        }
    }

    public IEnumerable<(string Quantity, string Detail, double Value)> Values() =>
        from quantity in (string[])[Soil, Paint]
        where quantity == Soil || _hasPatch
        let off = _known.Where(known => known.Quantity == quantity && _seen.GetValueOrDefault(known.Surface.Name).Count >= LeastPixels).Select(known => Difference(known.Surface)).ToList()
        where off.Count > 0
        select (quantity, "", off.Average());

    double Difference(TrueSurface surface) => Ciede2000.Between(Lab(_seen[surface.Name].Sum), Lab(surface.Xyz));

    static CieLab Lab(Tristimulus xyz) => CieLab.Of(MiddleGrey / xyz.Y * xyz, Whites.D65);

    void Look(ColourPair pair, MadeColour colour, sbyte[][] shown, int y)
    {
        var (judged, made) = (pair.JudgedRow(y).ToArray(), pair.LinearRow(y).ToArray());
        for (var x = Reach; x < pair.Width - Reach; x++)
        {
            var which = shown[y][x];
            if (which >= 0 && judged[x] != 0 && IsAmidItsLike(shown, x, y))
            {
                var name = _known[which].Surface.Name;
                var (sum, count) = _seen.GetValueOrDefault(name);
                _seen[name] = (sum + colour.Xyz(made[3 * x], made[(3 * x) + 1], made[(3 * x) + 2]), count + 1);
            }
        }
    }

    static bool IsAmidItsLike(sbyte[][] shown, int x, int y) =>
        shown[y - Reach][x] == shown[y][x] && shown[y + Reach][x] == shown[y][x] && shown[y][x - Reach] == shown[y][x] && shown[y][x + Reach] == shown[y][x];

    // Which known surface each pixel of a row is, −1 for none.
    sbyte[] Surfaces(ColourPair pair, double[] neutral, int y)
    {
        var row = pair.TruthRow(y);
        var found = new sbyte[pair.Width];
        var least = LeastLight * pair.FullScaleDn * ColourPair.TruthScale;
        for (var x = 0; x < found.Length; x++)
        {
            var green = row[(3 * x) + 1] / neutral[1];
            found[x] = row[(3 * x) + 1] < least ? (sbyte)-1 : Nearest(row[3 * x] / neutral[0] / green, row[(3 * x) + 2] / neutral[2] / green);
        }

        return found;
    }

    sbyte Nearest(double red, double blue)
    {
        var (best, nearest) = (-1, Tolerance);
        for (var i = 0; i < _known.Length; i++)
        {
            var signal = _known[i].Surface.Signal;
            var off = Math.Max(Math.Abs((red * signal[1] / signal[0]) - 1), Math.Abs((blue * signal[1] / signal[2]) - 1));
            if (off < nearest)
            {
                (best, nearest) = (i, off);
            }
        }

        return (sbyte)best;
    }
}
