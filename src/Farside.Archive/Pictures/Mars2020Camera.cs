using System.Globalization;
using System.Text.Json;
using Farside.Archive.Labels;
using Farside.Core.Geometry;

namespace Farside.Archive.Pictures;

/// <summary>
/// The metadata beside a raw picture of Mars 2020. Its camera model is that of the picture as delivered, sub-frame and scale included: for a tile
/// whose <c>subframe_rect</c> begins at column 2545 at <c>scale_factor</c> 2 the model's column below the lens is 17, not 1,290.
/// </summary>
static class Mars2020Camera
{
    const int MostBytes = 1 << 20;

    public static PictureCamera? TryRead(string path)
    {
        var beside = Path.Combine(Path.GetDirectoryName(path) ?? "", Path.GetFileNameWithoutExtension(path) + "-metadata.json");
        if (LabelFile.Fault(beside) is not null || new FileInfo(beside).Length is 0 or > MostBytes)
        {
            return null;
        }

        using var json = Parse(beside);
        return json.RootElement.ValueKind == JsonValueKind.Object && Text(json.RootElement, "camera_model_component_list") is { } list
            ? Read(Path.GetFileName(beside), json.RootElement, list)
            : null;
    }

    static JsonDocument Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(LabelFile.ReadHead(path, MostBytes));
        }
        catch (JsonException fault)
        {
            throw new LabelException(Path.GetFileName(path), "JSON", LabelLimits.Show(fault.Message), "the metadata of a picture");
        }
    }

    static PictureCamera Read(string file, JsonElement json, string list)
    {
        var size = Numbers(Text(json, "dimension"));
        if (size is not [>= 1 and <= 1 << 20 and var width, >= 1 and <= 1 << 20 and var height])
        {
            throw new LabelException(file, "dimension", LabelLimits.Show(Text(json, "dimension")), "(width,height)");
        }

        var parts = list.Split(';').Take(16).Select(Numbers).ToList();
        var model = new CahvParts(file, "camera_model_component_list", Text(json, "camera_model_type") ?? "", parts).Model((int)width, (int)height);
        var (camera, modelFromCamera) = model.Split();
        return new("Mars 2020 metadata", camera)
        {
            Model = model,
            ModelFromCamera = modelFromCamera,
            SiteFromCamera = RoverAxes.SiteFromModel * modelFromCamera,
            Instrument = Text(json, "instrument"),
            Start = CahvParts.Time(Text(json, "date_taken_utc")),
        };
    }

    static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Numbers in brackets with commas; what is none becomes NaN, which the model refuses.</summary>
    static double[] Numbers(string? text) =>
        [.. (text ?? "").Trim(' ', '(', ')').Split(',').Take(16)
            .Select(word => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)];
}
