using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Farside.Simulator.Surfaces;

namespace Farside.Simulator.Instruments.Vnis;

/// <summary>What is true of a spectrometer measurement: mixture, geometry, factors, and each channel's reflectance with the noise that was added.</summary>
static class VnisTruth
{
    public static JsonObject Json(VnisMeasurement measurement, VnisView view, VnisSpectra spectra, VnisDetectors detectors, string table)
    {
        var sun = measurement.Scene.Sun;
        var (emission, azimuth, phase) = VnisLabel.Angles(view.Pose.Rotation * VnisGeometry.Camera.Ray(VnisGeometry.FootprintSample, VnisGeometry.FootprintLine), sun);
        return new()
        {
            ["table"] = table,
            ["sun"] = new JsonObject { ["incidenceDeg"] = sun.Incidence.Degrees, ["azimuthDeg"] = sun.Azimuth.Degrees, ["distanceAu"] = measurement.SunDistanceAu },
            ["footprint"] = new JsonObject { ["emissionDeg"] = emission, ["azimuthDeg"] = azimuth, ["phaseDeg"] = phase, ["surfaces"] = SurfaceShares(spectra), ["minerals"] = MineralShares(spectra) },
            ["cmosGain"] = detectors.CmosGain,
            ["swirGain"] = detectors.SwirGain,
            ["stepBelow1380"] = detectors.StepBelow1380,
            ["needsEarlyFactors"] = measurement.LunarDay < 7,
            ["binning"] = measurement.IsBinned ? 2 : 1,
            ["deadPixels"] = new JsonArray([.. VnisDetectors.Dead.Select(pixel => new JsonArray(pixel.Line, pixel.Sample))]),
        };
    }

    /// <summary>One row a channel: true reflectance factor π L d² / (J cos i), true and written radiance, standard deviation of the written one; for the camera, of its mean over the footprint.</summary>
    public static string Table(VnisMeasurement measurement, VnisSpectra spectra, VnisDetectors detectors, IReadOnlyList<double> swirWritten)
    {
        var text = new StringBuilder("detector,band,wavelength_nm,reflectance_factor,radiance_true_W_m2_sr_nm,radiance_factor_of_detector,radiance_written_W_m2_sr_nm,sigma_W_m2_sr_nm\n");
        var cosIncidence = Math.Cos(measurement.Scene.Sun.Incidence.Radians);
        var pixels = Math.Sqrt(FootprintPixels);
        for (var i = 0; i < VnisChannel.All.Count; i++)
        {
            var channel = VnisChannel.All[i];
            var factor = spectra.InFootprint(i);
            var radiance = channel.Radiance(factor, measurement.SunDistanceAu);
            var written = channel.IsSwir ? swirWritten[channel.Band - 1].ToString("E6", CultureInfo.InvariantCulture) : "";
            var sigma = VnisDetectors.Sigma(channel, radiance * detectors.Factor(channel)) / (channel.IsSwir ? 1 : pixels);
            text.Append(CultureInfo.InvariantCulture, $"{(channel.IsSwir ? "SWIR" : "CMOS")},{channel.Band},{channel.WavelengthNm},{factor / cosIncidence:F6},{radiance:E6},{detectors.Factor(channel):F6},{written},{sigma:E4}\n");
        }

        return text.ToString();
    }

    public static int FootprintPixels { get; } = Enumerable.Range(0, VnisGeometry.Size * VnisGeometry.Size)
        .Count(pixel => VnisGeometry.IsInFootprint(pixel / VnisGeometry.Size, pixel % VnisGeometry.Size));

    // By the light they send back at a reflectance of one: what an areal unmixing would find.
    static double[] Areal(VnisSpectra spectra)
    {
        var total = spectra.FootprintWeights.Sum();
        return [.. spectra.FootprintWeights.Select(weight => total > 0 ? weight / total : 0)];
    }

    static JsonObject SurfaceShares(VnisSpectra spectra)
    {
        var shares = Areal(spectra);
        return new(VnisView.Surfaces.Select((surface, i) => KeyValuePair.Create(Camel(surface.ToString()), (JsonNode?)shares[i])));
    }

    static JsonObject MineralShares(VnisSpectra spectra)
    {
        var shares = Areal(spectra);
        var minerals = Enum.GetValues<Mineral>().ToDictionary(mineral => mineral, _ => 0.0);
        for (var i = 0; i < shares.Length; i++)
        {
            foreach (var (mineral, share) in SurfaceSpectra.MixtureOf(VnisView.Surfaces[i])?.Shares ?? [])
            {
                minerals[mineral] += shares[i] * share;
            }
        }

        return new(minerals.Select(pair => KeyValuePair.Create(Camel(pair.Key.ToString()), (JsonNode?)pair.Value)));
    }

    static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
