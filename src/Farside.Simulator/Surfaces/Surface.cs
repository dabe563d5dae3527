namespace Farside.Simulator.Surfaces;

/// <summary>Everything a camera or spectrometer of the mission can meet.</summary>
enum Surface
{
    MatureSoil,

    /// <summary>Soil that lay bare for a short time: brighter, less red, deeper bands.</summary>
    ImmatureSoil,

    /// <summary>Soil turned over by wheels.</summary>
    DisturbedSoil,

    /// <summary>A fragment richer in plagioclase, low-calcium pyroxene and olivine than the soil.</summary>
    RockFragment,
    GoldFoil,
    WhitePaint,
    BlackPaint,
    GreyMetal,
    SolarCell,
    FlagRed,
    FlagYellow,
    PatchWhite,
    PatchLightGrey,
    PatchDarkGrey,
    PatchBlack,
    PatchRed,
    PatchGreen,
    PatchBlue,
    PatchYellow,
}
