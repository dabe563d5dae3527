namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>A tie and how far from its point's projection it was measured (measured − projected), pixels; NaN where nothing projects.</summary>
/// <param name="Track">By place in the list of tracks.</param>
/// <param name="Point">What was measured.</param>
/// <param name="IsHeldOut">Did not enter the solution; its residual is then that of a prediction from its track's other ties.</param>
/// <param name="Directions">
/// Directions of the picture in which the residual says something: 2; of a held-out tie those alone in which its track's other ties predict it, along which the residual then lies.
/// </param>
public readonly record struct TieResidual(int Track, ImagePoint Point, double Column, double Row, bool IsRejected, bool IsHeldOut, int Directions);
