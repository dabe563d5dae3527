namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>How a bundle adjustment weighs, rejects and stops.</summary>
public sealed record AdjustmentOptions
{
    public Structure Structure { get; init; } = Structure.Points;

    /// <summary>Sigma of one coordinate of a tie before anything is known, pixels; then it is estimated from the ties themselves.</summary>
    public double TieSigmaPx { get; init; } = 0.2;

    /// <summary>Whether <see cref="TieSigmaPx"/> is known for sure, so that nothing is estimated.</summary>
    public bool IsTieSigmaKnown { get; init; }

    /// <summary>Huber's threshold: ties further off than this pull no harder, pixels …</summary>
    public double HuberPx { get; init; } = 1;

    /// <summary>… or than so many robust sigmas of a tie, whichever is more.</summary>
    public double HuberSigmas { get; init; } = 3;

    /// <summary>Huber's threshold for a station's prior pose, in its sigmas, so that one label wrong by a degree does not turn the others.</summary>
    public double PriorHuberSigmas { get; init; } = 2.5;

    /// <summary>Ties beyond so many robust sigmas are rejected …</summary>
    public double RejectSigmas { get; init; } = 3.5;

    /// <summary>… but none nearer than this, pixels.</summary>
    public double RejectFloorPx { get; init; } = 0.5;

    /// <summary>Rounds of rejecting and solving again, at most.</summary>
    public int MostRounds { get; init; } = 12;

    /// <summary>Steps of one solution, at most.</summary>
    public int MostSteps { get; init; } = 40;

    /// <summary>A station with fewer accepted ties to other stations keeps its prior pose.</summary>
    public int FewestTies { get; init; } = 6;

    /// <summary>A station of which a smaller share of its ties is accepted keeps its prior pose: they agree by chance.</summary>
    public double LeastAcceptedShare { get; init; } = 0.1;

    /// <summary>Share of the tracks that never enters the solution and judges it; chosen by a hash of what they measured.</summary>
    public double HeldOutShare { get; init; } = 0.1;

    /// <summary>How near points may be, metres: the prior of inverse distance is 0 with sigma 1 over this, where no surface says better.</summary>
    public double NearestM { get; init; } = 0.5;

    /// <summary>
    /// How far beyond infinity far things may seem to lie because the eyes' turn against each other is known no better: its sigma over their baseline, inverse metres.
    /// </summary>
    public double InfinitySigma { get; init; }

    /// <summary>Where points likely lie; counts where parallax says little.</summary>
    public ISurface? Surface { get; init; }

    /// <summary>Sigma of the surface's height, metres.</summary>
    public double SurfaceSigmaM { get; init; } = 0.3;

    /// <summary>Threads at most; 0 = as many as there are processors. The result does not depend on it.</summary>
    public int Threads { get; init; }

    internal double HuberAt(double sigmaPx) => Math.Max(HuberPx, HuberSigmas * sigmaPx);

    internal ParallelOptions Parallelism(CancellationToken cancel) =>
        new() { MaxDegreeOfParallelism = Threads > 0 ? Threads : -1, CancellationToken = cancel };
}
