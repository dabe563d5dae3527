using Farside.Archive.Store;
using Farside.Simulator.Instruments;

namespace Farside.Simulator.Evaluation.Descent;

/// <summary>One landing film beside the truth: what its files hold, what its tables say of each picture, which frames there truly were.</summary>
/// <param name="Films">Name without ending, and what the file itself says.</param>
/// <param name="Pictures">What the product says that each picture shows, in order.</param>
/// <param name="IsTimeLapse">True where frames come at an even pace and not as they were taken.</param>
/// <param name="LeftOut">Indices that the product names as not shown, and why it may.</param>
/// <param name="Frames">Index and true time of every frame, from the first to the last.</param>
sealed record FilmCase(
    IReadOnlyList<(string Name, Mp4Film Film)> Films, IReadOnlyList<FilmCase.Picture> Pictures, bool IsTimeLapse, IReadOnlySet<int> LeftOut, IReadOnlyList<(int Index, double Seconds)> Frames)
{
    static readonly string[] Reasons = ["saturated", "blank", "duplicate", "settled", "broken"];

    /// <param name="FilmS">When it is said to be shown.</param>
    /// <param name="Index">Of the frame as it was taken; null for a picture made of two or shown again.</param>
    public sealed record Picture(double FilmS, int? Index);

    /// <summary>Null when there is no such product, or no landing camera in the truth.</summary>
    public static FilmCase? Open(EvaluationInput input, string id)
    {
        if (input.Products.Find("landing-film", id) is not { } made)
        {
            return null;
        }

        var frames = input.Truth.Shots().Select(shot => IndexOf(shot.Product)).Where(index => index >= 0).Order().Select(index => (index, index / DescentProfile.FramesPerSecond)).ToList();
        var films = Directory.EnumerateFiles(made.Folder, "*.mp4").Order(StringComparer.Ordinal).Select(path => (Path.GetFileNameWithoutExtension(path), Mp4Film.Read(path))).ToList();
        var table = CsvTable.Read(made.File("pictures.csv"));
        var pictures = table.Rows.Select(row => new Picture(table.Number(row, "film_s") ?? double.NaN, table.Text(row, "kind") == "taken" ? (int?)table.Number(row, "before") : null)).ToList();
        using var states = ProductJson.Parse(made.File("film.json"));
        var left = Reasons.SelectMany(reason => states.RootElement.List(reason)).Select(frame => (int)(frame.Number("index") ?? -1)).ToHashSet();
        var gone = states.RootElement.List("missing").Where(range => range.GetArrayLength() == 2).SelectMany(range => Enumerable.Range(range[0].GetInt32(), range[1].GetInt32() - range[0].GetInt32() + 1));
        left.UnionWith(gone);
        return frames.Count == 0 ? null : new(films, pictures, states.RootElement.Child("isTimeLapse") is { ValueKind: System.Text.Json.JsonValueKind.True }, left, frames);
    }

    static int IndexOf(string name) => ProductName.TryParse(name, out var parsed) && parsed.Instrument == "LCAM" ? parsed.Index ?? -1 : -1;
}
