using Farside.Processing.Photogrammetry.Stereo;

namespace Farside.Products.Recipes;

/// <summary>How a turning pair of eyes becomes two panoramas.</summary>
public sealed record StereoPanoramaOptions
{
    /// <summary>Pixels of a whole turn; null for the frames' own resolution, at most <see cref="MostOwnWidth"/>.</summary>
    public int? Width { get; init; }

    /// <summary>Widest whole turn that is made without being asked for, pixels.</summary>
    public int MostOwnWidth { get; init; } = 10_000;

    /// <summary>How the anaglyph's colours are shared.</summary>
    public AnaglyphMethod Method { get; init; } = AnaglyphMethod.Dubois;

    /// <summary>The largest range of disparities without a warning, % of a picture 60° wide.</summary>
    public double MostRangePercent { get; init; } = 3;

    /// <summary>Distance beyond which ground counts as far, metres: a plane says nothing of hills.</summary>
    public double GroundReachM { get; init; } = 200;

    /// <summary>Bytes of opened frames to keep at hand.</summary>
    public long PictureBytes { get; init; } = 384L << 20;

    /// <summary>A quarter of the width and height.</summary>
    public bool Preview { get; init; }
}
