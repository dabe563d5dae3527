using Farside.Core.Geometry;

namespace Farside.Processing.Descent.Solution;

/// <summary>
/// A first value of the lens's third-order coefficient: the one with which views of nearly flat ground map to each other best. A zoom moves every spot along
/// the radius, so a lens that bends rays shows plainly.
/// </summary>
static class LensGuess
{
    const int MostPairs = 40;
    const int Steps = 24;
    const double Golden = 0.6180339887498949;

    /// <param name="sigma">How far the coefficient may lie off the camera's own; 0 leaves it.</param>
    public static BrownCamera Of(KeyPairs pairs, BrownCamera camera, double sigma)
    {
        if (sigma <= 0)
        {
            return camera;
        }

        var reach = Math.Min(3 * sigma, 0.6);
        var step = Math.Max(1, pairs.Keys.Count / MostPairs);
        var chosen = pairs.Keys.Where((_, i) => i % step == 0).ToList();
        double Cost(double k1) => chosen.Sum(pair => pairs.Link(pair, camera with { K1 = k1 }) is var (_, rms, _, _, _) ? Math.Log(rms + 1e-6) : 0);
        var (low, high) = (camera.K1 - reach, camera.K1 + reach);
        var (a, b) = (high - (Golden * (high - low)), low + (Golden * (high - low)));
        var (costA, costB) = (Cost(a), Cost(b));
        for (var i = 0; i < Steps && high - low > 1e-3; i++)
        {
            if (costA < costB)
            {
                (high, b, costB) = (b, a, costA);
                a = high - (Golden * (high - low));
                costA = Cost(a);
            }
            else
            {
                (low, a, costA) = (a, b, costB);
                b = low + (Golden * (high - low));
                costB = Cost(b);
            }
        }

        return camera with { K1 = (low + high) / 2 };
    }
}
