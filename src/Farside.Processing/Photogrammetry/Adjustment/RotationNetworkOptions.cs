namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>How pictures from one spot are put together when their poses are not known, or poorly.</summary>
public sealed record RotationNetworkOptions
{
    /// <summary>Sigma of a given pointing about each axis, degrees.</summary>
    public double PointingSigmaDeg { get; init; } = 0.3;

    /// <summary>Sigma of a given focal length as a share of it; 0 holds it.</summary>
    public double FocalSigmaShare { get; init; } = 0.03;

    /// <summary>Sigma of how far radial distortion moves a picture's corner, as a share of its distance from the middle; 0 holds the given lens.</summary>
    public double RadialSigmaShare { get; init; } = 0.01;

    /// <summary>Sigma of the principal point, as a share of the picture's width; 0 holds it.</summary>
    public double PrincipalSigmaShare { get; init; }

    /// <summary>Matches below this confidence are not looked at.</summary>
    public double LeastConfidence { get; init; } = 1;

    /// <summary>Points of a match that count, at most.</summary>
    public int PointsPerLink { get; init; } = 200;

    /// <summary>A match of which a smaller share of points agrees with all others together is thrown out.</summary>
    public double LeastAgreeingShare { get; init; } = 0.35;

    /// <summary>How the last solution weighs and rejects; its structure is always directions.</summary>
    public AdjustmentOptions Adjustment { get; init; } = new() { TieSigmaPx = 0.5, HuberPx = 1.5, RejectFloorPx = 2, HeldOutShare = 0 };
}
