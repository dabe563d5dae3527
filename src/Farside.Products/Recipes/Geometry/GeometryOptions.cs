namespace Farside.Products.Recipes.Geometry;

/// <summary>What the geometry recipe believes of labels and lenses before it looks at any tie.</summary>
public sealed record GeometryOptions
{
    /// <summary>Sigma of the heading that a sequence's labels share, degrees. Real labels' headings scatter by 0.30° within a sequence.</summary>
    public double HeadingSigmaDeg { get; init; } = 0.5;

    /// <summary>Sigma of the tilt that a sequence's labels share, degrees about each horizontal axis.</summary>
    public double TiltSigmaDeg { get; init; } = 0.3;

    /// <summary>Sigma of one pointing's heading beside that, degrees: play in the mast; null for what the mission's data say.</summary>
    public double? PointingHeadingSigmaDeg { get; init; }

    /// <summary>Sigma of one pointing's tilt beside that, degrees about each horizontal axis; null for what the mission's data say.</summary>
    public double? PointingTiltSigmaDeg { get; init; }

    /// <summary>Sigma of the angle between two neighbours' labels that ties are searched over, degrees; 2.5 times that are searched.</summary>
    public double SearchSigmaDeg { get; init; } = 0.5;

    /// <summary>Sigma of a label's focal length, as a share of it; null for what the mission's data say.</summary>
    public double? FocalSigma { get; init; }

    /// <summary>Sigma of a label's principal point, as a share of the picture's width; null for what the mission's data say.</summary>
    public double? PrincipalPointSigma { get; init; }

    /// <summary>Sigma of the lens's radial coefficients, about none; null for what the mission's data say.</summary>
    public double? RadialSigma { get; init; }

    /// <summary>Sigma of the lens's decentring coefficients, about none; null for what the mission's data say.</summary>
    public double? DecentringSigma { get; init; }

    /// <summary>Whether lenses are solved at all; else the labels' cameras stand fast.</summary>
    public bool SolvesLens { get; init; } = true;

    /// <summary>Sigma of how one eye is turned against the other beside the labels' statement, degrees.</summary>
    public double EyeSigmaDeg { get; init; } = 0.5;

    /// <summary>Sigma of the distance between the eyes, metres: it sets the scale.</summary>
    public double BaselineSigmaM { get; init; } = 5e-4;

    /// <summary>Share of the tracks that takes no part and judges the result.</summary>
    public double HeldOutShare { get; init; } = 0.1;

    /// <summary>Masks of hardware that somebody gave, on which no ties are looked for: each file's name and SHA-256.</summary>
    public IReadOnlyList<string> Masks { get; init; } = [];
}
