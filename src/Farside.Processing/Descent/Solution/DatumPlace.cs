namespace Farside.Processing.Descent.Solution;

/// <summary>Where a part's lowest camera is believed to stand, metres east and north of the landing place, and how the ground below it lies.</summary>
readonly record struct DatumPlace(double East, double North, double SigmaM, double GroundSigmaM)
{
    const double DriftShare = 0.1;
    const double ReliefShare = 0.05;

    /// <summary>Over the landing place; from a height a lander may still drift off.</summary>
    public static DatumPlace Landing(DescentPriors priors, double heightM) =>
        new(0, 0, Math.Sqrt(Math.Pow(priors.PlaceSigmaM, 2) + Math.Pow(DriftShare * heightM, 2)), ReliefShare * heightM);
}
