using System.Globalization;
using System.Text.Json;
using Farside.Archive.Missions;
using Farside.Core.Time;

namespace Farside.Products.Recipes.Traverse;

/// <summary>Distances that somebody published for the rover, from the mission's data file.</summary>
/// <param name="Name">Whose, e.g. <c>lroc</c>.</param>
/// <param name="Points">In order of time; a lunar day counts by its sunset.</param>
sealed record PublishedOdometry(string Name, string Source, IReadOnlyList<(Epoch Time, string When, double Metres)> Points)
{
    const string Group = "odometry.";

    public string Title => Name switch { "mission" => "mission's odometry", "lroc" => "LROC", _ => Name };

    public static IReadOnlyList<PublishedOdometry> Of(Mission mission) =>
        [.. mission.Facts.Facts.Where(fact => fact.Path.StartsWith(Group, StringComparison.Ordinal)).Select(fact => new PublishedOdometry(fact.Path[Group.Length..], fact.Source, [.. Read(mission, fact.Value)]))];

    static IEnumerable<(Epoch Time, string When, double Metres)> Read(Mission mission, JsonElement rows)
    {
        foreach (var row in rows.EnumerateArray())
        {
            var when = row[0].GetString()!;
            if (TimeOf(mission, when) is { } time)
            {
                yield return (time, when, row[1].GetDouble());
            }
        }
    }

    static Epoch? TimeOf(Mission mission, string when) =>
        when.StartsWith("LD", StringComparison.Ordinal) ? mission.LunarDays?.Number(int.Parse(when[2..], CultureInfo.InvariantCulture))?.Sunset
        : Epoch.TryParseUtc(when + "T12:00:00Z", out var noon) ? noon : null;
}
