namespace Farside.Core.Measurements;

/// <summary>What a frame's numbers are proportional to.</summary>
public enum SampleMeaning
{
    /// <summary>Proportional to scene light once the black level is taken off.</summary>
    Linear,

    /// <summary>White-balanced and stretched for a screen on the ground (TCAM): never called linear, no radiance claimed.</summary>
    DisplayReferred,

    /// <summary>Nobody has said; shown as it is.</summary>
    Unknown,
}
