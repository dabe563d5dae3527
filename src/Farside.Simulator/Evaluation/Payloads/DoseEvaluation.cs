namespace Farside.Simulator.Evaluation.Payloads;

/// <summary>Mean dose rates by lunar day against what was true at the same accumulations.</summary>
sealed class DoseEvaluation : IEvaluation
{
    public const string Rate = "dose: mean rate of a lunar day, error";
    public const string Sigmas = "dose: mean rate of a lunar day, error over its standard error";
    const string Column = "total_dose_rate_ugy_per_h";

    public IReadOnlyList<string> Quantities => [Rate, Sigmas];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        var ids = input.Products.Ids("dose");
        var truth = TrueRates(input);
        if (ids.Count == 0 || truth.Count == 0)
        {
            input.SayAbsent("dose (" + string.Join("; ", Quantities) + ")", ids.Count == 0 ? "no product of that recipe" : "the truth holds no dose rates");
            return [];
        }

        return ids.SelectMany(id => input.TryRead($"dose/{id}", () => Judge(input, id, truth)) ?? []);
    }

    static List<Finding> Judge(EvaluationInput input, string id, Dictionary<string, double> truth)
    {
        var (rows, days) = (CsvTable.Read(input.Products.PathOf("dose", id, "dose.csv")), CsvTable.Read(input.Products.PathOf("dose", id, "days.csv")));
        if (!days.Has(Column))
        {
            input.SayAbsent(Rate, "the product's columns are not the simulated detector's");
            return [];
        }

        var (off, sigmas) = (new List<double>(), new List<double>());
        foreach (var day in days.Rows)
        {
            var number = days.Text(day, "lunar_day");
            var quiet = rows.Rows.Where(row => rows.Text(row, "lunar_day") == number && rows.Text(row, "enhanced") == "0" && truth.ContainsKey(rows.Text(row, "utc"))).Select(row => truth[rows.Text(row, "utc")]).ToList();
            if (quiet.Count > 0 && days.Number(day, Column) is { } mean && days.Number(day, Column + "_error") is { } error)
            {
                off.Add(100 * Math.Abs(mean - quiet.Average()) / quiet.Average());
                sigmas.Add(Math.Abs(mean - quiet.Average()) / error);
            }
        }

        return off.Count == 0 ? [] : [new(Rate, "", off.Max(), off.Count, days.Rows.Count), new(Sigmas, "", sigmas.Max(), sigmas.Count, days.Rows.Count)];
    }

    static Dictionary<string, double> TrueRates(EvaluationInput input)
    {
        var rates = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var table in input.Truth.Tables("lnd-DPSL-").Select(CsvTable.Read))
        {
            foreach (var row in table.Rows)
            {
                rates[table.Text(row, "utc")] = (table.Number(row, "charged_uGy_h") ?? 0) + (table.Number(row, "neutral_uGy_h") ?? 0);
            }
        }

        return rates;
    }
}
