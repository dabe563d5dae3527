using System.Text.Json;
using Farside.Core.Geometry;

namespace Farside.Simulator.Evaluation.Panorama;

/// <summary>A panorama's statements, as docs/products/panorama.md says how to read them.</summary>
/// <param name="Projection">Null for one that is not judged.</param>
/// <param name="Eye">Where the panorama is seen from.</param>
/// <param name="Views">Frames in the order that <c>sources.png</c> counts them, from 1.</param>
/// <param name="Geometry">The geometry product that it was made with.</param>
sealed record PanoramaProduct(
    MadeProduct Made, PanoramaProjection? Projection, Point<SiteFrame> Eye, IReadOnlyList<PanoramaProduct.View> Views, IReadOnlyList<PanoramaProduct.Overlap> Overlaps, string? Geometry)
{
    /// <param name="Gain">Green's, or the one of all colours: how much more than the others the frame has; null where it is not stated.</param>
    public sealed record View(string Id, double? Gain);

    /// <param name="PsnrDb">Of two frames where both see, against full scale.</param>
    public sealed record Overlap(double PsnrDb, double Pixels);

    /// <summary>Null when there is none of that name.</summary>
    public static PanoramaProduct? Open(ProductShelf shelf, string id)
    {
        if (shelf.Find("panorama", id) is not { } made)
        {
            return null;
        }

        var path = made.File("panorama.json");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return Read(json.RootElement, made, id);
        }
        catch (JsonException)
        {
            throw new SimulationException(path, "text that is no JSON", "a projection, views and overlaps", "Delete the folder and make it again.");
        }
    }

    static PanoramaProduct Read(JsonElement json, MadeProduct made, string id)
    {
        var eye = json.Numbers("eyeM", 3) ?? throw new SimulationException(made.File("panorama.json"), "no eyeM", "three metres", "Delete the folder and make it again.");
        return new(made, PanoramaProjection.Of(json.Child("projection")), new(eye[0], eye[1], eye[2]),
            [.. json.List("views").Select(view => new View(view.Text("id") ?? "", view.Number("gain") ?? view.Numbers("gain", 3)?[1]))],
            [.. json.List("overlap").Where(overlap => overlap.Number("psnrDb") is not null && overlap.Number("pixels") > 0).Select(overlap => new Overlap(overlap.Number("psnrDb")!.Value, overlap.Number("pixels")!.Value))],
            made.Cited("geometry") ?? id);
    }
}
