using System.Text.Json;
using Farside.Core.Colour;
using Farside.Processing.Imaging.Colour;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>A patch of known colours that somebody found in a frame.</summary>
public sealed record ColourPatch
{
    /// <summary>The data file's name of the frame that shows it.</summary>
    public required string Frame { get; init; }

    /// <summary>Column and row of its four corners, pixels: the first square's outer corner, then along the first row and around.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Corners { get; init; }

    /// <summary>Squares across.</summary>
    public required int Columns { get; init; }

    /// <summary>Squares down.</summary>
    public required int Rows { get; init; }

    /// <summary>L*, a*, b* under D50 of each square, row after row.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Lab { get; init; }

    /// <summary>Who states these colours.</summary>
    public string Source { get; init; } = "";

    /// <summary>Reads a JSON file of these properties; errors name it.</summary>
    public static ColourPatch Read(string path)
    {
        try
        {
            var patch = JsonSerializer.Deserialize(File.ReadAllBytes(path), RecipeJson.Default.ColourPatch) ?? throw new JsonException("null");
            _ = (patch.Layout(), patch.Outline());
            return patch;
        }
        catch (Exception error) when (error is JsonException or ArgumentException or NullReferenceException or IOException or UnauthorizedAccessException)
        {
            throw new ProductException(
                path, "colour patch", error is ArgumentException or IOException or UnauthorizedAccessException ? error.Message.TrimEnd('.') : "text that is none",
                "JSON with frame, corners (four of column, row), columns, rows and lab (L*, a*, b* under D50 of each square)", "See docs/products/colour.md.", error);
        }
    }

    internal PatchLayout Layout() => Lab.Count == Columns * Rows && Lab.All(colour => colour.Count == 3)
        ? new(Columns, Rows, [.. Lab.Select(colour => new CieLab(colour[0], colour[1], colour[2]))])
        : throw new ArgumentException($"colour patch: {Lab.Count} colours for {Columns} × {Rows} squares; expected L*, a*, b* of each.");

    internal PatchCorners Outline() => Corners.Count == 4 && Corners.All(corner => corner.Count == 2)
        ? new(Place(0), Place(1), Place(2), Place(3))
        : throw new ArgumentException($"colour patch: {Corners.Count} corners; expected column and row of four.");

    (double Column, double Row) Place(int corner) => (Corners[corner][0], Corners[corner][1]);
}
