using Farside.Core.Geometry;

namespace Farside.Simulator.Evaluation.Geometry;

/// <summary>The ground as it truly is, the finest file at each place.</summary>
sealed class TrueGround
{
    /// <summary>Nothing is looked for farther away: two kilometres are the near horizon of a mast.</summary>
    const double FarthestM = 2000;

    /// <summary>A step is this share of the way gone, so that it stays below some pixels; and never less than half a fine cell.</summary>
    const double StepShare = 0.003;
    const int Halvings = 30;

    readonly HeightMap[] _maps;
    readonly double _highest;

    TrueGround(HeightMap[] maps) => (_maps, _highest) = (maps, maps.Max(map => map.Highest));

    /// <summary>The ground about one stop; null when the truth holds none.</summary>
    public static TrueGround? Of(Truth truth, string sequence) => Of(truth, [sequence]);

    /// <summary>The same about several stops.</summary>
    public static TrueGround? Of(Truth truth, IEnumerable<string> sequences)
    {
        HeightMap[] maps = [.. sequences.SelectMany(truth.TerrainFiles).Distinct().Select(HeightMap.Read).OrderBy(map => map.CellM)];
        return maps.Length == 0 ? null : new(maps);
    }

    public double HeightAt(double east, double north)
    {
        foreach (var map in _maps)
        {
            var height = map.HeightAt(east, north);
            if (!double.IsNaN(height))
            {
                return height;
            }
        }

        return double.NaN;
    }

    /// <summary>How far away a ray first meets the ground, metres; null when it does not within a distance.</summary>
    public double? Meet(Point<SiteFrame> eye, Direction<SiteFrame> ray, double withinM = FarthestM)
    {
        var (before, at) = (0.0, 0.5);
        while (at < withinM && (ray.Z < 0 || eye.Z + (at * ray.Z) < _highest))
        {
            if (Above(eye, ray, at) < 0)
            {
                return Between(eye, ray, before, at);
            }

            before = at;
            at += Math.Max(_maps[0].CellM / 2, at * StepShare);
        }

        return null;
    }

    double Between(Point<SiteFrame> eye, Direction<SiteFrame> ray, double above, double below)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (above + below) / 2;
            (above, below) = Above(eye, ray, middle) < 0 ? (above, middle) : (middle, below);
        }

        return (above + below) / 2;
    }

    // NaN, where there is no map, is neither above nor below.
    double Above(Point<SiteFrame> eye, Direction<SiteFrame> ray, double at) =>
        eye.Z + (at * ray.Z) - HeightAt(eye.X + (at * ray.X), eye.Y + (at * ray.Y));
}
