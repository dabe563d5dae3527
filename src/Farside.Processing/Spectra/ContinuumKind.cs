namespace Farside.Processing.Spectra;

/// <summary>What is taken away before a band is measured.</summary>
public enum ContinuumKind
{
    /// <summary>A straight line over each band, through its two shoulders.</summary>
    Line,

    /// <summary>The upper convex hull of the smoothed spectrum from 700 nm on.</summary>
    Hull,
}
