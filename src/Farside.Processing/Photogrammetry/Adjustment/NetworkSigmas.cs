namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>How well an adjustment knows what its pictures have in common.</summary>
/// <param name="Cameras">One a camera group: sigmas of its free numbers, 0 for those held.</param>
/// <param name="Eyes">One an eye: covariance of its rigFromEye; zero for one that is held.</param>
/// <param name="EyeConvergencesRad">One an eye: how far its looks turn against the first one's about the rig's up axis, principal columns included; radians.</param>
/// <param name="LeverM">Of the mast's lever, metres.</param>
/// <param name="PivotsM">One a pivot, metres.</param>
/// <param name="SharedRotationsRad">One a shared error: its turn, radians.</param>
/// <param name="SharedShiftsM">One a shared error: its shift, metres.</param>
public sealed record NetworkSigmas(
    IReadOnlyList<InteriorSigmas> Cameras,
    IReadOnlyList<PoseCovariance> Eyes,
    IReadOnlyList<double> EyeConvergencesRad,
    Sigma3 LeverM,
    IReadOnlyList<Sigma3> PivotsM,
    IReadOnlyList<Sigma3> SharedRotationsRad,
    IReadOnlyList<Sigma3> SharedShiftsM);
