namespace Farside.Processing.Terrain.Stops;

/// <summary>A tie between two stops: the second's ground moves onto the first's.</summary>
/// <param name="First">Number of the stop that stays.</param>
/// <param name="Second">Number of the stop whose ground moves.</param>
public sealed record StopLink(int First, int Second, GroundTie Tie);
