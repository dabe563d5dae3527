namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>The best place of a search.</summary>
/// <param name="Score">Its correlation coefficient.</param>
/// <param name="Rival">The best correlation well away from it.</param>
readonly record struct Peak(double X, double Y, float Score, float Rival)
{
    // Distance² of two normalised patches is 2 − 2 × correlation: the ratio test of descriptors, for patches.
    const double MostDistanceRatio = 0.7;

    /// <summary>True when nothing else looks nearly as much like the patch.</summary>
    public bool IsUnique => 1 - Score < MostDistanceRatio * (1 - Rival);
}
