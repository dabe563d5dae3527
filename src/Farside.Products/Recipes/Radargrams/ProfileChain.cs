using Farside.Processing.Radar;

namespace Farside.Products.Recipes.Radargrams;

/// <summary>What is done to a section, and what is looked for in it on the way.</summary>
/// <param name="Depth">Null where no time zero is known: then neither scatterers nor layers are looked for.</param>
/// <param name="ZeroSigmaNs">How far time zero may be off, one sigma.</param>
sealed record ProfileChain(IReadOnlyList<RadarStep> Steps, Depth? Depth, double CentralMhz, double ZeroSigmaNs = 0)
{
    /// <summary>Of the steepest layer that is followed, degrees: on the Moon they lie nearly level.</summary>
    public double MostDipDeg { get; init; } = 6;

    public sealed record Outcome(RadarSection Done, RadarSection? Migrated, IReadOnlyList<Hyperbola> Picks, IReadOnlyList<Horizon> Layers);

    /// <summary>Scatterers are looked for in what the filters leave, layers in that once migrated; gain comes after both.</summary>
    public Outcome Run(RadarSection section, RadarWork work)
    {
        var filters = Steps.TakeWhile(step => step is TimeZeroStep or DewowStep or BandPassStep or BackgroundStep or AcrossHighPassStep).ToList();
        var filtered = RadarChain.Run(section, filters, work);
        if (Depth is not { } depth)
        {
            return new(RadarChain.Run(filtered, Steps.Skip(filters.Count), work), null, [], []);
        }

        var picks = Scatterers.Find(filtered, new() { PeriodNs = 1000 / CentralMhz }, work);
        var moved = filtered.SpacingM > 0 ? new StoltStep { VelocityMPerNs = Processing.Radar.Depth.Velocity(depth.Taken) }.Apply(Copy(filtered), work) : filtered;
        var layers = Horizons.Find(moved, HorizonOptions.Of(CentralMhz, Processing.Radar.Depth.Velocity(depth.Taken), MostDipDeg) with { ZeroSigmaNs = ZeroSigmaNs }, work);
        var migrates = Steps.Any(step => step is StoltStep or KirchhoffStep or EnvelopeStep);
        var migrated = migrates || filtered.SpacingM <= 0 ? null : RadarChain.Run(moved, Steps.Skip(filters.Count), work);
        return new(RadarChain.Run(filtered, Steps.Skip(filters.Count), work), migrated, picks, layers);
    }

    static RadarSection Copy(RadarSection section) => section with { Echo = new(section.Samples, section.Traces, section.Echo.Pixels.ToArray()) };
}
