namespace Farside.Simulator.Instruments.Radar;

/// <summary>What navigation says from a time on, until it speaks again: all zero, or a place and an attitude.</summary>
/// <param name="AtS">Seconds after the period's start.</param>
/// <param name="AlongM">Where on the way the rover was; null where nothing is known and the records hold zeros.</param>
/// <param name="North">Metres from the reference point; east and down likewise.</param>
/// <param name="PitchRad">Attitude in radians; yaw clockwise from north.</param>
readonly record struct NavigationFix(double AtS, double? AlongM, float North, float East, float Down, float PitchRad, float RollRad, float YawRad);
