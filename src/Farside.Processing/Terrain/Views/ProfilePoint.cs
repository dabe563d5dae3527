namespace Farside.Processing.Terrain.Views;

/// <summary>One place of an elevation profile.</summary>
/// <param name="AlongM">Metres of way to there, on the map.</param>
public readonly record struct ProfilePoint(double AlongM, double EastM, double NorthM, double HeightM, double SigmaM);
