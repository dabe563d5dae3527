using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Catalogue.Records;

namespace Farside.Site.Kinds;

/// <summary>A panorama's own file: where its pixels look, from where, and which frames are in it.</summary>
sealed class PanoramaFile
{
    readonly PageSource _source;
    readonly JsonElement _projection;

    PanoramaFile(PageSource source, JsonElement root)
    {
        _source = source;
        _projection = root.Member("projection");
        Frames = [.. root.Items("views").Select(view => view.Text("id"))];
        Eye = root.Numbers("eyeM") is { Length: 3 } eye ? new SitePlace(eye[0], eye[1], eye[2]) : null;
    }

    public IReadOnlyList<string> Frames { get; }

    /// <summary>From where it sees; null where it does not say.</summary>
    public SitePlace? Eye { get; }

    public string Kind => _projection.Text("kind");

    public static PanoramaFile? Read(PageSource source)
    {
        using var json = source.Json("panorama.json");
        return json is null ? null : new(source, json.RootElement.Clone());
    }

    public JsonObject? Sky() => Kind switch
    {
        "equirectangular" or "cylindrical" => Members("pixelsPerRadian", "firstAzimuthDeg", "horizonRow"),
        "azimuthal" => Members("pixelsPerRadian", "upAzimuthDeg", "mostFromNadirDeg"),
        _ => null,
    };

    public JsonObject? Ground() => Kind == "vertical" ? Members("westM", "northM", "metresPerPixel") : null;

    /// <summary>Which frame a pixel came from: the picture of numbers, and outlines beside the page that work from disk.</summary>
    public JsonObject? Sources()
    {
        if (_source.Pictures.IsLinksOnly || _source.File("sources.png") is not { } picture || Frames.Count == 0)
        {
            return null;
        }

        var frames = new JsonArray([.. Frames.Select(Frame)]);
        var outline = Outlines.Write(_source, this);
        return new() { ["image"] = "sources.png", ["width"] = picture.Width, ["height"] = picture.Height, ["frames"] = frames, ["outline"] = outline };
    }

    /// <summary>The pixel that looks there; null below or beyond the picture's reach.</summary>
    public (double Column, double Row)? PixelOf(double azimuthDeg, double elevationDeg)
    {
        var perRadian = _projection.Number("pixelsPerRadian");
        var elevation = elevationDeg * Math.PI / 180;
        switch (Kind)
        {
            case "equirectangular" or "cylindrical":
                var column = Around(azimuthDeg - _projection.Number("firstAzimuthDeg")) * Math.PI / 180 * perRadian;
                return (column, _projection.Number("horizonRow") - (perRadian * (Kind == "cylindrical" ? Math.Tan(elevation) : elevation)));
            case "azimuthal":
                var fromNadir = (Math.PI / 2) + elevation;
                var turn = (azimuthDeg - _projection.Number("upAzimuthDeg")) * Math.PI / 180;
                var reach = 2 * Math.Tan(fromNadir / 2) * perRadian;
                return fromNadir < Math.PI * 0.9
                    ? (((_projection.Number("width") - 1) / 2) + (reach * Math.Sin(turn)), ((_projection.Number("height") - 1) / 2) - (reach * Math.Cos(turn))) : null;
            default:
                return null;
        }
    }

    /// <summary>The pixel of a spot of ground, metres from the lander; null where the picture is no map.</summary>
    public (double Column, double Row)? PixelOnGround(double eastM, double northM) => Kind == "vertical"
        ? ((eastM - _projection.Number("westM")) / _projection.Number("metresPerPixel"), (_projection.Number("northM") - northM) / _projection.Number("metresPerPixel")) : null;

    JsonNode Frame(string id) => new JsonObject
    {
        ["id"] = id,
        ["page"] = _source.PageOf($"picture/{id}"),
        ["title"] = _source.Contents.Find($"picture/{id}")?.Title ?? id,
    };

    JsonObject Members(params ReadOnlySpan<string> names)
    {
        var members = new JsonObject { ["projection"] = Kind };
        foreach (var name in names)
        {
            members[name] = _projection.Number(name) is var number && double.IsFinite(number) ? number : 0;
        }

        return members;
    }

    static double Around(double degrees) => ((degrees % 360) + 360) % 360;
}
