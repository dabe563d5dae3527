namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>The middle of many rotations.</summary>
static class RotationMean
{
    const int Steps = 20;

    /// <summary>Robust mean: rotations further from it than a tolerance pull no harder.</summary>
    /// <remarks>Weiszfeld's steps from the rotation with the least sum of angles to all others; Hartley et al. 2011, CVPR 3041–3048.</remarks>
    public static M3 Of(IReadOnlyList<M3> rotations, double toleranceRad)
    {
        var mean = rotations.MinBy(one => rotations.Sum(other => (other * one.Transposed).Log().Length));
        for (var step = 0; step < Steps; step++)
        {
            var (sum, weights) = (default(V3), 0.0);
            foreach (var one in rotations)
            {
                var away = (one * mean.Transposed).Log();
                var weight = Huber.Weight(away.Length, toleranceRad);
                (sum, weights) = (sum + (away * weight), weights + weight);
            }

            mean = M3.Exp(sum * (1 / weights)) * mean;
        }

        return mean;
    }
}
