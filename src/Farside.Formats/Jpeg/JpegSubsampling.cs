namespace Farside.Formats.Jpeg;

/// <summary>How finely a JPEG keeps colour. The numbers are TurboJPEG's.</summary>
public enum JpegSubsampling
{
    /// <summary>Colour at every pixel (4:4:4).</summary>
    None = 0,

    /// <summary>Colour at every second pixel of a row (4:2:2).</summary>
    Half = 1,

    /// <summary>Colour at every second pixel of every second row (4:2:0).</summary>
    Quarter = 2,
}
