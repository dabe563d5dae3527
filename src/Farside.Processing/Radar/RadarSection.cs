using Farside.Core.Rasters;

namespace Farside.Processing.Radar;

/// <summary>Echoes on their way through the chain: traces × samples, where the samples lie in time and the traces along the way.</summary>
public sealed record RadarSection
{
    /// <summary>Width = samples, height = traces, any unit.</summary>
    public required Raster<Linear> Echo { get; init; }

    /// <summary>Two-way time between samples, ns.</summary>
    public required double IntervalNs { get; init; }

    /// <summary>Two-way time of the first sample, ns: from the recorder's start until time zero is found, then from the ground's surface.</summary>
    public double FirstNs { get; init; }

    /// <summary>Two-way time through the air between antenna and ground that was taken off, ns; 0 where none was.</summary>
    public double AirNs { get; init; }

    /// <summary>Metres between traces where they stand evenly; 0 where they do not, or nobody knows.</summary>
    public double SpacingM { get; init; }

    /// <summary>East and north of each trace, metres; null where the way is taken as straight.</summary>
    public IReadOnlyList<(double EastM, double NorthM)>? PlacesM { get; init; }

    /// <summary>Height of the ground under each trace, metres above any level; null where it is taken as level.</summary>
    public IReadOnlyList<double>? HeightsM { get; init; }

    public int Traces => Echo.Height;

    public int Samples => Echo.Width;

    /// <summary>Two-way time of a sample, ns.</summary>
    public double NsOf(double sample) => FirstNs + (sample * IntervalNs);

    /// <summary>The sample at a two-way time.</summary>
    public double SampleAt(double ns) => (ns - FirstNs) / IntervalNs;
}
