using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Processing.Radar;

namespace Farside.Products.Recipes.Radargrams;

/// <summary>Collects the moving traces of one period after another, in order, along one way; those of a standing rover are forgotten as they pass.</summary>
sealed class ProfileGathering
{
    readonly List<(List<PlacedTrace> Placed, List<Linear[]> Rows)> _periods = [];

    public int Stored { get; private set; }

    public int Kept => _periods.Sum(period => period.Placed.Count);

    /// <summary>Distances along the way at which a new period begins, metres.</summary>
    public IReadOnlyList<double> BeginningsM => [.. _periods.Select(period => period.Placed[0].AlongM)];

    public double IntervalNs { get; private set; }

    public void Add(Radargram section, RadarMotion motion)
    {
        Stored += section.Traces.Count;
        IntervalNs = IntervalNs > 0 ? IntervalNs : section.SamplingIntervalNs;
        var placed = DriveWay.Of(section.Traces, motion.Moving);
        if (placed.Count == 0)
        {
            return;
        }

        // From where the last period ended the way goes on straight.
        PlacedTrace? last = _periods.Count > 0 ? _periods[^1].Placed[^1] : null;
        var from = last is { } before ? before.AlongM + RadarNumbers.Step(before.Place, placed[0].Place) : 0;
        _periods.Add((
            [.. placed.Select(trace => trace with { AlongM = from + trace.AlongM, Number = Stored - section.Traces.Count + trace.Number })],
            [.. placed.Select(trace => section.Echo.Row((int)trace.Number).ToArray())]));
    }

    /// <summary>Evenly spaced, each period by itself on the steps of the whole way; null for fewer than two moving traces. The rows are forgotten.</summary>
    /// <returns>Traces of the whole way: those between two periods, which nobody took, have no number.</returns>
    public (IReadOnlyList<ProfilePart> Parts, IReadOnlyList<PlacedTrace> Traces)? Even()
    {
        var all = _periods.SelectMany(period => period.Placed).ToList();
        if (all.Count < 2)
        {
            return null;
        }

        var (spacing, samples, parts, traces) = (EvenSpacing.Usual(all), _periods.Min(period => period.Rows.Min(row => row.Length)), new List<ProfilePart>(), new List<PlacedTrace>());
        foreach (var (placed, rows) in _periods.Where(period => EvenSpacing.Span(period.Placed, spacing).Count > 1))
        {
            var first = EvenSpacing.Span(placed, spacing).First;
            var (echo, even) = EvenSpacing.Resample(placed, i => rows[i], samples, spacing);
            rows.Clear();
            var taken = even.Skip(Math.Max(0, traces.Count - first)).ToList(); // two periods may share a step
            Bridge(traces, first, taken[0], spacing);
            parts.Add(new(first, new() { Echo = echo, IntervalNs = IntervalNs, SpacingM = spacing, HeightsM = [.. even.Select(trace => trace.Place.Z)], PlacesM = [.. even.Select(trace => (trace.Place.X, trace.Place.Y))] }));
            traces.AddRange(taken);
        }

        return parts.Count > 0 ? (parts, traces) : null;
    }

    static void Bridge(List<PlacedTrace> traces, int first, PlacedTrace next, double spacingM)
    {
        for (var last = traces.Count > 0 ? traces[^1] : next; traces.Count < first;)
        {
            var along = traces.Count * spacingM;
            var share = next.AlongM > last.AlongM ? (along - last.AlongM) / (next.AlongM - last.AlongM) : 0;
            traces.Add(new(double.NaN, along, last.Time, new(double.Lerp(last.Place.X, next.Place.X, share), double.Lerp(last.Place.Y, next.Place.Y, share), double.Lerp(last.Place.Z, next.Place.Z, share)), null));
        }
    }
}
