namespace Farside.Processing.Descent.Tracking;

/// <summary>Where a patch was found.</summary>
/// <param name="Correlation">Of patch and picture after gain and slopes of light, 0 to 1.</param>
/// <param name="SigmaPx">Standard deviation of the place, samples of the patch: root mean square of both directions.</param>
readonly record struct ShiftMatch(double X, double Y, double Correlation, double SigmaPx);
