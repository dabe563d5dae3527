using System.Globalization;
using System.Text;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Views;
using Farside.Products.Recipes.Terrain;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Traverse;

/// <summary>How high the ground lies along a rover's way, by the terrain products of its stops; open where none of them knows it.</summary>
sealed class WayProfile
{
    /// <summary>From one place to the next, metres.</summary>
    const double StepM = 0.05;

    /// <summary>As the terrain recipe words it.</summary>
    const string Lift = "height of the whole, sigma";

    readonly WayPlace[] _places;

    WayProfile(WayPlace[] places) => _places = places;

    public IReadOnlyList<WayPlace> Places => _places;

    /// <summary>Of the way, 0 to 1.</summary>
    public double KnownShare => _places.Count(place => place.Terrain.Length > 0) / (double)_places.Length;

    /// <summary>Null where the rover went nowhere, or no product knows any ground on its way.</summary>
    public static WayProfile? Of(RoverTraverse traverse, IEnumerable<ProductRecord> terrains, Workbench bench)
    {
        var profile = new WayProfile([.. Walk(traverse.Legs)]);
        if (profile._places.Length < 2)
        {
            return null;
        }

        foreach (var terrain in terrains)
        {
            bench.Cancellation.ThrowIfCancellationRequested();
            if (StoredGround.Grids(bench, terrain) is { Count: > 0 } grids)
            {
                var visit = traverse.Stops.SelectMany(stop => stop.Visits).FirstOrDefault(visit => visit.Instrument == terrain.Observation.Instrument && visit.Sequence == terrain.Observation.Sequence);
                profile.Take(StoredGround.Read(grids), terrain, visit?.Tied ?? default);
            }
        }

        return profile.KnownShare > 0 ? profile : null;
    }

    /// <summary>One line a place; empty where the ground is not known.</summary>
    public byte[] Table()
    {
        var text = new StringBuilder("along_m,east_m,north_m,leg,height_m,sigma_m,cell_sigma_m,ground_sigma_m,terrain\n");
        foreach (var place in _places)
        {
            text.Append(CultureInfo.InvariantCulture, $"{place.AlongM:0.00},{place.EastM:0.000},{place.NorthM:0.000},{(place.IsDriven ? "radar" : "straight")},");
            _ = place.Terrain.Length == 0 ? text.Append(",,,,\n")
                : text.Append(CultureInfo.InvariantCulture, $"{place.HeightM:0.0000},{place.SigmaM:0.0000},{place.CellSigmaM:0.0000},{place.LiftSigmaM:0.0000},{place.Terrain}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>For drawing: the band is of the cells, for the whole's sigma moves all of a stop's ground alike.</summary>
    public IReadOnlyList<ProfilePoint> Points() => [.. _places.Select(place => new ProfilePoint(place.AlongM, place.EastM, place.NorthM, place.HeightM, place.CellSigmaM))];

    // The surest ground at each place; a tied stop's ground moves along with its stop.
    void Take(TerrainModel model, ProductRecord terrain, (double East, double North, double Up) tied)
    {
        var lift = terrain.Quality.FirstOrDefault(number => number.Name == Lift)?.Value ?? 0;
        for (var i = 0; i < _places.Length; i++)
        {
            var place = _places[i];
            var found = ElevationProfile.At(model, place.AlongM, place.EastM - tied.East, place.NorthM - tied.North);
            var told = place with { HeightM = found.HeightM + tied.Up, CellSigmaM = found.SigmaM, LiftSigmaM = lift, Terrain = terrain.Id };
            _places[i] = !double.IsNaN(found.HeightM) && told.SigmaM < place.SigmaM ? told : place;
        }
    }

    static IEnumerable<WayPlace> Walk(IReadOnlyList<TraverseLeg> legs)
    {
        var (done, next) = (0.0, 0.0);
        foreach (var (leg, a, b) in legs.SelectMany(leg => leg.Way.Zip(leg.Way.Skip(1), (a, b) => (leg, a, b))))
        {
            var length = Math.Sqrt(Math.Pow(b.East - a.East, 2) + Math.Pow(b.North - a.North, 2));
            for (; next <= done + length; next += StepM)
            {
                var along = length > 0 ? (next - done) / length : 0;
                yield return new(next, double.Lerp(a.East, b.East, along), double.Lerp(a.North, b.North, along), leg.IsDriven, double.NaN, double.NaN, double.NaN, "");
            }

            done += length;
        }
    }
}
