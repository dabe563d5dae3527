namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Rotations that follow from links along the surest ones.</summary>
/// <param name="Rotations">siteFromCamera of each picture; null where no link leads.</param>
/// <param name="Component">For each picture the number of the piece it hangs in, 0 the largest.</param>
/// <param name="Links">Kept links of each picture.</param>
/// <param name="IsContradicted">For each match whether given pointings speak against it.</param>
/// <param name="Cost">How badly pairs, loops and pointings fit, unitless.</param>
sealed record RotationChain(M3?[] Rotations, int[] Component, int[] Links, bool[] IsContradicted, double Cost)
{
    public required bool HasPointings { get; init; }

    /// <summary>Pieces beside the largest one only hang together with it by given pointings.</summary>
    public bool IsPlaced(int picture) => Rotations[picture] is not null && (HasPointings || Component[picture] == 0);
}
