using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Catalogue.Records;
using Farside.Core;
using Farside.Site.Contents;

namespace Farside.Site.Kinds;

/// <summary>How the pixels of single frames look into the sky, by the geometry products that adjusted them. A few of these files stay open at a time.</summary>
sealed class Geometries(string productsRoot, SiteContents contents)
{
    const int MostHeld = 8;

    readonly Lock _gate = new();
    readonly LinkedList<(string Key, Lazy<Dictionary<string, JsonObject>> Views)> _held = [];
    readonly Lazy<ILookup<string, string>> _byFrame = new(() => contents.Rows.Where(row => row.Recipe == "geometry")
        .SelectMany(row => Inputs(productsRoot, row).Select(input => (input, row.Key))).ToLookup(pair => pair.input, pair => pair.Key, StringComparer.Ordinal));

    /// <summary>The <c>sky</c> of a frame's page; null for a frame that no geometry adjusted.</summary>
    public JsonObject? SkyOf(string frame)
    {
        foreach (var key in _byFrame.Value[frame])
        {
            if (Views(key).TryGetValue(frame, out var sky))
            {
                return (JsonObject)sky.DeepClone();
            }
        }

        return null;
    }

    static IEnumerable<string> Inputs(string productsRoot, Listed row)
    {
        try
        {
            return [.. ProductRecord.Read(Path.Combine(productsRoot, row.Recipe, row.Id)).Inputs.Select(input => input.Id)];
        }
        catch (FarsideException)
        {
            return []; // its own page says so
        }
    }

    Dictionary<string, JsonObject> Views(string key)
    {
        Lazy<Dictionary<string, JsonObject>> views;
        lock (_gate)
        {
            var held = _held.FirstOrDefault(one => one.Key == key);
            views = held.Views ?? new(() => Read(Path.Combine(productsRoot, key.Replace('/', Path.DirectorySeparatorChar), "geometry.json")));
            _held.Remove(held);
            _held.AddFirst((key, views));
            if (_held.Count > MostHeld)
            {
                _held.RemoveLast();
            }
        }

        return views.Value;
    }

    static Dictionary<string, JsonObject> Read(string path)
    {
        using var json = JsonFile.Read(path);
        var root = json?.RootElement ?? default;
        var cameras = root.Items("cameras").ToList();
        var views = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var view in root.Items("views"))
        {
            var camera = view.Number("camera");
            if (camera >= 0 && camera < cameras.Count && Sky(view, cameras[(int)camera]) is { } sky)
            {
                views[view.Text("id")] = sky;
            }
        }

        return views;
    }

    static JsonObject? Sky(JsonElement view, JsonElement camera)
    {
        var pose = view.Member("siteFromCamera");
        var (rotation, origin) = (pose.Numbers("rotation"), pose.Numbers("originM"));
        if (rotation.Length != 9 || origin.Length != 3 || double.IsNaN(camera.Number("focalLengthPx")))
        {
            return null;
        }

        var sky = new JsonObject { ["projection"] = "perspective" };
        foreach (var name in (ReadOnlySpan<string>)["focalLengthPx", "principalColumn", "principalRow", "k1", "k2", "k3", "p1", "p2"])
        {
            sky[name] = camera.Number(name) is var number && double.IsNaN(number) ? 0 : number;
        }

        sky["rotation"] = Array(rotation);
        sky["origin"] = Array(origin);
        sky["sigmaDeg"] = view.Member("sigma").Numbers("rotationDeg") is { Length: 3 } sigma ? Math.Round(sigma.Max(), 4) : null;
        return sky;
    }

    static JsonArray Array(double[] numbers) => [.. numbers.Select(number => (JsonNode?)JsonValue.Create(number))];
}
