using Farside.Core.Geometry;
using Farside.Core.Rasters;

namespace Farside.Core.Measurements;

/// <summary>Radar traces × samples of one working period.</summary>
public sealed record Radargram : Measurement
{
    /// <summary>One per row of <see cref="Echo"/>.</summary>
    public required IReadOnlyList<Trace> Traces { get; init; }

    /// <summary>Echo, arbitrary units: width = samples per trace, height = traces.</summary>
    public required Raster<Linear> Echo { get; init; }

    /// <summary>Sampling interval, ns of two-way time.</summary>
    public required double SamplingIntervalNs { get; init; }

    /// <summary>The point that the records' positions count from, in the site frame; null at levels that do not carry one.</summary>
    public Point<SiteFrame>? ReferencePoint { get; init; }

    public double? CentralFrequencyMhz { get; init; }

    /// <summary>Height of the antenna above ground, cm; null when the label gives none.</summary>
    public double? AntennaHeightCm { get; init; }
}
