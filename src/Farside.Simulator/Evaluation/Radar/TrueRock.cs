namespace Farside.Simulator.Evaluation.Radar;

/// <summary>A rock in the ground as the truth tells it.</summary>
/// <param name="DepthM">Of its middle, straight down.</param>
/// <param name="Ns">Two-way time straight down to it from the surface.</param>
/// <param name="Strength">Echo at one metre, any unit.</param>
readonly record struct TrueRock(double EastM, double NorthM, double DepthM, double Ns, double Strength);
