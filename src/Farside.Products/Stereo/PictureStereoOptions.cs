using Farside.Processing.Photogrammetry.Dense;

namespace Farside.Products.Stereo;

/// <summary>How somebody's pair is matched.</summary>
public sealed record PictureStereoOptions
{
    public required DenseOptions Matching { get; init; }

    public StereoCloudOptions Points { get; init; } = new();

    /// <summary>The pictures are on common rows already, whatever cameras they describe.</summary>
    public bool IsRectified { get; init; }
}
