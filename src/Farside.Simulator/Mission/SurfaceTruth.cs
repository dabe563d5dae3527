using System.Globalization;
using System.Text.Json.Nodes;
using Farside.Simulator.Surfaces;
using Farside.Simulator.Vehicles;

namespace Farside.Simulator.Mission;

/// <summary>Colours and spectra of everything that can be seen.</summary>
static class SurfaceTruth
{
    const int FirstNm = 380;
    const int LastNm = 2400;
    const int StepNm = 5;

    /// <summary>Writes the spectra and gives the colours.</summary>
    public static JsonObject Write(TruthFolder truth)
    {
        var surfaces = Enum.GetValues<Surface>();
        truth.Write("tables/surfaces.csv", Enumerable.Range(0, ((LastNm - FirstNm) / StepNm) + 1).Select(i => FirstNm + (i * StepNm))
            .Select(nm => $"{nm},{string.Join(',', surfaces.Select(surface => SurfaceSpectra.Of(surface).At(nm).ToString("F5", CultureInfo.InvariantCulture)))}")
            .Prepend($"wavelength_nm,{string.Join(',', surfaces)}"));
        return new()
        {
            ["spectra"] = "tables/surfaces.csv",
            ["neutral"] = Numbers(CameraBands.Neutral.X, CameraBands.Neutral.Y, CameraBands.Neutral.Z),
            ["colours"] = new JsonObject(surfaces.Select(surface => KeyValuePair.Create(surface.ToString(), (JsonNode?)Colour(surface)))),
            ["colourPatch"] = new JsonObject
            {
                ["rowsOfFour"] = new JsonArray([.. Palette.PatchSurfaces.Select(surface => JsonValue.Create(surface.ToString()))]),
                ["film"] = Palette.PatchFilm,
            },
        };
    }

    static JsonArray Colour(Surface surface)
    {
        var colour = CameraBands.RadianceFactor(surface);
        return Numbers(colour.X, colour.Y, colour.Z);
    }

    static JsonArray Numbers(params ReadOnlySpan<float> numbers) => new([.. numbers.ToArray().Select(number => JsonValue.Create(Math.Round(number, 6)))]);
}
