namespace Farside.Processing.Descent;

/// <summary>The same spot of the ground in two frames; pixels from the centre of the top left pixel.</summary>
/// <param name="SigmaPx">Of the second's place against the first's, pixels of the second.</param>
public readonly record struct PointPair(double FirstColumn, double FirstRow, double SecondColumn, double SecondRow, double SigmaPx);
