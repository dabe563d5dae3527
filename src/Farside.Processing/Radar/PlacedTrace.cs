using Farside.Core.Geometry;
using Farside.Core.Time;

namespace Farside.Processing.Radar;

/// <summary>A trace with its place along the way.</summary>
/// <param name="Number">Of the stored trace; between two where it was made from both.</param>
/// <param name="AlongM">Metres along the way from its first trace.</param>
/// <param name="Place">Of the antenna, between the two navigation fixes about it.</param>
/// <param name="AttitudeRad">Pitch, roll, yaw at the last fix; null before the first that gives one.</param>
public readonly record struct PlacedTrace(double Number, double AlongM, Epoch Time, Point<SiteFrame> Place, (double Pitch, double Roll, double Yaw)? AttitudeRad);
