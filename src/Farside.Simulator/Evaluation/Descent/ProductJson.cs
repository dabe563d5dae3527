using System.Text.Json;

namespace Farside.Simulator.Evaluation.Descent;

/// <summary>Opens a product's JSON.</summary>
static class ProductJson
{
    /// <exception cref="SimulationException">It is none.</exception>
    public static JsonDocument Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path));
        }
        catch (JsonException)
        {
            throw new SimulationException(path, "text that is no JSON", "what its recipe wrote", "Delete the folder and make it again.");
        }
    }
}
