namespace Farside.Processing.Terrain.Views;

/// <summary>Places of one height, in a row.</summary>
/// <param name="Points">Columns and rows of the level; integers are cells' centres. Higher ground lies to the right of the way on the map.</param>
/// <param name="IsClosed">The last point joins the first.</param>
public sealed record ContourLine(double HeightM, IReadOnlyList<(double X, double Y)> Points, bool IsClosed);
