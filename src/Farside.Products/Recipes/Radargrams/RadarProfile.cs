using Farside.Processing.Radar;

namespace Farside.Products.Recipes.Radargrams;

/// <summary>A section of the ground along a way: evenly spaced, processed, every trace with its place.</summary>
sealed record RadarProfile
{
    public required RadarSection Section { get; init; }

    /// <summary>One for each trace of the section; none where the traces have no places, as in a file of somebody else's.</summary>
    public required IReadOnlyList<PlacedTrace> Traces { get; init; }

    /// <summary>What was done, in order.</summary>
    public required IReadOnlyList<RadarStep> Steps { get; init; }

    /// <summary>Scatterers whose hyperbolas could be fitted.</summary>
    public IReadOnlyList<Hyperbola> Picks { get; init; } = [];

    /// <summary>The section migrated before its gain; null where the steps already did, or the spacing is unknown.</summary>
    public RadarSection? Migrated { get; init; }

    /// <summary>Null where no time zero is known: then there is no depth.</summary>
    public Depth? Depth { get; init; }

    /// <summary>Runs the steps; scatterers are looked for in what the filters leave, before gain and migration.</summary>
    public static RadarProfile Of(RadarSection section, IReadOnlyList<PlacedTrace> traces, IReadOnlyList<RadarStep> steps, Depth? depth, double centralMhz, RadarWork work)
    {
        var filters = steps.TakeWhile(step => step is TimeZeroStep or DewowStep or BandPassStep or BackgroundStep or AcrossHighPassStep).ToList();
        var filtered = RadarChain.Run(section, filters, work);
        var picks = depth is null ? [] : Scatterers.Find(filtered, new() { PeriodNs = 1000 / centralMhz }, work);
        var migrates = steps.Any(step => step is StoltStep or KirchhoffStep or EnvelopeStep);
        var migrated = migrates || filtered.SpacingM <= 0 || depth is not { } ground ? null
            : RadarChain.Run(filtered with { Echo = new(filtered.Samples, filtered.Traces, filtered.Echo.Pixels.ToArray()) }, [new StoltStep { VelocityMPerNs = Processing.Radar.Depth.Velocity(ground.Taken) }, .. steps.Skip(filters.Count)], work);
        var done = RadarChain.Run(filtered, steps.Skip(filters.Count), work);
        return new()
        {
            Section = done,
            Traces = traces,
            Steps = steps,
            Picks = picks,
            Depth = depth,
            Migrated = migrated,
        };
    }
}
