using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Simulator.Evaluation.Geometry;
using Farside.Simulator.Evaluation.Hardware;

namespace Farside.Simulator.Evaluation.Terrain;

/// <summary>Of the places near the mast that both eyes of a pair truly see, the share that has a height.</summary>
sealed class GroundCoverage : ITerrainQuantity
{
    public const string Coverage = "terrain: ground seen by both eyes that has a height, 3 to 12 m";

    const double StepM = 0.2;
    const double NearestM = 3;
    const double FarthestM = 12;

    /// <summary>About the lander, which stands at the site's origin, no ground is claimed, metres.</summary>
    const double LanderM = 4;

    /// <summary>A pair's outermost pixels have no surroundings to be matched by.</summary>
    const double MarginPx = 30;

    public IReadOnlyList<string> Quantities => [Coverage];

    public IEnumerable<TerrainFinding> Measure(TerrainCase terrain)
    {
        var masks = terrain.Pairs.Select(pair => (pair.Left, pair.Right, Mask: TrueHardware.Of(terrain.Shots[pair.Left.Id], isRover: true))).ToList();
        var (seen, told) = (0, 0);
        foreach (var place in Places(terrain))
        {
            if (masks.Exists(pair => Sees(terrain, pair.Left, pair.Right, pair.Mask, place)))
            {
                seen++;
                told += IsTold(terrain, place) ? 1 : 0;
            }
        }

        if (seen > 0)
        {
            yield return new(Coverage, "", told / (double)seen, seen, seen);
        }
    }

    static IEnumerable<Point<SiteFrame>> Places(TerrainCase terrain)
    {
        var (west, east) = (terrain.Views.Min(view => view.TruePose.Origin.X) - FarthestM, terrain.Views.Max(view => view.TruePose.Origin.X) + FarthestM);
        var (south, north) = (terrain.Views.Min(view => view.TruePose.Origin.Y) - FarthestM, terrain.Views.Max(view => view.TruePose.Origin.Y) + FarthestM);
        for (var y = south; y < north; y += StepM)
        {
            for (var x = west; x < east; x += StepM)
            {
                var height = terrain.Ground.HeightAt(x, y);
                if (terrain.TrueDistanceM(x, y) is >= NearestM and < FarthestM && (x * x) + (y * y) > LanderM * LanderM && !double.IsNaN(height))
                {
                    yield return new(x, y, height);
                }
            }
        }
    }

    static bool Sees(TerrainCase terrain, JudgedView left, JudgedView right, Raster<byte>? mask, Point<SiteFrame> place) =>
        left.TruePixel(place, -MarginPx) is { } at && mask?[(int)Math.Round(at.Column), (int)Math.Round(at.Row)] is null or 0 && right.TruePixel(place, -MarginPx) is not null
        && RangeSamples.IsSeen(terrain, left.TruePose.Origin, place) && RangeSamples.IsSeen(terrain, right.TruePose.Origin, place);

    static bool IsTold(TerrainCase terrain, Point<SiteFrame> place)
    {
        var made = terrain.ToMade(place);
        return terrain.Heights.Any(level => level.IsFilled(made.X, made.Y));
    }
}
