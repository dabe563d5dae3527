using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Processing.Photogrammetry.Registration;

/// <summary>How a later picture is laid on an earlier one of the same ground.</summary>
public sealed record RegistrationOptions
{
    /// <summary>How ties are looked for; shadows and shades moved in between, so that more are tried and less alike ones taken than within a sequence.</summary>
    public TieOptions Ties { get; init; } = new() { CandidatesPerPair = 1600, TiesPerPair = 800, LeastCorrelation = 0.6, MostSigmaPx = 0.2, LeastOverlap = 0.02 };

    /// <summary>Fewer ties hold nothing.</summary>
    public int LeastTies { get; init; } = 40;

    /// <summary>Every so manieth tie takes no part in the fit and judges it.</summary>
    public int HeldOutEvery { get; init; } = 4;

    /// <summary>Ties that a curved correction needs, its twelve numbers; with fewer it is affine, six.</summary>
    public int CurvedFrom { get; init; } = 120;
}
