using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>Cameras and poses as a geometry product's <c>geometry.json</c> holds them.</summary>
sealed class AdjustedViews
{
    readonly Dictionary<string, (View View, bool IsAdjusted)> _views = new(StringComparer.Ordinal);

    /// <summary>A frame's view; null for a frame that the product does not know, or whose pose is its label's.</summary>
    public View? Find(string frame) => _views.TryGetValue(frame, out var found) && found.IsAdjusted ? found.View : null;

    public static AdjustedViews Read(string path)
    {
        try
        {
            var json = JsonNode.Parse(File.ReadAllBytes(path))!;
            var cameras = json["cameras"]!.AsArray().Select(node => Camera(node!)).ToList();
            var views = new AdjustedViews();
            foreach (var node in json["views"]!.AsArray())
            {
                var id = node!["id"]!.GetValue<string>();
                views._views[id] = (new(id, cameras[node["camera"]!.GetValue<int>()], Pose(node["siteFromCamera"]!)), node["isAdjusted"]?.GetValue<bool>() ?? false);
            }

            return views;
        }
        catch (Exception broken) when (broken is JsonException or NullReferenceException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw new ProductException(path, "geometry", "no cameras and views", "what the geometry recipe wrote", "Delete its folder and make it again.", broken);
        }
    }

    static BrownCamera Camera(JsonNode node)
    {
        double Number(string name) => node[name]?.GetValue<double>() ?? 0;
        return new(node["width"]!.GetValue<int>(), node["height"]!.GetValue<int>(), Positive(Number("focalLengthPx")), Number("principalColumn"), Number("principalRow"))
        {
            K1 = Number("k1"),
            K2 = Number("k2"),
            K3 = Number("k3"),
            P1 = Number("p1"),
            P2 = Number("p2"),
        };
    }

    static Pose<SiteFrame, CameraFrame> Pose(JsonNode node)
    {
        var r = node["rotation"]!.AsArray().Select(number => number!.GetValue<double>()).ToArray();
        var o = node["originM"]!.AsArray().Select(number => number!.GetValue<double>()).ToArray();
        return r.Length == 9 && o.Length == 3
            ? new(new(r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8]), new(o[0], o[1], o[2]))
            : throw new FormatException("A pose has nine and three numbers.");
    }

    static double Positive(double focal) => focal > 0 ? focal : throw new FormatException("A focal length is above 0.");
}
