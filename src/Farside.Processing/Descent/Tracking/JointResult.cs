namespace Farside.Processing.Descent.Tracking;

/// <summary>A joint solution.</summary>
/// <param name="Bend">Of the lens.</param>
/// <param name="Cost">Huber's cost over all points in units of their standard deviations.</param>
/// <param name="Equations">Two for each point.</param>
sealed record JointResult(IFrameModel Model, double Bend, double Cost, int Equations, int Unknowns);
