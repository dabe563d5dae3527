namespace Farside.Processing.Spectra;

/// <summary>Where an absorption band lies: its two shoulders, and where its centre may be, all in nanometres.</summary>
public sealed record BandWindow(string Name, double LeftFromNm, double LeftToNm, double RightFromNm, double RightToNm, double CentreFromNm, double CentreToNm)
{
    /// <summary>Iron in pyroxene and olivine; shoulders near 750 and 1550 nm.</summary>
    public static BandWindow OneMicron { get; } = new("1 um", 720, 780, 1500, 1600, 850, 1150);

    /// <summary>Iron in pyroxene; shoulders near 1550 nm and at the end of the spectrum.</summary>
    public static BandWindow TwoMicron { get; } = new("2 um", 1500, 1600, 2330, 2395, 1700, 2250) { IsBroad = true };

    /// <summary>Whether the band fills its window so evenly that one curve of a few coefficients follows it from shoulder to shoulder.</summary>
    public bool IsBroad { get; init; }

    public double LeftNm => (LeftFromNm + LeftToNm) / 2;

    public double RightNm => (RightFromNm + RightToNm) / 2;
}
