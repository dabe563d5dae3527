using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Core.Records;
using Farside.Core.Sky;
using Farside.Processing.Radar;

namespace Farside.Products.Recipes.Radargrams;

/// <summary>Followed layers for programs: every point as CSV, lines over the map as GeoJSON.</summary>
static class LayerFiles
{
    const int MostVertices = 200; // of a line

    static readonly JsonSerializerOptions Plain = new() { WriteIndented = true, NewLine = "\n" };

    public static byte[] Table(RadarProfile profile)
    {
        var text = new StringBuilder("layer,trace,along_m,utc,east_m,north_m,up_m,two_way_ns,two_way_sigma_ns,depth_m,depth_sigma_m,amplitude\n");
        for (var number = 0; number < profile.Layers.Count; number++)
        {
            var layer = profile.Layers[number];
            foreach (var point in layer.Points)
            {
                var trace = profile.Traces[point.Trace];
                text.Append(CultureInfo.InvariantCulture, $"{number + 1},{point.Trace},{trace.AlongM:F3},{trace.Time.ToUtcText()},{trace.Place.X:F4},{trace.Place.Y:F4},{trace.Place.Z:F4},")
                    .Append(CultureInfo.InvariantCulture, $"{point.Ns:F3},{layer.NsSigma:F3},{profile.Permittivity!.DepthM(point.Ns):F3},{profile.Permittivity!.DepthSigmaM(point.Ns, layer.NsSigma):F3},{point.Amplitude:G5}\n");
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static byte[] GeoJson(RadarProfile profile, LunarSite site, bool isSimulated) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["type"] = "FeatureCollection",
        ["body"] = "Moon",
        ["sphereRadiusM"] = LunarSite.SphereRadiusM,
        ["coordinates"] = "longitude east, latitude; planetocentric, mean-Earth / polar-axis",
        ["landerPosition"] = site.Name,
        ["simulated"] = isSimulated ? Credit.Simulated : null,
        ["permittivityFromHyperbolas"] = profile.Permittivity!.Hyperbolas,
        ["features"] = new JsonArray([.. profile.Layers.Select((layer, i) => (JsonNode)Feature(profile, layer, i + 1, site, isSimulated))]),
    }, Plain);

    static JsonObject Feature(RadarProfile profile, Horizon layer, int number, LunarSite site, bool isSimulated)
    {
        var every = Math.Max(1, (layer.Points.Count + MostVertices - 2) / (MostVertices - 1));
        var shown = layer.Points.Where((_, i) => i % every == 0 || i == layer.Points.Count - 1).ToList();
        var about = new JsonObject
        {
            ["kind"] = "layer",
            ["layer"] = number,
            ["fromM"] = Math.Round(profile.AlongM(layer.Points[0].Trace), 3),
            ["toM"] = Math.Round(profile.AlongM(layer.Points[^1].Trace), 3),
            ["twoWayNs"] = Math.Round(layer.Ns, 3),
            ["twoWaySigmaNs"] = Math.Round(layer.NsSigma, 3),
            ["permittivity"] = Math.Round(profile.Permittivity!.At(layer.Ns), 3),
            ["permittivitySigma"] = Math.Round(profile.Permittivity!.SigmaAt(layer.Ns), 3),
            ["depthM"] = Math.Round(profile.Permittivity!.DepthM(layer.Ns), 3),
            ["depthSigmaM"] = Math.Round(profile.Permittivity!.DepthSigmaM(layer.Ns, layer.NsSigma), 3),
            ["amplitude"] = double.Parse(layer.Amplitude.ToString("G5", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            ["aboveUsualDb"] = Math.Round(layer.AboveUsualDb, 2),
            ["signalToNoiseDb"] = Math.Round(layer.SnrDb, 2),
            ["coherence"] = Math.Round(layer.Coherence, 3),
            ["continuity"] = Math.Round(layer.Continuity, 3),
            ["traces"] = layer.Points.Count,
            ["alongM"] = new JsonArray([.. shown.Select(point => (JsonNode)Math.Round(profile.AlongM(point.Trace), 3))]),
            ["pointsNs"] = new JsonArray([.. shown.Select(point => (JsonNode)Math.Round(point.Ns, 3))]),
        };
        if (isSimulated)
        {
            about["simulated"] = true;
        }

        return new()
        {
            ["type"] = "Feature",
            ["geometry"] = new JsonObject { ["type"] = "LineString", ["coordinates"] = new JsonArray([.. shown.Select(point => (JsonNode)Place(profile, point, site))]) },
            ["properties"] = about,
        };
    }

    static JsonArray Place(RadarProfile profile, HorizonPoint point, LunarSite site)
    {
        var place = profile.Traces[point.Trace].Place;
        var at = site.PointAt(place.X, place.Y);
        var lon = at.Longitude.Degrees;
        return new(Math.Round(lon > 180 ? lon - 360 : lon, 8), Math.Round(at.Latitude.Degrees, 8));
    }
}
