using System.Diagnostics;
using System.Text.Json;

namespace Farside.Simulator.Evaluation;

/// <summary>All bars, from the one file that holds them: <c>Evaluation/bars.json</c>, built in.</summary>
static class BarBook
{
    public static IReadOnlyList<Bar> All { get; } = [.. Read()];

    /// <summary>The bar of a quantity for one subject where there is one of its own, else the quantity's.</summary>
    public static Bar Of(string quantity, string subject) =>
        Find($"{quantity}, {subject}") ?? Find(quantity) ?? throw new UnreachableException($"bars.json has no bar for {quantity}.");

    static Bar? Find(string quantity) => All.FirstOrDefault(bar => bar.Quantity == quantity);

    static IEnumerable<Bar> Read()
    {
        using var json = JsonDocument.Parse(typeof(BarBook).Assembly.GetManifestResourceStream("Evaluation/bars.json")!);
        foreach (var bar in json.RootElement.GetProperty("bars").EnumerateArray())
        {
            string Text(string name) => bar.GetProperty(name).GetString()!;
            var (least, greatest) = Range(Text("comparison"), bar.GetProperty("value"));
            yield return new(Text("quantity"), Text("unit"), least, greatest, Text("source"), Text("why"));
        }
    }

    static (double Least, double Greatest) Range(string comparison, JsonElement value) => comparison switch
    {
        "≥" => (value.GetDouble(), double.PositiveInfinity),
        "≤" => (double.NegativeInfinity, value.GetDouble()),
        "range" => (value[0].GetDouble(), value[1].GetDouble()),
        _ => throw new UnreachableException($"bars.json: comparison {comparison}; expected ≥, ≤ or range."),
    };
}
