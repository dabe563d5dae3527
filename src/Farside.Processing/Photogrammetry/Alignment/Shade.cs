namespace Farside.Processing.Photogrammetry.Alignment;

/// <summary>
/// Light towards the corners as a share of that in the middle: exp(a r² + b r⁴), with r from the picture's middle, 1 at its corners. A slope of light across a
/// patch of soil moves the place where it fits best, if only by thousandths of a pixel; a row's focal length hangs on those.
/// </summary>
public readonly record struct Shade(double A, double B)
{
    public double At(double radiusSquared) => Math.Exp(radiusSquared * (A + (B * radiusSquared)));

    internal static double RadiusSquared(double column, double row, int width, int height)
    {
        var (x, y) = (column - ((width - 1) / 2.0), row - ((height - 1) / 2.0));
        return 4 * ((x * x) + (y * y)) / (((double)width * width) + ((double)height * height));
    }
}
