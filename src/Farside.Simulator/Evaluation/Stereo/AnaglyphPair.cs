using System.Text.Json;
using Farside.Archive.Store;
using Farside.Core.Rasters;
using Farside.Formats.Png;

namespace Farside.Simulator.Evaluation.Stereo;

/// <summary>An anaglyph's two pictures as they are laid over each other, and what its record says of them.</summary>
sealed class AnaglyphPair
{
    const int Across = 24;
    const int Down = 16;
    const int Room = 4;

    readonly RowMatch _match;
    readonly int _least;
    readonly int _most;

    AnaglyphPair(JsonElement json, Bitmap left, Bitmap right)
    {
        (Width, Height) = (left.Width, left.Height);
        var screen = json.Child("screen");
        var shift = screen?.Number("shiftPx") ?? 0;
        _least = (int)Math.Floor((screen?.Number("farDisparityPx") ?? shift) - shift) - Room;
        _most = (int)Math.Ceiling((screen?.Number("nearDisparityPx") ?? shift) - shift) + Room;
        ShownHeight = (int)Math.Clamp(json.Child("crop")?.Number("height") ?? left.Height, 1, left.Height);
        StatedRmsPx = json.Child("rows")?.Number("heldOutRmsPx");
        _match = new(Grey(left), Grey(right), Width, Height);
    }

    public int Width { get; }
    public int Height { get; }

    /// <summary>Rows from the top that the anaglyph shows; the eyes' own pictures are whole.</summary>
    public int ShownHeight { get; }

    /// <summary>Rows by which held-out ties miss each other, as the product states it; null where it does not.</summary>
    public double? StatedRmsPx { get; }

    /// <summary>Instrument, sequence and mode of the left picture: <c>pcam-0003-q</c>. Null when there is no such anaglyph.</summary>
    public static string? SequenceOf(EvaluationInput input, string id) =>
        input.Products.Find("anaglyph", id) is { } made && Read(made).Child("left")?.Text("id") is { } left && ProductName.TryParse(left, out var name)
            ? $"{name.Instrument}-{name.Sequence}-{name.Mode}".ToLowerInvariant() : null;

    /// <summary>Null when there is none of that name.</summary>
    public static AnaglyphPair? Open(EvaluationInput input, string id)
    {
        if (input.Products.Find("anaglyph", id) is not { } made)
        {
            return null;
        }

        var (left, right) = (PngReader.Read(made.File("left.png")), PngReader.Read(made.File("right.png")));
        return (left.Width, left.Height, left.Channels, left.Kind) == (right.Width, right.Height, right.Channels, right.Kind) && left.Kind == SampleKind.UInt8
            ? new(Read(made), left, right)
            : throw new SimulationException(made.File("right.png"), $"{right.Width} × {right.Height} × {right.Channels} of {right.Kind}", "8 bits and the size of left.png", "Delete the folder and make it again.");
    }

    /// <summary>Disparity as it is shown and rows off, of patches spread over what the anaglyph shows, where both pictures agree on one.</summary>
    public IReadOnlyList<(double Disparity, double Rows)> Matches() =>
    [
        .. from y in Enumerable.Range(0, Down)
           from x in Enumerable.Range(0, Across)
           let found = _match.Find((int)((x + 0.5) * Width / Across), (int)((y + 0.5) * ShownHeight / Down), _least, _most)
           where found is not null
           select found.Value,
    ];

    static JsonElement Read(MadeProduct made)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(made.File("anaglyph.json")));
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new SimulationException(made.File("anaglyph.json"), "text that is no JSON", "eyes, screen and rows", "Delete the folder and make it again.");
        }
    }

    static float[] Grey(Bitmap picture)
    {
        var (samples, step, at) = (picture.Bytes, picture.Channels, picture.Channels >= 3 ? 1 : 0);
        var grey = new float[picture.Width * picture.Height];
        for (var i = 0; i < grey.Length; i++)
        {
            grey[i] = samples[(i * step) + at];
        }

        return grey;
    }
}
