using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Farside.Archive.Labels;

namespace Farside.Cli.Verbs;

/// <summary>The JSON document of <c>farside inspect --json</c>. NaN is null; integers keep every digit; a complex number is [real, imaginary].</summary>
static class InspectJson
{
    static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream output, LabelDocument document, IReadOnlyList<StructureReport> structures, IReadOnlyList<KeyValuePair<string, object>>? geometry)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteString("file", document.Path);
            json.WriteStartObject("product");
            foreach (var (name, text) in ProductFacts.Of(document))
            {
                json.WriteString(name, text);
            }

            json.WriteEndObject();
            WriteGeometry(json, geometry);
            json.WriteStartArray("structures");
            foreach (var structure in structures)
            {
                WriteStructure(json, structure);
            }

            json.WriteEndArray();
            WriteRepairs(json, document);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    /// <summary>A map without a label.</summary>
    public static void Write(Stream output, string file, IReadOnlyList<KeyValuePair<string, object>> map)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteString("file", System.IO.Path.GetFullPath(file));
            WriteGeometry(json, map);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    static void WriteGeometry(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, object>>? geometry)
    {
        json.WritePropertyName("geometry");
        if (geometry is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        foreach (var (name, value) in geometry)
        {
            json.WritePropertyName(name);
            WriteFact(json, value);
        }

        json.WriteEndObject();
    }

    static void WriteFact(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case double number:
                WriteNumber(json, number);
                break;
            case double[] numbers:
                json.WriteStartArray();
                foreach (var number in numbers)
                {
                    WriteNumber(json, number);
                }

                json.WriteEndArray();
                break;
            case IEnumerable<KeyValuePair<string, double>> named:
                json.WriteStartObject();
                foreach (var (name, number) in named)
                {
                    json.WritePropertyName(name);
                    WriteNumber(json, number);
                }

                json.WriteEndObject();
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }

    static void WriteStructure(Utf8JsonWriter json, StructureReport structure)
    {
        json.WriteStartObject();
        json.WriteString("name", structure.Name);
        json.WriteString("kind", structure.Kind);
        json.WriteString("type", structure.Form);
        json.WriteString("dataType", structure.DataType);
        json.WriteString("dataFile", structure.FileName);
        json.WriteNumber("offset", structure.Offset);
        if (structure.Shape is not null)
            WriteArray(json, structure);

        if (structure.Records is { } records)
            json.WriteNumber("records", records);

        if (structure.Fields is not null)
        {
            json.WriteStartArray("fields");
            foreach (var field in structure.Fields)
            {
                WriteField(json, field);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    static void WriteArray(Utf8JsonWriter json, StructureReport array)
    {
        WriteText(json, "unit", array.Unit);
        json.WriteStartArray("shape");
        foreach (var length in array.Shape!)
        {
            json.WriteNumberValue(length);
        }

        json.WriteEndArray();
        json.WriteStartArray("axes");
        foreach (var name in array.AxisNames!)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        WriteStatistics(json, array.Statistics);
        WriteValues(json, "first", array.First);
        WriteValues(json, "last", array.Last);
    }

    static void WriteField(Utf8JsonWriter json, FieldReport field)
    {
        json.WriteStartObject();
        json.WriteString("name", field.Name);
        json.WriteString("dataType", field.DataType);
        WriteText(json, "unit", field.Unit);
        WriteText(json, "description", field.Description);
        WriteStatistics(json, field.Statistics);
        WriteValues(json, "first", field.First);
        WriteValues(json, "last", field.Last);
        json.WriteEndObject();
    }

    static void WriteText(Utf8JsonWriter json, string name, string? text) => json.WriteString(name, string.IsNullOrEmpty(text) ? null : text);

    static void WriteStatistics(Utf8JsonWriter json, SampleStatistics? found)
    {
        if (found is not { } statistics)
        {
            json.WriteNull("statistics");
            return;
        }

        json.WriteStartObject("statistics");
        json.WriteNumber("count", statistics.Count);
        foreach (var (name, value) in new[] { ("min", statistics.Min), ("max", statistics.Max), ("mean", statistics.Mean), ("standardDeviation", statistics.StandardDeviation) })
        {
            json.WritePropertyName(name);
            WriteNumber(json, value);
        }

        json.WriteNumber("special", statistics.Special);
        json.WriteNumber("nonFinite", statistics.NonFinite);
        json.WriteEndObject();
    }

    static void WriteValues(Utf8JsonWriter json, string name, IReadOnlyList<object?>? values)
    {
        if (values is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            WriteValue(json, value);
        }

        json.WriteEndArray();
    }

    static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case double number:
                WriteNumber(json, number);
                break;
            case BigInteger integer:
                json.WriteRawValue(integer.ToString(System.Globalization.CultureInfo.InvariantCulture));
                break;
            case bool claim:
                json.WriteBooleanValue(claim);
                break;
            case Complex complex:
                json.WriteStartArray();
                WriteNumber(json, complex.Real);
                WriteNumber(json, complex.Imaginary);
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }

    static void WriteNumber(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteNullValue();
    }

    static void WriteRepairs(Utf8JsonWriter json, LabelDocument document)
    {
        json.WriteStartArray("repairs");
        foreach (var repair in document.Repairs)
        {
            json.WriteStartObject();
            json.WriteString("rule", repair.Rule);
            json.WriteString("element", repair.Element);
            json.WriteString("found", repair.Found);
            json.WriteString("used", repair.Used);
            json.WriteString("source", repair.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
