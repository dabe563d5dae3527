namespace Farside.Processing.Imaging.Colour;

/// <summary>Where a part of a colour calibration comes from.</summary>
public enum ColourSource
{
    /// <summary>Nothing was known: the camera's own colours stand for the screen's.</summary>
    Identity,

    /// <summary>The band passes of a camera like it.</summary>
    Bands,

    /// <summary>The known redness of the Moon's soil.</summary>
    SoilRatio,

    /// <summary>A reflectance spectrum of the same soil.</summary>
    Spectrum,

    /// <summary>A patch of known colours in view.</summary>
    Patch,
}
