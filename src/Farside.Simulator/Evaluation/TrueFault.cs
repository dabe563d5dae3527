using System.Text.Json;

namespace Farside.Simulator.Evaluation;

/// <summary>One fault that was planted, at one file.</summary>
/// <param name="Fault">Its name in kebab case.</param>
/// <param name="Victim">The data file's name of the product that it befell.</param>
/// <param name="File">The file that suffered or appeared, relative to the archive, with slashes.</param>
sealed record TrueFault(string Fault, string Victim, string File)
{
    /// <summary>True where the fault left no such file.</summary>
    public bool IsGone { get; init; }

    /// <summary>True where it changed no byte, e.g. line feeds of a file that has none.</summary>
    public bool IsIdle { get; init; }

    /// <summary>The data file's name of the product that the file is of, whatever a copy's number, a label's L or a resource file's dots add: another one than the victim where a file appeared.</summary>
    public string Product { get; } = ProductOf(Path.GetFileName(File));

    public static TrueFault Of(JsonElement json)
    {
        var file = json.Text("file") ?? "";
        var (before, after) = (json.Child("before")?.Text("sha256"), json.Child("after")?.Text("sha256"));
        return new(json.Text("fault") ?? "", json.Text("product") ?? ProductOf(Path.GetFileName(file)), file)
        {
            IsGone = before is not null && after is null,
            IsIdle = before is not null && before == after,
        };
    }

    static string ProductOf(string name)
    {
        var plain = name.StartsWith("._", StringComparison.Ordinal) ? name[2..] : name;
        var (stem, ending) = (Path.GetFileNameWithoutExtension(plain), Path.GetExtension(plain));
        var copy = stem.IndexOf(" (", StringComparison.Ordinal);
        return (copy > 0 ? stem[..copy] : stem) + (ending.Length == 4 ? ending.TrimEnd('L') : ending);
    }
}
