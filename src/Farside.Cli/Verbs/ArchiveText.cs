using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Farside.Cli.Verbs;

/// <summary>How <c>check</c> and <c>status</c> write numbers, lists and JSON.</summary>
static class ArchiveText
{
    public const int Shown = 20;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToJson<T>(T value) => JsonSerializer.Serialize(value, Json);

    public static string Bytes(long bytes) => bytes switch
    {
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 10_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.#} kB"),
        < 10_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.#} GB"),
    };

    public static void List(TextWriter output, string heading, IReadOnlyCollection<string> lines, int most = Shown)
    {
        if (lines.Count == 0)
        {
            return;
        }

        output.WriteLine($"\n{heading} ({lines.Count}):");
        foreach (var line in lines.Take(most))
        {
            output.WriteLine($"  {line}");
        }

        if (lines.Count > most)
        {
            output.WriteLine($"  … and {lines.Count - most} more: --json lists them all.");
        }
    }
}
