using Farside.Archive.Store;
using Farside.Simulator.Instruments.Radio;

namespace Farside.Simulator.Evaluation.Payloads;

/// <summary>Radio spectra of quiet times: what is said to be sky and what the lander, channel by channel against what each radiated.</summary>
sealed class RadioEvaluation : IEvaluation
{
    public const string Sky = "radio: channels whose sky lies within 2 of its standard errors";
    public const string Lander = "radio: the lander's part of a channel, median error";
    const double LeastOverError = 3;

    public IReadOnlyList<string> Quantities => [Sky, Lander];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        var told = input.Products.Ids("radio").Select(id => (Id: id, Truth: TruthOf(input, id))).Where(one => one.Truth is not null).ToList();
        if (told.Count == 0)
        {
            input.SayAbsent("radio (" + string.Join("; ", Quantities) + ")", "no product of that recipe whose truth is known");
            return [];
        }

        return told.SelectMany(one => input.TryRead($"radio/{one.Id}", () => Judge(input, one.Id, one.Truth!)) ?? []);
    }

    static List<Finding> Judge(EvaluationInput input, string id, string truthFile)
    {
        var (told, truth) = (CsvTable.Read(input.Products.PathOf("radio", id, "spectrum.csv")), CsvTable.Read(truthFile));
        var level = Math.Pow(10, LfrsSpectrum.LevelDb / 10);
        var (sigmas, lander) = (new List<double>(), new List<double>());
        for (var channel = 0; channel < Math.Min(told.Rows.Count, truth.Rows.Count); channel++)
        {
            var (row, known) = (told.Rows[channel], truth.Rows[channel]);
            if (told.Number(row, "sky") is not { } sky || told.Number(row, "sky_error") is not { } error || told.Number(row, "line") is not 0)
            {
                continue;
            }

            sigmas.Add(Math.Abs(sky - ((truth.Number(known, "galactic_W_m2_Hz") ?? 0) * level)) / error);
            if ((truth.Number(known, "lander_W_m2_Hz") ?? 0) * level is var trueLander && trueLander > LeastOverError * error)
            {
                lander.Add(100 * Math.Abs(((told.Number(row, "lander") ?? 0) / trueLander) - 1));
            }
        }

        if (sigmas.Count == 0)
        {
            input.SayAbsent($"{Sky}, {id}", "the product does not tell the sky from the lander");
            return [];
        }

        var findings = new List<Finding> { new(Sky, Subject(id), sigmas.Count(value => value <= 2) / (double)sigmas.Count, sigmas.Count, told.Rows.Count) };
        if (lander.Count > 0)
        {
            findings.Add(new(Lander, Subject(id), lander.Order().ElementAt(lander.Count / 2), lander.Count, told.Rows.Count));
        }

        return findings;
    }

    static string Subject(string id) => ProductName.TryParse(id, out var name) ? $"{name.Instrument} {name.Sequence}" : id;

    static string? TruthOf(EvaluationInput input, string id) =>
        ProductName.TryParse(id, out var name) ? input.Truth.Tables($"lfrs-{name.Version}-{name.Sequence}") is [var table, ..] ? table : null : null;
}
