using Farside.Archive.Missions;
using Farside.Core.Measurements;
using Farside.Processing.Spectra;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Spectra;

/// <summary>What one detector measured: its radiances, calibrated as the first days' want it, and the Sun they were taken under.</summary>
sealed record DetectorReading(double[] WavelengthsNm, double[] Radiance, SpectralChannels Channels, SunOverSoil Sun, bool HasEarlyFactors, SurfaceView? View)
{
    /// <summary>Reflectance factor of level ground, without errors.</summary>
    public double[] Reflectance { get; } = RadianceFactor.Of(Radiance, Channels.Irradiance, Sun.DistanceAu, Sun.Incidence);

    public static DetectorReading Of(Mission mission, Spectrum spectrum) =>
        Of(mission, spectrum.Observation, spectrum.WavelengthsNm, spectrum.Values, spectrum.Sun, spectrum.View, spectrum.Release);

    public static DetectorReading Of(Mission mission, SpectralCube cube, double[] radiance) =>
        Of(mission, cube.Observation, cube.WavelengthsNm, radiance, cube.Sun, cube.View, cube.Release);

    static DetectorReading Of(Mission mission, Observation observation, double[] nm, double[] radiance, Core.Sky.SunPosition? sun, SurfaceView? view, string release)
    {
        var channels = SpectralChannels.Of(mission.Instrument(observation.Instrument)!, observation.Mode)!;
        if (channels.Irradiance.Length != radiance.Length)
        {
            throw new ProductException(observation.Id, "channels", $"{radiance.Length}", $"{channels.Irradiance.Length}, as the mission's data file knows them");
        }

        var isEarly = channels.WantsEarlyFactors(release, observation.Start is { } start ? mission.LunarDay(start) : null);
        return new(nm, isEarly ? [.. radiance.Zip(channels.EarlyFactors, (value, factor) => value * factor)] : radiance, channels, SunOverSoil.Of(mission, observation, sun), isEarly, view);
    }
}
