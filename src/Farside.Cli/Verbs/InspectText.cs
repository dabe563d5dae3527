using System.Globalization;
using Farside.Archive.Labels;

namespace Farside.Cli.Verbs;

/// <summary>What a person reads: product, geometry, structures with their numbers, repairs.</summary>
static class InspectText
{
    public static void Write(TextWriter output, LabelDocument document, IReadOnlyList<StructureReport> structures, IReadOnlyList<KeyValuePair<string, object>>? geometry)
    {
        foreach (var (name, text) in ProductFacts.Of(document))
        {
            output.WriteLine($"{name,-10}  {LabelLimits.Show(text)}");
        }

        Write(output, geometry ?? []);

        foreach (var structure in structures)
        {
            WriteStructure(output, structure);
        }

        output.WriteLine(document.Repairs.Count == 0 ? "\nno repairs" : $"\n{document.Repairs.Count} repairs");
        foreach (var repair in document.Repairs)
        {
            output.WriteLine($"  {repair.Rule}  {repair.Element}: found {LabelLimits.Show(repair.Found)}; used {LabelLimits.Show(repair.Used)} ({repair.Source})");
        }
    }

    /// <summary>Facts, a line each.</summary>
    public static void Write(TextWriter output, IReadOnlyList<KeyValuePair<string, object>> facts)
    {
        foreach (var (name, value) in facts)
        {
            output.WriteLine($"{name,-18}  {(value is string text ? LabelLimits.Show(text) : Text(value))}");
        }
    }

    static void WriteStructure(TextWriter output, StructureReport structure)
    {
        var size = structure.Shape is { } shape ? string.Join(" × ", shape) + $" {structure.DataType}" : structure.Records is { } records ? $"{records} records" : "";
        output.WriteLine($"\n{structure.Name}  {structure.Form}  {size}  {structure.FileName} from byte {structure.Offset}");
        if (structure.Shape is not null)
            output.WriteLine($"  {Text(structure.Statistics, structure.Unit)}");

        foreach (var field in structure.Fields ?? [])
        {
            output.WriteLine($"  {LabelLimits.Show(field.Name),-32}  {field.DataType,-22}  {Text(field.Statistics, field.Unit)}");
        }
    }

    static string Text(SampleStatistics? found, string? unit)
    {
        if (found is not { } s)
            return "no data";

        var numbers = double.IsNaN(s.Mean) ? "" : string.Create(CultureInfo.InvariantCulture, $"  {s.Min:G6} … {s.Max:G6}, mean {s.Mean:G6} ± {s.StandardDeviation:G4} {unit}");
        var left = (s.Special > 0 ? $", {s.Special} special" : "") + (s.NonFinite > 0 ? $", {s.NonFinite} not finite" : "");
        return $"{s.Count} values{left}{numbers}".TrimEnd();
    }

    static string Text(object value) => value switch
    {
        double number => number.ToString("0.######", CultureInfo.InvariantCulture),
        double[] numbers => string.Join(", ", numbers.Select(number => Text(number))),
        IEnumerable<KeyValuePair<string, double>> named => string.Join(", ", named.Select(pair => $"{pair.Key} {Text(pair.Value)}")),
        _ => value.ToString() ?? "",
    };
}
