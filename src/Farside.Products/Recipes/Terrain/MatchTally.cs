using System.Text;
using Farside.Processing.Photogrammetry.Dense;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Terrain;

/// <summary>What became of all pairs' pixels, for the product's record.</summary>
sealed class MatchTally
{
    readonly Dictionary<MatchRefusal, long> _pixels = [];
    readonly Dictionary<PointRefusal, long> _points = [];
    long _filled;

    /// <summary>Pixels of left frames that have a place.</summary>
    public long Points => _points.GetValueOrDefault(PointRefusal.None);

    public void Add(GroundPair pair)
    {
        AddTo(_pixels, pair.Map.Tally());
        AddTo(_points, pair.Cloud.Tally());
        _filled += pair.Map.Filled;
    }

    public void State(Workbench bench)
    {
        var (pixels, points) = (Math.Max(1, _pixels.Values.Sum()), Math.Max(1, _points.Values.Sum()));
        bench.Measure("pixels matched", 100.0 * _pixels.GetValueOrDefault(MatchRefusal.None) / pixels, "%");
        bench.Measure("pixels filled from a rim", 100.0 * _filled / pixels, "%");
        foreach (var reason in Enum.GetValues<MatchRefusal>().Skip(1))
        {
            bench.Measure($"not matched: {Words(reason)}", 100.0 * _pixels.GetValueOrDefault(reason) / pixels, "%");
        }

        foreach (var reason in Enum.GetValues<PointRefusal>().Skip(1))
        {
            bench.Measure($"no point: {Words(reason)}", 100.0 * _points.GetValueOrDefault(reason) / points, "%");
        }
    }

    static void AddTo<TReason>(Dictionary<TReason, long> sum, IReadOnlyDictionary<TReason, int> tally) where TReason : struct, Enum
    {
        foreach (var (reason, count) in tally)
        {
            sum[reason] = sum.GetValueOrDefault(reason) + count;
        }
    }

    // OutOfView: out of view.
    static string Words<TReason>(TReason reason) where TReason : struct, Enum
    {
        var text = new StringBuilder();
        foreach (var letter in reason.ToString())
        {
            _ = char.IsUpper(letter) && text.Length > 0 ? text.Append(' ').Append(char.ToLowerInvariant(letter)) : text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
