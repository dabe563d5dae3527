namespace Farside.Formats.Radar;

/// <summary>A radar section from anybody's file: echoes in the file's own numbers, and what it says of them.</summary>
public sealed record RadarFile
{
    /// <summary>The format's name for people.</summary>
    public required string Format { get; init; }

    /// <summary>Width = samples, height = traces.</summary>
    public required Raster<Linear> Echo { get; init; }

    /// <summary>Two-way time between samples, ns.</summary>
    public required double IntervalNs { get; init; }

    /// <summary>Two-way time of the first sample, ns after the file's own time zero; below zero where it begins earlier.</summary>
    public double FirstNs { get; init; }

    /// <summary>One for each row of <see cref="Echo"/>.</summary>
    public required IReadOnlyList<RadarFileTrace> Traces { get; init; }

    public double? CentralMhz { get; init; }

    /// <summary>Between transmitter and receiver, m.</summary>
    public double? SeparationM { get; init; }

    /// <summary>What the file says in words, or what had to be assumed: name → text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];
}
