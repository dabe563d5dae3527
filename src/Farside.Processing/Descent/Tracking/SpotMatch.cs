namespace Farside.Processing.Descent.Tracking;

/// <summary>A spot of the template frame found in another frame; pixels as seen in both.</summary>
/// <param name="Spot">Its number among the template's spots; −1 for a place of no such list.</param>
/// <param name="SigmaPx">Standard deviation of the place, pixels of the template.</param>
readonly record struct SpotMatch(int Spot, double X, double Y, double FoundX, double FoundY, double SigmaPx);
