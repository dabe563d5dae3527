using Farside.Core.Geometry;

namespace Farside.Products.Recipes.Descent;

/// <summary>The landing camera as the track used it: Brown's model, pixels of the frames.</summary>
public sealed record DescentCamera(
    int Width, int Height, double FocalLengthPx, double PrincipalColumn, double PrincipalRow, double K1, double K2, double K3, double P1, double P2)
{
    /// <summary>Standard deviations of the numbers that were free, by their names; the others stood fast.</summary>
    public IReadOnlyDictionary<string, double> Sigma { get; init; } = new Dictionary<string, double>();

    public static DescentCamera Of(BrownCamera camera) => new(
        camera.Width, camera.Height, camera.FocalLengthPx, camera.PrincipalColumn, camera.PrincipalRow, camera.K1, camera.K2, camera.K3, camera.P1, camera.P2);

    public BrownCamera ToModel() => new(Width, Height, FocalLengthPx, PrincipalColumn, PrincipalRow) { K1 = K1, K2 = K2, K3 = K3, P1 = P1, P2 = P2 };
}
