using Farside.Core.Geometry;

namespace Farside.Simulator.Instruments;

/// <summary>A camera's focal length, pixel and principal point as its labels give them, and the lens it truly has. Both for the whole, unbinned detector.</summary>
/// <param name="X0Mm">Principal point right of the centre of pixel (W/2 − 1, H/2 − 1), millimetres.</param>
/// <param name="Y0Mm">Principal point above it, millimetres.</param>
sealed record CameraOptics(int Width, int Height, double FocalLengthMm, double PixelUm, double X0Mm, double Y0Mm)
{
    const double PanoramicPixelUm = 7.4;

    /// <summary>The real label's numbers; the lens is that but for what a calibration cannot see: 0.1 px of focal length, 0.3 px of principal point and bending.</summary>
    public static CameraOptics Tcam { get; } = new(2352, 1728, 43.472040, PanoramicPixelUm, -0.248344, 0.021904)
    {
        Departure = Departs(focalScale: 1 + 1.5e-5, right: 0.24, down: -0.18) with { K1 = -0.0030, K2 = 0.002 },
    };

    /// <summary>
    /// Left eye: nominally 50 mm. Label offsets are of the size of the terrain camera's. The lens has a barrel of 4 px at the corners, 2 px less of focal length, and an axis 4 px off the label's.
    /// </summary>
    public static CameraOptics PcamLeft { get; } = new(2352, 1728, 50.021470, PanoramicPixelUm, 0.062318, -0.034772)
    {
        Departure = Departs(focalScale: 1 - 3.5e-4, right: 3.1, down: -2.2) with { K1 = -0.0610, K2 = 0.055, P1 = 1.4e-4, P2 = -0.9e-4 },
    };

    /// <summary>Right eye, by the same hand.</summary>
    public static CameraOptics PcamRight { get; } = new(2352, 1728, 49.987205, PanoramicPixelUm, -0.041093, 0.018264)
    {
        Departure = Departs(focalScale: 1 + 2.2e-4, right: -2.4, down: 2.9) with { K1 = -0.0545, K2 = 0.050, P1 = -0.8e-4, P2 = 1.2e-4 },
    };

    /// <summary>
    /// The landing camera. A pinhole of 8.55 mm sees 43.7° across this chip and the papers say 45.4°: a barrel with k₁ = −0.234 lies between the two, so it is taken for true.
    /// The label states the principal point as a pixel.
    /// </summary>
    public static CameraOptics Lcam { get; } = OfPixel(1024, 1024, 8.55, 6.7, 478.629870, 513.093420) with
    {
        Departure = Departs(focalScale: 1 + 9e-4, right: 1.9, down: -1.3) with { K1 = -0.234, K2 = 0.031, P1 = 2.1e-4, P2 = -1.6e-4 },
    };

    /// <summary>How the lens departs from the label's pinhole: the deviations in the places of the numbers they change.</summary>
    BrownCamera Departure { get; init; } = new(0, 0, 1, 0, 0);

    public static CameraOptics Pcam(bool isLeft) => isLeft ? PcamLeft : PcamRight;

    /// <summary>The label's camera when <paramref name="factor"/> × <paramref name="factor"/> pixels are joined.</summary>
    public PinholeCamera Stated(int factor = 1) => PinholeCamera.FromLabel(Width, Height, FocalLengthMm, PixelUm / 1000, X0Mm, Y0Mm).Binned(factor);

    /// <summary>The true camera when <paramref name="factor"/> × <paramref name="factor"/> pixels are joined.</summary>
    public BrownCamera True(int factor = 1)
    {
        var stated = Stated();
        return (Departure with
        {
            Width = Width,
            Height = Height,
            FocalLengthPx = stated.FocalLengthPx * Departure.FocalLengthPx,
            PrincipalColumn = stated.PrincipalColumn + Departure.PrincipalColumn,
            PrincipalRow = stated.PrincipalRow + Departure.PrincipalRow,
        }).Binned(factor);
    }

    /// <summary>
    /// The label's principal point for joined pixels, millimetres: its zero is the centre of pixel (W/2 − 1, H/2 − 1) of the smaller picture, which lies half a pixel less up and left.
    /// </summary>
    public (double X0Mm, double Y0Mm) OffsetsMm(int factor)
    {
        var shift = PixelUm / 1000 * (factor - 1) / 2;
        return (X0Mm + shift, Y0Mm - shift);
    }

    static BrownCamera Departs(double focalScale, double right, double down) => new(0, 0, focalScale, right, down);

    static CameraOptics OfPixel(int width, int height, double focalMm, double pixelUm, double column, double row) =>
        new(width, height, focalMm, pixelUm, (column - ((width / 2) - 1)) * pixelUm / 1000, ((height / 2) - 1 - row) * pixelUm / 1000);
}
