namespace Farside.Formats.Tiff;

/// <summary>How strips and tiles are packed.</summary>
public enum TiffCompression
{
    None,

    /// <summary>zlib streams (Adobe's number, 8), after the predictor that suits the samples.</summary>
    Deflate,
}
