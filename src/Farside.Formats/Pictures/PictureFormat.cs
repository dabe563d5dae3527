namespace Farside.Formats.Pictures;

/// <summary>A picture format that Farside reads.</summary>
public enum PictureFormat
{
    Png,
    Tiff,

    /// <summary>PGM, PPM or PFM.</summary>
    PortableMap,

    Jpeg,
}
