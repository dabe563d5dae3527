using Farside.Archive.Store;

namespace Farside.Simulator.Evaluation.Radar;

/// <summary>The radargrams' tables of traces, channel by channel, against the true drive.</summary>
sealed class RadarEvaluation : IEvaluation
{
    public IReadOnlyList<string> Quantities =>
        [TraceTimes.Count, TraceTimes.Times, TracePlaces.AtFix, TracePlaces.Lag, TimeZero.Quantity, StandingTraces.Precision, StandingTraces.Recall, ProfilePlaces.Quantity, ScattererDepths.Quantity, LayerDepths.Quantity, LayerDepths.OverSigma];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        var channels = input.Truth.RadarProducts.GroupBy(ChannelOf).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        if (channels.Count == 0)
        {
            input.SayAbsent("radar (" + string.Join("; ", Quantities) + ")", "the truth holds no traces");
            return [];
        }

        var waves = input.Truth.DirectWaves();
        return channels.SelectMany(channel => Judge(input, channel.Key, [.. channel], waves, cancel));
    }

    static List<Finding> Judge(EvaluationInput input, string channel, List<string> products, IReadOnlyDictionary<string, double> waves, CancellationToken cancel)
    {
        IRadarQuantity[] quantities = [new TraceTimes(), new TracePlaces(), new TimeZero(), new StandingTraces(), new ProfilePlaces(), new ScattererDepths(), new LayerDepths()];
        var judged = 0;
        foreach (var product in input.Choose(products))
        {
            cancel.ThrowIfCancellationRequested();
            double? wave = waves.TryGetValue(product, out var sample) ? sample : null;
            if (input.TryRead(product, () => RadarPair.Open(input, product, wave)) is { } pair)
            {
                Array.ForEach(quantities, quantity => quantity.Look(pair));
                judged++;
            }
        }

        if (judged == 0)
        {
            input.SayAbsent($"radar, {channel}", $"no radargram of its {products.Count} working periods");
            return [];
        }

        var values = quantities.SelectMany(quantity => quantity.Values()).ToList();
        Absent(input, channel, values.ConvertAll(value => value.Quantity));
        return values.ConvertAll(value => new Finding(value.Quantity, channel, value.Value, value.Judged, value.Of));
    }

    static void Absent(EvaluationInput input, string channel, List<string> found)
    {
        if (!found.Contains(TimeZero.Quantity))
        {
            input.SayAbsent($"{TimeZero.Quantity}, {channel}", "the truth does not tell the direct wave's sample, or its receiver clips there");
        }

        (string Quantity, string Why)[] reasons =
        [
            (ProfilePlaces.Quantity, "no profile"), (ScattererDepths.Quantity, "no scatterer was found that is sure of its depth"),
            (LayerDepths.Quantity, "no layer was followed that is sure of its depth"), (LayerDepths.OverSigma, "no layer was followed, or no boundary lies where one was"),
        ];
        foreach (var (quantity, why) in reasons.Where(reason => !found.Contains(reason.Quantity)))
        {
            input.SayAbsent($"{quantity}, {channel}", why);
        }

        if (!found.Contains(StandingTraces.Precision) && !found.Contains(StandingTraces.Recall))
        {
            input.SayAbsent($"standing traces, {channel}", "not claimed by the products");
        }
    }

    static string ChannelOf(string product) => ProductName.TryParse(product, out var name) ? $"{name.Instrument}-{name.Mode}" : "unknown channel";
}
