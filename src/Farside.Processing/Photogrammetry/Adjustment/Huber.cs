namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Squares near zero, straight lines beyond a threshold.</summary>
/// <remarks>Source: Huber 1964, Annals of Mathematical Statistics 35, 73–101.</remarks>
static class Huber
{
    public static double Cost(double residual, double threshold) =>
        residual <= threshold ? residual * residual : (2 * threshold * residual) - (threshold * threshold);

    public static double Weight(double residual, double threshold) => residual <= threshold ? 1 : threshold / residual;
}
