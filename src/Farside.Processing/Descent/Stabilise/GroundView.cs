namespace Farside.Processing.Descent.Stabilise;

/// <summary>A part of the ground seen from straight above, v upwards.</summary>
/// <param name="U">Of the picture's middle.</param>
/// <param name="V">Of the picture's middle.</param>
/// <param name="UnitsPerPixel">Size of a pixel of the picture.</param>
public readonly record struct GroundView(double U, double V, double UnitsPerPixel, int Width, int Height)
{
    public (double U, double V) GroundAt(double column, double row) =>
        (U + ((column - ((Width - 1) / 2.0)) * UnitsPerPixel), V - ((row - ((Height - 1) / 2.0)) * UnitsPerPixel));

    /// <summary>The rectangle seen, to the outer edges of its pixels.</summary>
    public (double Left, double Bottom, double Right, double Top) Bounds =>
        (U - (Width * UnitsPerPixel / 2), V - (Height * UnitsPerPixel / 2), U + (Width * UnitsPerPixel / 2), V + (Height * UnitsPerPixel / 2));
}
