using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Core.Geometry;
using Farside.Core.Units;
using Farside.Site.Contents;
using Farside.Site.Kinds;

namespace Farside.Site.Data;

/// <summary>
/// Where frames look on the ground, for the site's map: the outlines that panoramas and the landing map keep of their frames; of frames that geometry alone knows, a wedge
/// from the camera. Metres east and north of the lander, thinned to what a map can show.
/// </summary>
sealed class FootprintData(string productsRoot, SiteContents contents, string mission)
{
    const double WedgeM = 8;

    /// <summary>A share of the outline's own size, and never finer than a wheel's print.</summary>
    const double ToleranceShare = 0.004, LeastToleranceM = 0.02;

    readonly HashSet<string> _told = new(StringComparer.Ordinal);
    readonly SphereMap? _plane = SkyOverSite.Find(mission) is { Sites.Count: > 0 } known
        ? new(SphereProjection.Orthographic, known.Origin.RadiusM, known.Origin.Longitude, known.Origin.Latitude) : null;

    // In the order in which a frame of several is told: whoever has outlines, then whoever knows poses alone.
    static readonly string[] Recipes = ["descent-map", "panorama", "geometry"];

    /// <summary>Of all that it is made of.</summary>
    public Fingerprint Stamp => Fingerprint.Of([PageInputs.Program, Fingerprint.Of(mission), .. contents.Rows.Where(row => row.Recipe == "picture" || Recipes.Contains(row.Recipe)).Select(row => row.Stamp)]);

    /// <returns><c>{ groups: [{ layer, title, page, frames: [{ id, label, thumb, ring }] }] }</c>.</returns>
    public string Json() => new JsonObject
    {
        ["groups"] = new JsonArray([.. Recipes.SelectMany(recipe => contents.Rows.Where(row => row.Recipe == recipe && row.Mission == mission)
            .OrderBy(row => row.Id.Length).ThenBy(row => row.Id, StringComparer.Ordinal)).Select(Group).OfType<JsonNode>()]),
    }.ToJsonString();

    JsonObject? Group(Listed row)
    {
        var frames = new JsonArray();
        foreach (var (id, ring) in Outlines(row).Where(outline => outline.Ring.Count >= 3 && _told.Add(outline.Id)))
        {
            frames.Add(Frame(row, id, ring));
        }

        return frames.Count == 0 ? null : new()
        {
            ["layer"] = row.Instrument switch { "LCAM" => "landing", "TCAM" => "lander", _ => "rover" },
            ["title"] = row.Title,
            ["page"] = row.Page,
            ["frames"] = frames,
        };
    }

    JsonObject Frame(Listed group, string id, IReadOnlyList<(double X, double Y)> ring)
    {
        var picture = contents.Find($"picture/{id}");
        return new()
        {
            ["id"] = id,
            ["label"] = picture is null ? id : Label(picture.Title, group.Title),
            ["thumb"] = picture?.Thumbnail?.Name,
            ["ring"] = new JsonArray([.. Thinned(ring).Select(corner => (JsonNode)new JsonArray(Math.Round(corner.X, 2), Math.Round(corner.Y, 2)))]),
        };
    }

    IEnumerable<(string Id, IReadOnlyList<(double X, double Y)> Ring)> Outlines(Listed row) => row.Recipe switch
    {
        "panorama" => Features(row, "footprints-ground.geojson", "view", (x, y) => (x, y)),
        "descent-map" => Features(row, "footprints.geojson", "frame", (x, y) => _plane?.Of(Angle.FromDegrees(x), Angle.FromDegrees(y))),
        _ => contents.Find($"panorama/{row.Id}") is null ? Wedges(row) : [],
    };

    IEnumerable<(string, IReadOnlyList<(double X, double Y)>)> Features(Listed row, string file, string name, Func<double, double, (double X, double Y)?> place)
    {
        using var json = JsonFile.Read(Path.Combine(productsRoot, row.Recipe, row.Id, file));
        foreach (var feature in (json?.RootElement ?? default).Items("features"))
        {
            yield return (feature.Member("properties").Text(name), Ring(feature, place));
        }
    }

    static List<(double X, double Y)> Ring(JsonElement feature, Func<double, double, (double X, double Y)?> place)
    {
        var outer = feature.Member("geometry").Items("coordinates").FirstOrDefault();
        return outer.ValueKind != JsonValueKind.Array ? [] :
        [
            .. outer.EnumerateArray().Where(corner => corner.ValueKind == JsonValueKind.Array && corner.GetArrayLength() >= 2 && corner[0].ValueKind == JsonValueKind.Number && corner[1].ValueKind == JsonValueKind.Number)
                .Select(corner => place(corner[0].GetDouble(), corner[1].GetDouble())).OfType<(double X, double Y)>(),
        ];
    }

    IEnumerable<(string, IReadOnlyList<(double X, double Y)>)> Wedges(Listed row)
    {
        using var json = JsonFile.Read(Path.Combine(productsRoot, row.Recipe, row.Id, "geometry.json"));
        var root = json?.RootElement ?? default;
        var cameras = root.Items("cameras").ToList();
        foreach (var view in root.Items("views"))
        {
            if (view.Number("camera") is var camera && camera >= 0 && camera < cameras.Count)
            {
                yield return (view.Text("id"), Wedge(view.Member("siteFromCamera"), cameras[(int)camera]));
            }
        }
    }

    /// <summary>From the camera outwards, as wide as the picture's middle row; nothing for one that looks straight down.</summary>
    static IReadOnlyList<(double X, double Y)> Wedge(JsonElement pose, JsonElement camera)
    {
        var (rotation, origin) = (pose.Numbers("rotation"), pose.Numbers("originM"));
        var (focal, centre, width) = (camera.Number("focalLengthPx"), camera.Number("principalColumn"), camera.Number("width"));
        if (rotation.Length != 9 || origin.Length != 3 || !double.IsFinite(focal + centre + width))
        {
            return [];
        }

        // Camera axes: X right, Y up, looks along −Z.
        (double X, double Y)? Edge(double column)
        {
            var x = (column - centre) / focal;
            var (east, north) = ((rotation[0] * x) - rotation[2], (rotation[3] * x) - rotation[5]);
            var along = Math.Sqrt((east * east) + (north * north));
            return along > 0.2 ? (origin[0] + (WedgeM * east / along), origin[1] + (WedgeM * north / along)) : null;
        }

        return Edge(-0.5) is { } left && Edge((width - 1) / 2) is { } middle && Edge(width - 0.5) is { } right ? [(origin[0], origin[1]), left, middle, right] : [];
    }

    static IReadOnlyList<(double X, double Y)> Thinned(IReadOnlyList<(double X, double Y)> ring)
    {
        var (wide, high) = (ring.Max(corner => corner.X) - ring.Min(corner => corner.X), ring.Max(corner => corner.Y) - ring.Min(corner => corner.Y));
        return RingThinning.Thin(ring, Math.Max(LeastToleranceM, ToleranceShare * Math.Sqrt((wide * wide) + (high * high))));
    }

    // What tells the frame from others of the group: "left eye · frame 6".
    static string Label(string title, string group)
    {
        var common = group.Split(" · ");
        return string.Join(" · ", title.Split(" · ").Skip(1).Where(part => !common.Contains(part) && !common.Any(word => part.StartsWith(word + ",", StringComparison.Ordinal)))) is { Length: > 0 } own ? own : title;
    }
}
