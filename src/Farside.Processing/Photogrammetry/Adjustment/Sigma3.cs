namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Standard deviations along three axes, each on its own; the unit is that of the quantity they belong to.</summary>
/// <remarks>All zero: the quantity is known and held. +∞: nothing is known along that axis. A zero beside others that are not is refused.</remarks>
public readonly record struct Sigma3(double X, double Y, double Z)
{
    /// <summary>Known exactly, so held.</summary>
    public static Sigma3 Known => default;

    /// <summary>Not known at all.</summary>
    public static Sigma3 Unknown => Each(double.PositiveInfinity);

    public bool IsKnown => X == 0 && Y == 0 && Z == 0;

    public static Sigma3 Each(double sigma) => new(sigma, sigma, sigma);
}
