using Farside.Core.Rasters;
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

    /// <summary>Layers that could be followed.</summary>
    public IReadOnlyList<Horizon> Layers { get; init; } = [];

    /// <summary>What depths of layers rest on; null where there is no depth.</summary>
    public GroundPermittivity? Permittivity { get; init; }

    /// <summary>The section migrated before its gain; null where the steps already did, or the spacing is unknown.</summary>
    public RadarSection? Migrated { get; init; }

    /// <summary>Null where no time zero is known: then there is no depth.</summary>
    public Depth? Depth { get; init; }

    /// <summary>Metres along the way of a trace of the section.</summary>
    public double AlongM(int trace) => trace < Traces.Count ? Traces[trace].AlongM : trace * Section.SpacingM;

    /// <summary>Runs the steps over one section.</summary>
    public static RadarProfile Of(RadarSection section, IReadOnlyList<PlacedTrace> traces, ProfileChain chain, RadarWork work) =>
        Of([new(0, section)], traces, chain, work);

    /// <summary>Runs the steps over each part by itself and lays the parts one behind the other; between them is silence.</summary>
    public static RadarProfile Of(IReadOnlyList<ProfilePart> parts, IReadOnlyList<PlacedTrace> traces, ProfileChain chain, RadarWork work)
    {
        var done = parts.Select(part => (part.First, Part: chain.Run(part.Section, work))).ToList();
        var (picks, layers) = (new List<Hyperbola>(), new List<Horizon>());
        foreach (var (first, part) in done)
        {
            picks.AddRange(part.Picks.Select(pick => pick with { AtM = pick.AtM + (first * part.Done.SpacingM) }));
            layers.AddRange(part.Layers.Select(layer => layer with { Points = [.. layer.Points.Select(point => point with { Trace = point.Trace + first })] }));
        }

        var heights = traces.Count > 0 ? traces.Select(trace => trace.Place.Z).ToList() : done[0].Part.Done.HeightsM;
        return new()
        {
            Section = Joined([.. done.Select(part => (part.First, part.Part.Done))], heights),
            Traces = traces,
            Steps = chain.Steps,
            Picks = picks,
            Layers = layers,
            Permittivity = chain.Depth is { } given ? GroundPermittivity.Of(picks, given) : null,
            Depth = chain.Depth,
            Migrated = done.TrueForAll(part => part.Part.Migrated is not null) ? Joined([.. done.Select(part => (part.First, part.Part.Migrated!))], heights) : null,
        };
    }

    static RadarSection Joined(List<(int First, RadarSection Section)> parts, IReadOnlyList<double>? heights)
    {
        if (parts is [(0, var only)])
        {
            return only;
        }

        var joined = new Raster<Linear>(parts.Min(part => part.Section.Samples), parts[^1].First + parts[^1].Section.Traces);
        var filled = 0;
        foreach (var (first, part) in parts)
        {
            for (var trace = Math.Max(first, filled); trace < first + part.Traces; trace++)
            {
                part.Echo.Row(trace - first)[..joined.Width].CopyTo(joined.Row(trace));
            }

            filled = first + part.Traces;
        }

        return parts[0].Section with { Echo = joined, HeightsM = heights, PlacesM = null };
    }
}
