namespace Farside.Products.Films;

/// <summary>What a film is encoded as.</summary>
public enum FilmFormat
{
    /// <summary>H.264, High profile, in MP4 whose index stands first: what every browser plays.</summary>
    H264,

    /// <summary>AV1 in MP4: about half the size, slower to make.</summary>
    Av1,

    /// <summary>An animated picture for a page or a message.</summary>
    WebP,
}
