namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>How pictures without poses are compared.</summary>
public sealed record MatchOptions
{
    /// <summary>Pictures are reduced to at most this width or height before they are compared, pixels.</summary>
    public int WorkingSize { get; init; } = 1600;

    /// <summary>Features a picture, at most, spread over it.</summary>
    public int FeaturesPerPicture { get; init; } = 1600;

    /// <summary>Distance of the best to that of the second-best descriptor, at most.</summary>
    public double MostDistanceRatio { get; init; } = 0.8;

    /// <summary>Distance from the pair's map that is forgiven, pixels of the reduced picture: lens distortion and parallax fit no map of planes.</summary>
    public double ToleratedPx { get; init; } = 4;

    /// <summary>Pairs below this confidence are not returned; see <see cref="PictureMatch.Confidence"/>.</summary>
    public double LeastConfidence { get; init; } = 1;

    /// <summary>Reduced pictures held in memory at a time, at least two; each takes some six bytes a pixel.</summary>
    public int MostPicturesHeld { get; init; } = 32;
}
