namespace Farside.Core.Colour;

/// <summary>What a colour seen under one white becomes under another, for an eye that is used to each: the linear Bradford transform on CIE XYZ.</summary>
/// <remarks>Source: Lam 1985, thesis, University of Bradford; the linear form as in ICC.1:2022, annex E.</remarks>
public static class ChromaticAdaptation
{
    static readonly ColourMatrix Cones = new(0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296);

    public static ColourMatrix Bradford(Tristimulus fromWhite, Tristimulus toWhite)
    {
        var (from, to) = (Cones * fromWhite, Cones * toWhite);
        return Cones.Inverse() * ColourMatrix.Diagonal(to.X / from.X, to.Y / from.Y, to.Z / from.Z) * Cones;
    }
}
