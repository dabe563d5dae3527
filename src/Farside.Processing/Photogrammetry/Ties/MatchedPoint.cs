namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>The same spot in two pictures; pixels from the centre of the top left pixel.</summary>
public readonly record struct MatchedPoint(double FirstColumn, double FirstRow, double SecondColumn, double SecondRow);
