namespace Farside.Processing.Imaging;

/// <summary>How the two missing colours of a Bayer pixel are found.</summary>
public enum DemosaicMethod
{
    /// <summary>The mean of the nearest samples of each colour.</summary>
    Bilinear,

    /// <summary>Malvar, He &amp; Cutler 2004: bilinear, corrected by the Laplacian of the known colour.</summary>
    Malvar,

    /// <summary>Menon, Andriani &amp; Calvagno 2007 with a-posteriori decision and refining step.</summary>
    Menon,

    /// <summary>Menon 2007 without the refining step.</summary>
    MenonUnrefined,

    /// <summary>Ratio-corrected demosaicing (Luis Sanz Rodríguez).</summary>
    Rcd,

    /// <summary>Residual interpolation, the best and slowest (Monno, Kiku, Tanaka &amp; Okutomi 2015 and after).</summary>
    Residual,
}
