namespace Farside.Processing.Imaging.Defects;

/// <summary>When a pixel or a column counts as broken.</summary>
public sealed record DefectOptions
{
    /// <summary>Photon noise: squared data numbers of variance for each data number of light. 0.04 gives the 44 dB at full scale that is published for the rover's cameras.</summary>
    public double PhotonVariance { get; init; } = 0.04;

    /// <summary>Reading noise, data numbers.</summary>
    public double ReadDn { get; init; } = 1.5;

    /// <summary>How many standard errors a pixel must stand off its neighbours, all frames taken together.</summary>
    public double Significance { get; init; } = 7;

    /// <summary>How many deviations off make a sighting in one frame.</summary>
    public double SightingSigmas { get; init; } = 3;

    /// <summary>Frames of different scenes in which it must be seen.</summary>
    public int LeastSightings { get; init; } = 3;

    /// <summary>Share of all frames in which it must be seen: few, since a hot pixel shows only in long exposures and on even ground.</summary>
    public double LeastShare { get; init; } = 0.15;

    /// <summary>A column is broken when it gives less than this share of what the columns beside it give.</summary>
    public double DeadColumnShare { get; init; } = 0.85;
}
