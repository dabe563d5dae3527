using System.Text.Json;
using Farside.Core.Geometry;

namespace Farside.Simulator.Evaluation.Geometry;

/// <summary>A geometry product's statements, as docs/products/geometry.md says how to read them.</summary>
/// <param name="Cameras">Lenses with their names, in the file's order.</param>
/// <param name="BaselineM">Null where there is no rig.</param>
/// <param name="Rejected">Share of ties that were thrown away.</param>
sealed record GeometryProduct(
    string Id, string Folder, IReadOnlyList<(string Name, BrownCamera Lens)> Cameras, IReadOnlyList<GeometryProduct.View> Views,
    double? BaselineM, double? RmsPx, double? HeldOutRmsPx, double? Rejected)
{
    const string Advice = "Delete the folder and make it again.";

    /// <param name="Id">The data file's name.</param>
    public sealed record View(string Id, int Camera, Pose<SiteFrame, CameraFrame> SiteFromCamera, bool IsAdjusted);

    public string TiesFile => Path.Combine(Folder, "ties.csv");

    /// <summary>Null when there is none of that name.</summary>
    public static GeometryProduct? Open(ProductShelf shelf, string id)
    {
        if (shelf.Find("geometry", id) is not { } made)
        {
            return null;
        }

        var path = made.File("geometry.json");
        using var json = Parse(path);
        return Read(json.RootElement, path, id, made.Folder);
    }

    static GeometryProduct Read(JsonElement json, string path, string id, string folder)
    {
        var cameras = json.List("cameras").Select(camera => (camera.Text("name") ?? "",
            CameraReading.Brown(camera) ?? throw new SimulationException(path, "a camera without its lens", "size, focal length and principal point", Advice))).ToList();
        // A second exposure takes the first one's pose: it is no view of its own.
        var views = json.List("views").Where(view => view.Text("repeats") is null).Select(view => ViewOf(view, path, cameras.Count)).ToList();
        var ties = json.Child("ties");
        return new(id, folder, cameras, views, json.Child("rig")?.Number("baselineM"), ties?.Number("rmsPx"), ties?.Number("heldOutRmsPx"), ties?.Number("rejected"));
    }

    static View ViewOf(JsonElement json, string path, int cameras) =>
        json.Text("id") is { } id && json.Number("camera") is { } camera && camera >= 0 && camera < cameras
        && CameraReading.Pose<SiteFrame, CameraFrame>(json.Child("siteFromCamera")) is { } pose
            ? new(id, (int)camera, pose, json.Child("isAdjusted") is { ValueKind: JsonValueKind.True })
            : throw new SimulationException(path, "a view without name, camera or pose", "all three", Advice);

    static JsonDocument Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path));
        }
        catch (JsonException)
        {
            throw new SimulationException(path, "text that is no JSON", "cameras, views and ties", Advice);
        }
    }
}
