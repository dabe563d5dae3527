using System.Text.Json.Nodes;
using Farside.Catalogue.Records;
using Farside.Site.Pages;

namespace Farside.Site.Kinds;

/// <summary>A film: the browser's own player, and beside it height and ground track of each moment.</summary>
sealed class FilmKind : IPageKind
{
    const double StepS = 0.5;
    static readonly string[] Shown = ["film_s", "time", "height_m", "speed_m_s", "east_m", "north_m"];

    public string Name => "film";
    public IReadOnlyList<string> Scripts => ["viewer.js"];

    public PageView View(PageSource source)
    {
        PageImage?[] poster = [source.Pictures.Display()];
        var films = source.Record.Files.Where(file => Path.GetExtension(file.Name).Equals(".mp4", StringComparison.OrdinalIgnoreCase)).ToList();
        var images = poster.OfType<PageImage>().ToList();
        if (films.Count == 0 || source.Pictures.IsLinksOnly)
        {
            return new() { Images = images };
        }

        var subtitles = source.Record.Files.FirstOrDefault(file => Path.GetExtension(file.Name) == ".vtt")?.Name;
        return new()
        {
            Images = images,
            Stage = Player(films[0], images.FirstOrDefault()),
            Data = new()
            {
                ["film"] = new JsonObject
                {
                    ["sources"] = new JsonArray([.. films.Select(Film)]),
                    ["poster"] = images.FirstOrDefault() is { } picture ? Html.Address(picture.Src) : null,
                    ["subtitles"] = subtitles is null ? null : Html.Address(subtitles),
                    ["table"] = Table(source),
                },
            },
        };
    }

    // No track element: from disk a browser refuses subtitles with an error. Scripts add it elsewhere.
    /// <summary>A film in the browser's own player.</summary>
    /// <param name="preload">How much a browser loads before it is asked to play: none, or the film's measures.</param>
    internal static string Player(ProductFile film, PageImage? poster, string preload = "metadata") =>
        $"<video controls preload=\"{preload}\" playsinline width=\"{film.Width}\" height=\"{film.Height}\"{(poster is null ? "" : $" poster=\"{Html.Address(poster.Src)}\"")}><source src=\"{Html.Address(film.Name)}\" type=\"video/mp4\"></video>";

    static JsonNode Film(ProductFile file) => new JsonObject
    {
        ["src"] = Html.Address(file.Name),
        ["label"] = Path.GetFileNameWithoutExtension(file.Name) switch { "real-time" => "film.real-time", "stabilised" => "film.stabilised", _ => "film.other" },
        ["role"] = Path.GetFileNameWithoutExtension(file.Name),
        ["width"] = file.Width,
        ["height"] = file.Height,
        ["bytes"] = file.Bytes,
    };

    /// <summary>The track's moments at the film's times.</summary>
    static JsonObject? Table(PageSource source)
    {
        var pictures = CsvTable.Read(source.PathOf("pictures.csv"), int.MaxValue);
        var track = source.Record.Cites.Where(cited => cited.Recipe == "descent-track").Select(cited => cited.Key).FirstOrDefault() is { } key
            ? CsvTable.Read(Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(source.Record.Folder)!)!, key.Replace('/', Path.DirectorySeparatorChar), "track.csv"), int.MaxValue) : null;
        if (pictures is null || pictures.Column("film_s") < 0 || pictures.Column("descent_s") < 0)
        {
            return null;
        }

        var rows = new JsonArray();
        var last = double.NegativeInfinity;
        for (var row = 0; row < pictures.Rows.Count; row++)
        {
            var film = pictures.Number(row, pictures.Column("film_s"));
            if (film >= last + StepS)
            {
                last = film;
                rows.Add(Moment(film, pictures.Rows[row][Math.Max(0, pictures.Column("utc"))], pictures.Number(row, pictures.Column("descent_s")), track));
            }
        }

        return new() { ["columns"] = new JsonArray([.. Shown.Select(name => (JsonNode)JsonValue.Create(name))]), ["rows"] = rows };
    }

    static JsonArray Moment(double filmS, string utc, double seconds, CsvTable? track) =>
    [
        Math.Round(filmS, 3), utc, Between(track, seconds, "height_m", 2), Speed(track, seconds), Between(track, seconds, "east_m", 2), Between(track, seconds, "north_m", 2),
    ];

    static JsonNode? Speed(CsvTable? track, double seconds) =>
        Between(track, seconds, "descent_m_s", 3) is { } down && Between(track, seconds, "horizontal_m_s", 3) is { } along
            ? JsonValue.Create(Math.Round(Math.Sqrt(Math.Pow(down.GetValue<double>(), 2) + Math.Pow(along.GetValue<double>(), 2)), 2)) : null;

    static JsonNode? Between(CsvTable? track, double seconds, string column, int digits)
    {
        if (track is null || track.Column("seconds") is var time && time < 0 || track.Column(column) is var value && value < 0)
        {
            return null;
        }

        var known = Enumerable.Range(0, track.Rows.Count).Where(row => !double.IsNaN(track.Number(row, time)) && !double.IsNaN(track.Number(row, value)));
        int before = -1, after = -1;
        foreach (var row in known)
        {
            if (track.Number(row, time) <= seconds)
            {
                before = row;
            }
            else
            {
                after = row;
                break;
            }
        }

        if (before < 0 || (after < 0 && track.Number(before, time) < seconds - 1))
        {
            return before >= 0 ? JsonValue.Create(Math.Round(track.Number(before, value), digits)) : null;
        }

        var part = after < 0 ? 0 : (seconds - track.Number(before, time)) / (track.Number(after, time) - track.Number(before, time));
        return JsonValue.Create(Math.Round(double.Lerp(track.Number(before, value), track.Number(after < 0 ? before : after, value), part), digits));
    }
}
