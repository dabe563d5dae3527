using Farside.Archive.Store;
using Farside.Simulator.Mission;

namespace Farside.Simulator.Instruments.Vnis;

/// <summary>A measurement of the imaging spectrometer: the infrared spectrum (SD), the camera's cube (VD), and the truth of both.</summary>
static class VnisProducts
{
    const double IntegrationMs = 54.2;
    static readonly TimeSpan CubeAfterSpectrum = TimeSpan.FromSeconds(49.5);
    static readonly TimeSpan CubeTakes = TimeSpan.FromSeconds(79.8);

    public static SimulatedMeasurement Of(VnisMeasurement measurement)
    {
        var view = new VnisView(measurement);
        var spectra = new VnisSpectra(view);
        var detectors = new VnisDetectors(measurement.Seed, measurement.LunarDay);
        var written = VnisChannel.Swir.Select((channel, i) =>
            detectors.Measured(channel, channel.Radiance(spectra.InFootprint(VnisChannel.Cmos.Count + i), measurement.SunDistanceAu))).ToList();
        var (spectrum, cube) = (Spectrum(measurement, view, written), Cube(measurement, view, spectra, detectors));
        var table = $"vnis-{measurement.Sequence}-{measurement.Start.ToCompactText()}.csv";
        return new([spectrum, cube], VnisTruth.Json(measurement, view, spectra, detectors, table),
            new Dictionary<string, string> { [table] = VnisTruth.Table(measurement, spectra, detectors, written) });
    }

    static SimulatedProduct Spectrum(VnisMeasurement measurement, VnisView view, List<double> written)
    {
        var name = Name(measurement, "VNIS-SD");
        var data = VnisTable.Of(measurement.Start, IntegrationMs, measurement.Scene.Sun.Incidence.Degrees, written);
        var stop = VnisTable.TimeOf(measurement.Start, written.Count - 1);
        return new($"VNIS/SD/2B/{measurement.ReleaseMonth}", name, VnisLabel.Spectrum(name, measurement, view, stop, data.Length), data);
    }

    static SimulatedProduct Cube(VnisMeasurement measurement, VnisView view, VnisSpectra spectra, VnisDetectors detectors)
    {
        var name = Name(measurement, "VNIS-VD");
        var binning = measurement.IsBinned ? 2 : 1;
        var start = VnisTable.TimeOf(measurement.Start, VnisChannel.Swir.Count - 1) + CubeAfterSpectrum;
        return new($"VNIS/VD/2B/{measurement.ReleaseMonth}", name, VnisLabel.Cube(name, measurement, view, start, start + CubeTakes, VnisGeometry.Size / binning),
            VnisCube.Of(spectra, detectors, measurement.SunDistanceAu, binning));
    }

    static ProductName Name(VnisMeasurement measurement, string payload) =>
        new("CE4", "GRAS", payload, "SCI", 'N', measurement.PlannedStart, measurement.PlannedStop, measurement.Sequence, 'B', "2B", IsLabel: false);
}
