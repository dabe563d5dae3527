namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Three residuals of what was known beforehand, and how they move with one or two blocks of three columns.</summary>
/// <param name="Residual">Believed now − known beforehand.</param>
/// <param name="InverseSigma">1/σ of each; 0 = nothing is known.</param>
/// <param name="IsRobust">A label among many: it may be plainly wrong.</param>
/// <param name="Column">−1 = held.</param>
/// <param name="OtherColumn">−1 = held, or there is no other block.</param>
readonly record struct PriorTerm(V3 Residual, V3 InverseSigma, bool IsRobust, int Column, M3 Slope, int OtherColumn, M3 OtherSlope)
{
    public V3 Whitened => new(Residual.X * InverseSigma.X, Residual.Y * InverseSigma.Y, Residual.Z * InverseSigma.Z);

    /// <summary>Huber's weight, or 1.</summary>
    public double Weight(double threshold)
    {
        var length = Whitened.Length;
        return IsRobust && length > threshold ? threshold / length : 1;
    }

    /// <summary>Twice the negative logarithm of what it has to say, robust.</summary>
    public double Cost(double threshold) => Huber.Cost(Whitened.Length, IsRobust ? threshold : double.PositiveInfinity);
}
