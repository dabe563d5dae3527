namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>
/// How well a lens is known beforehand, number by number: 0 holds a number, a positive sigma frees it about its prior, +∞ frees it altogether.
/// Focal length and principal point in pixels, the others unitless.
/// </summary>
public sealed record InteriorSigmas
{
    public double FocalLengthPx { get; init; }

    public double PrincipalColumn { get; init; }

    public double PrincipalRow { get; init; }

    public double K1 { get; init; }

    public double K2 { get; init; }

    public double K3 { get; init; }

    public double P1 { get; init; }

    public double P2 { get; init; }

    internal double[] ToArray() => [FocalLengthPx, PrincipalColumn, PrincipalRow, K1, K2, K3, P1, P2];

    internal static InteriorSigmas From(ReadOnlySpan<double> s) => new()
    {
        FocalLengthPx = s[0],
        PrincipalColumn = s[1],
        PrincipalRow = s[2],
        K1 = s[3],
        K2 = s[4],
        K3 = s[5],
        P1 = s[6],
        P2 = s[7],
    };
}
