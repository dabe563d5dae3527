using System.Text.Json;
using Farside.Core.Geometry;
using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Simulator.Evaluation.Stops;

/// <summary>Where stops stand to each other by the ties between their grounds, against where their cameras truly stood.</summary>
sealed class StopsEvaluation : IEvaluation
{
    public const string Distance = "stops: masts of tied neighbours, greatest error of their distance";
    public const string Place = "stops: masts of tied neighbours, greatest error of their place to each other";
    public const string Pull = "stops: ties' shifts over their sigmas, RMS";

    public IReadOnlyList<string> Quantities => [Distance, Place, Pull];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        var ids = input.Products.Ids("stops");
        if (ids.Count == 0)
        {
            input.SayAbsent("stops (" + string.Join("; ", Quantities) + ")", "no product of that recipe");
            return [];
        }

        var shots = input.Truth.PosedShots();
        return ids.SelectMany(id => input.TryRead($"stops/{id}", () => Judge(input, id, shots)) ?? []);
    }

    static List<Finding> Judge(EvaluationInput input, string id, IReadOnlyDictionary<string, TrueShot> shots)
    {
        var path = input.Products.PathOf("stops", id, "stops.json");
        using var json = MadeStop.Open(path);
        var stops = MadeStop.All(json.RootElement, path).Select(stop => (Stop: stop, Case: GeometryCase.Open(input, stop.Id, shots))).Where(one => one.Case?.Motion is not null).ToDictionary(one => one.Stop.Id, one => (one.Stop, one.Case!));
        var ties = json.RootElement.List("ties").Where(tie => tie.Child("rejected") is not { ValueKind: JsonValueKind.True }).ToList();
        var judged = ties.Where(tie => stops.ContainsKey(tie.Text("first") ?? "") && stops.ContainsKey(tie.Text("second") ?? "")).ToList();
        if (judged.Count == 0)
        {
            input.SayAbsent($"stops, {id}", "no tie between stops whose frames are in the truth");
            return [];
        }

        var errors = judged.Select(tie => OfPair(stops[tie.Text("first")!], stops[tie.Text("second")!])).ToList();
        var pulls = judged.SelectMany(tie => Pulls(tie, stops[tie.Text("first")!].Item2, stops[tie.Text("second")!].Item2)).ToList();
        List<Finding> findings = [new(Distance, id, errors.Max(error => error.DistancePercent), errors.Count, ties.Count), new(Place, id, errors.Max(error => error.PlacePercent), errors.Count, ties.Count)];
        if (pulls.Count > 0)
        {
            findings.Add(new(Pull, id, Math.Sqrt(pulls.Average(pull => pull * pull)), pulls.Count, pulls.Count));
        }

        return findings;
    }

    // The level way from one mast to the other, as made and in truth; percent of the true distance.
    static (double DistancePercent, double PlacePercent) OfPair((MadeStop Stop, GeometryCase Case) a, (MadeStop Stop, GeometryCase Case) b)
    {
        var (fromMade, toMade) = (a.Stop.Moved(Middle(a.Case.Adjusted, view => view.MadePose.Origin)), b.Stop.Moved(Middle(b.Case.Adjusted, view => view.MadePose.Origin)));
        var (fromTrue, toTrue) = (Middle(a.Case.Adjusted, view => view.TruePose.Origin), Middle(b.Case.Adjusted, view => view.TruePose.Origin));
        var (east, north) = (toMade.X - fromMade.X, toMade.Y - fromMade.Y);
        var (trueEast, trueNorth) = (toTrue.X - fromTrue.X, toTrue.Y - fromTrue.Y);
        var truth = Math.Max(1, Level(trueEast, trueNorth));
        return (100 * Math.Abs(Level(east, north) - Level(trueEast, trueNorth)) / truth, 100 * Level(east - trueEast, north - trueNorth) / truth);
    }

    static Point<SiteFrame> Middle(IReadOnlyList<JudgedView> views, Func<JudgedView, Point<SiteFrame>> of) =>
        new(views.Average(view => of(view).X), views.Average(view => of(view).Y), views.Average(view => of(view).Z));

    static double Level(double east, double north) => Math.Sqrt((east * east) + (north * north));

    // A spot as the second's geometry has it lies truly somewhere; there the first's geometry has it elsewhere.
    static IEnumerable<double> Pulls(JsonElement tie, GeometryCase first, GeometryCase second)
    {
        if (tie.Numbers("centreM", 3) is not { } centre || tie.Numbers("shiftM", 3) is not { } shift || tie.Numbers("shiftSigmaM", 3) is not { } sigma)
        {
            return [];
        }

        var spot = new Point<SiteFrame>(centre[0], centre[1], centre[2]);
        var wanted = first.Motion!.Value.MadeFromTrue * (second.Motion!.Value.MadeFromTrue.Inverse() * spot);
        return [(spot.X + shift[0] - wanted.X) / sigma[0], (spot.Y + shift[1] - wanted.Y) / sigma[1]];
    }
}
