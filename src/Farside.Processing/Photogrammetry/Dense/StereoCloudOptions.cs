namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>Which points of a pair are kept.</summary>
public sealed record StereoCloudOptions
{
    /// <summary>Nothing is nearer, metres: above 0.</summary>
    public double NearestM { get; init; } = 0.5;

    /// <summary>Nothing farther is kept, metres: above <see cref="NearestM"/>.</summary>
    public double FarthestM { get; init; } = 1000;

    /// <summary>The largest sigma of a range, as a share of the range: above 0.</summary>
    public double MostSigmaShare { get; init; } = 0.1;

    /// <summary>Four disparities around a pixel that differ by more lie on two surfaces, pixels: above 0.</summary>
    public double EdgePx { get; init; } = 2;

    /// <summary>Where things stand that are no ground.</summary>
    public IReadOnlyList<LeftOutCircle> LeftOut { get; init; } = [];
}
