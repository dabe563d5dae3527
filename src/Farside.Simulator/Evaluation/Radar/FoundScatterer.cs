using System.Text.Json;

namespace Farside.Simulator.Evaluation.Radar;

/// <summary>A scatterer as a radargram's GeoJSON tells it.</summary>
/// <param name="DepthM">The shortest way to it from the rover's: of one aside, its slant.</param>
readonly record struct FoundScatterer(double EastM, double NorthM, double DepthM, double SigmaM, double Ns)
{
    public static IReadOnlyList<FoundScatterer> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. json.RootElement.List("features").Select(feature => Of(feature.Child("properties")))];
    }

    static FoundScatterer Of(JsonElement? about)
    {
        double Number(string name) => about?.Number(name) ?? double.NaN;
        var site = about?.List("siteM").Select(number => number.GetDouble()).ToList() ?? [];
        return new(site.ElementAtOrDefault(0), site.ElementAtOrDefault(1), Number("depthM"), Number("depthSigmaM"), Number("twoWayNs"));
    }
}
