namespace Farside.Core.Colour;

/// <summary>Linear sRGB (light, not the encoded numbers) and CIE XYZ; both have 1 for white.</summary>
/// <remarks>Source: the primaries' chromaticities of IEC 61966-2-1:1999.</remarks>
public static class Srgb
{
    public static ColourMatrix ToXyz { get; } = FromPrimaries();

    public static ColourMatrix FromXyz { get; } = ToXyz.Inverse();

    static ColourMatrix FromPrimaries()
    {
        var primaries = ColourMatrix.OfColumns(Whites.FromChromaticity(0.64, 0.33), Whites.FromChromaticity(0.30, 0.60), Whites.FromChromaticity(0.15, 0.06));
        var share = primaries.Inverse() * Whites.D65;
        return primaries * ColourMatrix.Diagonal(share.X, share.Y, share.Z);
    }
}
