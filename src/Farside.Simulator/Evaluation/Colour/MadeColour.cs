using System.Text.Json;
using Farside.Archive.Store;
using Farside.Core.Colour;

namespace Farside.Simulator.Evaluation.Colour;

/// <summary>A camera's colour as its product states it: balanced = gains · light; linear sRGB = matrix · balanced.</summary>
/// <param name="HasPatch">Whether the matrix comes from a patch of known colours in view: only then is the colour of paints claimed.</param>
sealed record MadeColour(double[] Gains, ColourMatrix Matrix, bool HasPatch)
{
    /// <summary>How many frames of different scenes were searched for broken pixels, by width of picture.</summary>
    public IReadOnlyDictionary<int, int> Searched { get; private init; } = new Dictionary<int, int>();

    /// <summary>Of the camera that took a product; null where there is none.</summary>
    public static MadeColour? Of(EvaluationInput input, string product)
    {
        if (!ProductName.TryParse(product, out var name))
        {
            return null;
        }

        var path = input.Products.PathOf("colour", $"{name.Mission}-{name.Instrument}-{name.Eye}".ToLowerInvariant(), "colour.json");
        return File.Exists(path) ? Read(path) : null;
    }

    /// <summary>Light of three filters as a screen should show it: CIE XYZ for white D65.</summary>
    public Tristimulus Xyz(double red, double green, double blue) => Srgb.ToXyz * (Matrix * new Tristimulus(Gains[0] * red, Gains[1] * green, Gains[2] * blue));

    static MadeColour Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            if (json.RootElement.Child("whiteBalance") is { } balance && balance.Numbers("gains", 3) is { } gains
                && json.RootElement.Child("matrix") is { } matrix && matrix.Numbers("rows", 9) is { } rows)
            {
                return new(gains, ColourMatrix.Of(rows), matrix.Text("source") == "patch")
                {
                    Searched = json.RootElement.List("defects").ToDictionary(size => (int)(size.Number("width") ?? 0), size => (int)(size.Number("frames") ?? 0)),
                };
            }
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new SimulationException(path, "no gains and matrix", "a camera's colour", "Delete the folder and make it again.");
    }
}
