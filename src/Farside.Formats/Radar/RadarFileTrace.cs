using Farside.Core.Time;

namespace Farside.Formats.Radar;

/// <summary>What a file says of one trace; null where it says nothing.</summary>
/// <param name="DistanceM">Along the way.</param>
/// <param name="EastM">In whatever axes the file has.</param>
public readonly record struct RadarFileTrace(Epoch? Time, double? DistanceM, double? EastM, double? NorthM, double? UpM)
{
    /// <summary>Nobody listened there: its echoes are zeros that keep the distances even.</summary>
    public bool IsDead { get; init; }
}
