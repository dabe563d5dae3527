using System.Text.Json.Nodes;
using Farside.Site.Contents;

namespace Farside.Site.Data;

/// <summary>Where the radar looked down, for the site's map: the way of each section's profile, metres east and north of the lander, thinned to what a map can show.</summary>
sealed class RadarWays(string productsRoot, SiteContents contents, string mission)
{
    const string Recipe = "radargram";

    /// <summary>A fifth of the rover's width.</summary>
    const double ToleranceM = 0.2;

    /// <summary>Of all that it is made of.</summary>
    public Fingerprint Stamp => Fingerprint.Of([PageInputs.Program, Fingerprint.Of(mission), .. contents.Rows.Where(row => row.Recipe == Recipe).Select(row => row.Stamp)]);

    /// <returns><c>{ ways: [{ title, page, thumb, points: [[east, north] …] }] }</c>; a section without a profile, whose rover stood, has none.</returns>
    public string Json() => new JsonObject
    {
        ["ways"] = new JsonArray([.. ProductTable.All(Recipe, "profile.csv", mission, contents, productsRoot, ["east_m", "north_m"]).Where(way => way.Points.Count > 1).Select(Way)]),
    }.ToJsonString();

    static JsonNode Way(ProductTable way) => new JsonObject
    {
        ["title"] = way.Row.Title,
        ["page"] = way.Row.Page,
        ["thumb"] = way.Row.ThumbnailAddress,
        ["points"] = new JsonArray([.. RingThinning.ThinLine([.. way.Points.Select(point => (point[0], point[1]))], ToleranceM)
            .Select(point => (JsonNode)new JsonArray(Math.Round(point.X, 2), Math.Round(point.Y, 2)))]),
    };
}
