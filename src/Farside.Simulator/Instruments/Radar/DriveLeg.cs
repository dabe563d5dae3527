namespace Farside.Simulator.Instruments.Radar;

/// <summary>A stretch driven without a stop: seconds after the period's start, metres along its way.</summary>
readonly record struct DriveLeg(double StartS, double StopS, double FromM, double ToM);
