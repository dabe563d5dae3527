using System.Text.Json;
using Farside.Core.Sky;
using Farside.Formats.Glb;

namespace Farside.Formats.Tiles3d;

/// <summary>Writes a <c>tileset.json</c> of 3D Tiles 1.1: GLB contents, boxes, measured errors, children that replace their parent.</summary>
/// <remarks>
/// Tiles lie in the site's axes: east, north, up, metres, z up. GLB contents are y up; readers turn them. With a site the root's transform sets them on the Moon:
/// mean-Earth/polar-axis frame, sphere of 1737.4 km. Source: OGC 22-025r4, 3D Tiles 1.1.
/// </remarks>
public static class TilesetWriter
{
    /// <param name="site">Null for a tileset in the site's own axes.</param>
    public static byte[] Write(TilesetTile root, LunarSite? site, MeshNotes? notes = null)
    {
        Check(root, double.PositiveInfinity);
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, new() { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            WriteAsset(json, notes ?? new(), site is not null);
            json.WriteNumber("geometricError", Error(root));
            json.WriteStartObject("root");
            if (site is not null)
                WriteNumbers(json, "transform", MoonFromSite(site));

            WriteTile(json, root, isRoot: true);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return output.ToArray();
    }

    /// <summary>From the site's axes to the Moon's, as 3D Tiles wants it: sixteen numbers, column after column.</summary>
    public static double[] MoonFromSite(LunarSite site)
    {
        var r = site.SiteFromMeanEarth.Inverse();
        var place = site.Place;
        return [r.M11, r.M21, r.M31, 0, r.M12, r.M22, r.M32, 0, r.M13, r.M23, r.M33, 0, place.X, place.Y, place.Z, 1];
    }

    static void Check(TilesetTile tile, double parentErrorM)
    {
        if (!(tile.ErrorM >= 0) || tile.ErrorM > parentErrorM)
            throw new ArgumentException($"{tile.Content}: an error of {tile.ErrorM} m below a parent's of {parentErrorM} m.", nameof(tile));

        foreach (var child in tile.Children)
            Check(child, tile.ErrorM);
    }

    static void WriteAsset(Utf8JsonWriter json, MeshNotes notes, bool isOnMoon)
    {
        json.WriteStartObject("asset");
        json.WriteString("version", "1.1");
        json.WriteString("generator", "Farside");
        json.WriteStartObject("extras");
        json.WriteString("title", notes.ShownTitle);
        json.WriteString("credit", notes.Credit);
        json.WriteBoolean("simulated", notes.IsSimulated);
        json.WriteString("axes", isOnMoon ? "Moon, mean-Earth/polar-axis, sphere of 1737400 m; tiles east, north, up" : "east, north, up from the site's origin; metres");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WriteTile(Utf8JsonWriter json, TilesetTile tile, bool isRoot)
    {
        var box = tile.WholeBox;
        json.WriteStartObject("boundingVolume");
        WriteNumbers(json, "box", [
            (box.West + box.East) / 2, (box.South + box.North) / 2, (box.Bottom + box.Top) / 2,
            (box.East - box.West) / 2, 0, 0, 0, (box.North - box.South) / 2, 0, 0, 0, (box.Top - box.Bottom) / 2]);
        json.WriteEndObject();
        json.WriteNumber("geometricError", Error(tile));
        if (isRoot)
            json.WriteString("refine", "REPLACE");

        json.WriteStartObject("content");
        json.WriteString("uri", tile.Content);
        json.WriteEndObject();
        if (tile.Children.Count == 0)
            return;

        json.WriteStartArray("children");
        foreach (var child in tile.Children)
        {
            json.WriteStartObject();
            WriteTile(json, child, isRoot: false);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Micrometres are enough, rounded up: an error must not claim less than was measured.
    static double Error(TilesetTile tile) => Math.Ceiling(tile.ErrorM * 1e6) / 1e6;

    static void WriteNumbers(Utf8JsonWriter json, string name, double[] numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);

        json.WriteEndArray();
    }
}
