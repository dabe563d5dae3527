using Farside.Core.Geometry;
using Farside.Core.Time;

namespace Farside.Core.Measurements;

/// <summary>One radar record's housekeeping; its samples are a row of the <see cref="Radargram"/>.</summary>
/// <param name="Position">Antenna in the site frame; null before the first navigation fix.</param>
/// <param name="AttitudeRad">Pitch, roll, yaw of the rover in radians, yaw clockwise from north; null before the first fix.</param>
/// <param name="Quality">0 is good.</param>
public sealed record Trace(
    Epoch Time, Point<SiteFrame>? Position, (double Pitch, double Roll, double Yaw)? AttitudeRad, int WorkingMode,
    int Channel1Count, int Channel2Count, byte Quality);
