using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>One stand of the rig, from which each of its eyes takes one or more pictures.</summary>
/// <param name="SiteFromRig">As it is believed now.</param>
/// <param name="Prior">
/// What was known before any tie; its sigmas are those of this station alone, beside the error it shares with others (<see cref="SharedError"/>).
/// For a station on a mast the position's part is not used.
/// </param>
public sealed record Station(Pose<SiteFrame, CameraFrame> SiteFromRig, PosePrior<SiteFrame> Prior)
{
    /// <summary>Which of the network's <see cref="Network.Pivots"/> carries this station; none stands free.</summary>
    public int? Pivot { get; init; }

    /// <summary>Which of the network's <see cref="Network.SharedErrors"/> its prior is subject to, if any.</summary>
    public int? SharedError { get; init; }

    /// <summary>A station where its label puts it.</summary>
    /// <param name="rotationRad">Sigma of the label's turn about each axis, radians.</param>
    /// <param name="positionM">Sigma of the label's place along each axis, metres.</param>
    public static Station At(Pose<SiteFrame, CameraFrame> label, double rotationRad, double positionM = 0) =>
        new(label, new(label, Sigma3.Each(rotationRad), Sigma3.Each(positionM)));
}
