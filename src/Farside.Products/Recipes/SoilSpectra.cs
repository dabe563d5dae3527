using System.Globalization;
using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core;
using Farside.Core.Colour;
using Farside.Core.Measurements;
using Farside.Processing.Imaging.Colour;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>
/// The soil's redness from the rover's own spectrometer: the mean radiance of a cube's pixels over the Sun's irradiance is the soil's reflectance but for a factor that
/// no ratio feels, and the camera's bands see it as red, green and blue.
/// </summary>
static class SoilSpectra
{
    const int MostCubes = 3;

    /// <summary>A band whose reflectance must be guessed beyond the spectrum's ends by more than this, nm, is not to be had.</summary>
    const double MostBeyondNm = 60;

    /// <summary>The mission's first cubes of soil, where the options ask for them.</summary>
    public static IReadOnlyList<ArchiveEntry> Of(Shelf shelf, ArchiveEntry frame, ColourOptions options) => options.SoilFromSpectra
        ? [.. shelf.Complete.Where(entry => entry.Name is { Instrument: "VNIS", Mode: "VD" } name && name.Mission == frame.Name!.Mission).OrderBy(entry => entry.Name!.Start).Take(MostCubes)]
        : [];

    /// <summary>What the job's cubes say; null without cubes or without known bands.</summary>
    public static SoilKnowledge? Read(Job job, Workbench bench, CameraBands? bands)
    {
        var soils = new List<SoilColour>();
        foreach (var entry in job.Inputs.Where(entry => entry.Name?.Instrument == "VNIS"))
        {
            if (bands is not null && Open(entry, bench) is { } cube && Soil(cube, bands, EarlyFactors(cube.Observation)) is { } soil)
            {
                soils.Add(soil);
            }
        }

        return soils.Count == 0 ? null : new(
            new(soils.Average(soil => soil.RedOverGreen), soils.Average(soil => soil.BlueOverGreen)), ColourSource.Spectrum,
            string.Create(CultureInfo.InvariantCulture, $"{soils.Count} spectra of VNIS through the bands of a like camera"));
    }

    // A cube that cannot be read is the business of its own product.
    static SpectralCube? Open(ArchiveEntry entry, Workbench bench)
    {
        try
        {
            return bench.Read<SpectralCube>(entry);
        }
        catch (FarsideException error) when (error is not NothingToMakeException)
        {
            return null;
        }
    }

    // What the first days' radiances are to be multiplied by, band after band; none for later ones.
    static double[] EarlyFactors(Observation observation) =>
        MissionRegistry.Find(observation.Mission) is { } mission && mission.Instrument("VNIS")?.Facts is { } facts && facts.Find("early.factors")?.Value is { } factors
        && observation.Start is { } start && mission.LunarDay(start) <= facts.Count("early.lastLunarDay")
            ? [.. factors.EnumerateArray().Select(factor => factor.GetDouble())] : [];

    internal static SoilColour? Soil(SpectralCube cube, CameraBands bands, double[] factors)
    {
        var radiance = Enumerable.Range(0, cube.Bands).Select(band => Mean(cube, band) * (factors.Length > 0 ? factors[Math.Min(band, factors.Length - 1)] : 1)).ToArray();
        var isCovered = cube.WavelengthsNm[0] - MostBeyondNm < bands.Blue.CentreNm - bands.Blue.HalfWidthNm && cube.WavelengthsNm[^1] > bands.Red.CentreNm + bands.Red.HalfWidthNm;
        if (!isCovered || radiance.Any(value => !(value > 0)))
        {
            return null;
        }

        var reflectance = radiance.Zip(cube.WavelengthsNm, (value, nm) => value / SolarIrradiance.At(nm)).ToArray();
        return SoilColour.Through(bands, nm => At(cube.WavelengthsNm, reflectance, nm));
    }

    static double Mean(SpectralCube cube, int band)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in cube.Values.AsSpan(band * cube.Lines * cube.SamplesPerLine, cube.Lines * cube.SamplesPerLine))
        {
            if (float.IsFinite(value))
            {
                (sum, count) = (sum + value, count + 1);
            }
        }

        return sum / count;
    }

    // By straight lines; below the first wavelength on the line through the first fifty nanometres, since soil darkens steadily towards the violet.
    static double At(double[] nm, double[] values, double at)
    {
        if (at < nm[0])
        {
            var next = Array.FindIndex(nm, wavelength => wavelength >= nm[0] + 50);
            return values[0] + ((values[next] - values[0]) / (nm[next] - nm[0]) * (at - nm[0]));
        }

        var i = Math.Clamp(Array.FindIndex(nm, wavelength => wavelength > at), 1, nm.Length - 1);
        return at >= nm[^1] ? values[^1] : double.Lerp(values[i - 1], values[i], (at - nm[i - 1]) / (nm[i] - nm[i - 1]));
    }
}
