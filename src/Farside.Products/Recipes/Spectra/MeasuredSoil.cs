using Farside.Archive.Missions;
using Farside.Core.Measurements;
using Farside.Processing.Spectra;

namespace Farside.Products.Recipes.Spectra;

/// <summary>One look as one reflectance spectrum: both detectors' readings, joined, with errors.</summary>
sealed record MeasuredSoil
{
    static readonly SpliceOptions Joining = new();

    public DetectorReading? Camera { get; init; }
    public DetectorReading? Infrared { get; init; }

    /// <summary>Each detector's reflectance as it came, with its noise.</summary>
    public ReflectanceSpectrum? CameraAlone { get; init; }

    public ReflectanceSpectrum? InfraredAlone { get; init; }

    /// <summary>How both were joined; null where one is missing and nothing had to be.</summary>
    public DetectorSplice? Splice { get; init; }

    /// <summary>Reflectance factor π L d² / (J cos i) of the footprint in the geometry it was seen in.</summary>
    public required ReflectanceSpectrum Joined { get; init; }

    /// <summary>Brings <see cref="Joined"/> to incidence 30°, emission 0°; null where the label does not say how it was seen.</summary>
    public double? ToStandard { get; init; }

    public ViewingGeometry? Geometry { get; init; }

    public int FootprintPixels { get; init; }

    /// <summary>Share of the footprint's pixels in shadow; NaN without a cube.</summary>
    public double ShadowShare { get; init; } = double.NaN;

    /// <summary>Mean brightness of the footprint's lit pixels over that of all.</summary>
    public double LitOverAll { get; init; } = double.NaN;

    /// <summary>At standard geometry where that is known, else as seen.</summary>
    public ReflectanceSpectrum Best => ToStandard is { } factor ? Joined.Times(factor) : Joined;

    public SunOverSoil Sun => (Infrared ?? Camera)!.Sun;

    public static MeasuredSoil Of(Mission mission, Spectrum? spectrum, SpectralCube? cube, Footprint footprint)
    {
        var infrared = spectrum is null ? null : DetectorReading.Of(mission, spectrum);
        var mean = cube is null ? null : FootprintMean.Of(cube, footprint);
        var camera = mean is null ? null : DetectorReading.Of(mission, cube!, mean.Radiance);
        var (cameraAlone, infraredAlone) = (camera is null ? null : Alone(camera, mean!), infrared is null ? null : Alone(infrared));
        var splice = infraredAlone is null ? null : cameraAlone is null ? DetectorSplice.Of(infraredAlone, Joining) : DetectorSplice.Of(cameraAlone, infraredAlone, Joining);
        var geometry = Seen(infrared ?? camera);
        return Lit(cube, footprint, new()
        {
            Camera = camera,
            Infrared = infrared,
            CameraAlone = cameraAlone,
            InfraredAlone = infraredAlone,
            Splice = splice,
            Joined = splice?.Joined ?? cameraAlone ?? throw new Runner.NothingToMakeException(cube?.Observation.Id ?? "", "no pixel of the footprint has a value in every band"),
            Geometry = geometry,
            ToStandard = geometry is { } seen ? LommelSeeliger.Factor(seen, ViewingGeometry.Standard) : null,
            FootprintPixels = mean?.Pixels ?? 0,
        });
    }

    static ReflectanceSpectrum Alone(DetectorReading camera, FootprintMean mean) => new()
    {
        WavelengthsNm = camera.WavelengthsNm,
        Values = camera.Reflectance,
        Noise = [.. camera.Reflectance.Select((value, band) => value * mean.Noise[band] / mean.Radiance[band])],
    };

    static ReflectanceSpectrum Alone(DetectorReading infrared) => new()
    {
        WavelengthsNm = infrared.WavelengthsNm,
        Values = infrared.Reflectance,
        Noise = ChannelNoise.Of(infrared.Reflectance, Array.FindIndex(infrared.WavelengthsNm, nm => nm >= Joining.OrderChangeNm)),
    };

    static ViewingGeometry? Seen(DetectorReading? reading) =>
        reading is { View: { Emission.Degrees: >= 0 and < 90 } view, Sun: var sun } ? new(sun.Incidence, view.Emission, view.Phase) : null;

    static MeasuredSoil Lit(SpectralCube? cube, Footprint footprint, MeasuredSoil soil)
    {
        const double ShadowsAtNm = 750;
        if (cube is null)
        {
            return soil;
        }

        var (brightness, inside) = (CubePlanes.Brightness(cube, ShadowsAtNm), CubePlanes.Inside(cube, footprint));
        var shadows = CubePlanes.Shadows(brightness);
        var lit = inside.Where(pixel => !shadows[pixel]).ToList();
        return inside.Count == 0 ? soil : soil with
        {
            ShadowShare = 1 - (lit.Count / (double)inside.Count),
            LitOverAll = lit.Count == 0 ? double.NaN : lit.Average(pixel => (double)brightness[pixel]) / inside.Average(pixel => (double)brightness[pixel]),
        };
    }
}
