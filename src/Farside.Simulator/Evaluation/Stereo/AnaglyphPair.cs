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

    /// <summary>A patch found from left to right and one found back may differ by so much, pixels.</summary>
    const double MostApartPx = 1;

    readonly RowMatch _match;
    readonly RowMatch _back;
    readonly int _least;
    readonly int _most;
    readonly int _left;
    readonly int _top;
    readonly int _height;

    AnaglyphPair(JsonElement json, Bitmap left, Bitmap right)
    {
        var (whole, part) = (json.Child("whole"), json.Child("comfortable"));
        var shift = whole?.Number("shiftPx") ?? 0;
        _least = (int)Math.Floor((whole?.Number("farDisparityPx") ?? shift) - shift) - Room;
        _most = (int)Math.Ceiling((whole?.Number("nearDisparityPx") ?? shift) - shift) + Room;
        _left = (int)Math.Clamp((part?.Number("firstColumn") ?? 0) - (whole?.Number("firstColumn") ?? 0), 0, left.Width - 1);
        _top = (int)Math.Clamp(part?.Number("firstRow") ?? 0, 0, left.Height - 1);
        ComfortableWidth = (int)Math.Clamp(part?.Number("width") ?? left.Width, 1, left.Width - _left);
        _height = (int)Math.Clamp(part?.Number("height") ?? left.Height, 1, left.Height - _top);
        StatedRmsPx = json.Child("rows")?.Number("heldOutRmsPx");
        var (l, r) = (Grey(left), Grey(right));
        (_match, _back) = (new(l, r, left.Width, left.Height), new(r, l, left.Width, left.Height));
    }

    /// <summary>Columns of the part that the product calls comfortable; the eyes' own pictures are whole.</summary>
    public int ComfortableWidth { get; }

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

    /// <summary>Disparity and rows off, of patches spread over the whole of both pictures, where they agree on one.</summary>
    public IReadOnlyList<(double Disparity, double Rows)> Matches() => Matches(0, _match.Width, 0, _match.Height);

    /// <summary>The same of the part that the product calls comfortable.</summary>
    public IReadOnlyList<(double Disparity, double Rows)> ComfortableMatches() => Matches(_left, ComfortableWidth, _top, _height);

    List<(double Disparity, double Rows)> Matches(int left, int width, int top, int height) =>
    [
        .. from y in Enumerable.Range(0, Down)
           from x in Enumerable.Range(0, Across)
           let column = left + (int)((x + 0.5) * width / Across)
           let row = top + (int)((y + 0.5) * height / Down)
           let found = _match.Find(column, row, _least, _most)
           where found is not null && IsFoundBack(column, row, found.Value)
           select found.Value,
    ];

    /// <summary>Patterns that repeat, ladders and fields of solar cells, are found at one place and lead back to another.</summary>
    bool IsFoundBack(int column, int row, (double Disparity, double Rows) found) =>
        _back.Find((int)Math.Round(column - found.Disparity), (int)Math.Round(row + found.Rows), -_most, -_least) is { } back
        && Math.Abs(back.Disparity + found.Disparity) <= MostApartPx && Math.Abs(back.Rows + found.Rows) <= MostApartPx;

    static JsonElement Read(MadeProduct made)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(made.File("anaglyph.json")));
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new SimulationException(made.File("anaglyph.json"), "text that is no JSON", "eyes, windows and rows", "Delete the folder and make it again.");
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
