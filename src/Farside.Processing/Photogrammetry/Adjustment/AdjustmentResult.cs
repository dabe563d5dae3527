namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>An adjusted network and how good it is. RMS are two-dimensional: √(mean of dx² + dy²), pixels, over accepted ties.</summary>
public sealed record AdjustmentResult
{
    public required Network Network { get; init; }

    /// <summary>One a view, in order.</summary>
    public required IReadOnlyList<ViewQuality> Views { get; init; }

    /// <summary>Pairs of views with ties in common, ordered by first and second view.</summary>
    public required IReadOnlyList<PairQuality> Pairs { get; init; }

    /// <summary>One a tie, in the order of tracks and their points.</summary>
    public required IReadOnlyList<TieResidual> Ties { get; init; }

    /// <summary>One a track, in order; null where fewer than two ties of it were accepted.</summary>
    public required IReadOnlyList<AdjustedPoint?> Points { get; init; }

    /// <summary>Sigmas of lenses, eyes, lever and pivots; those of poses are in <see cref="Views"/>.</summary>
    public required NetworkSigmas Sigmas { get; init; }

    /// <summary>Sigma of one coordinate of a tie, a posteriori, pixels.</summary>
    public required double TieSigmaPx { get; init; }

    public required double RmsPx { get; init; }

    /// <summary>
    /// RMS of ties that never entered the solution: each against the point that its track's other ties make, along the directions in which that
    /// point predicts it to three tie sigmas or better (ties of two views in space: across the epipolar line only), scaled to two dimensions.
    /// </summary>
    public required double HeldOutRmsPx { get; init; }

    /// <summary>Ties that count in <see cref="HeldOutRmsPx"/>.</summary>
    public required int HeldOutTies { get; init; }

    /// <summary>Share of held-out ties further off than the solution's own ties may be; left out of <see cref="HeldOutRmsPx"/>.</summary>
    public required double HeldOutRejectedShare { get; init; }

    /// <summary>Share of the ties in the solution that was rejected, 0 to 1.</summary>
    public required double RejectedShare { get; init; }

    /// <summary>
    /// Sigma of stations' stated pitches (turns about their own level axis) beside the error that all have in common, as ties find it, radians; NaN where ties tell fewer than ten.
    /// </summary>
    public required double StatedPitchRad { get; init; }

    /// <summary>How far principal points are off what was stated of them, in its sigmas: sum of squares, and how many numbers of ties (up to two a lens) that sum rests on.</summary>
    public required (double Squares, double Witnesses) StatedCentres { get; init; }

    /// <summary>Numbers solved for, points not counted.</summary>
    public required int Unknowns { get; init; }

    /// <summary>Steps taken, over all rounds.</summary>
    public required int Steps { get; init; }

    /// <summary>Rounds of rejecting and solving.</summary>
    public required int Rounds { get; init; }

    /// <summary>Whether the last round's steps became small enough and its ties stayed the same.</summary>
    public required bool HasConverged { get; init; }

    /// <summary>What happened, a line each, for the person who wonders.</summary>
    public required IReadOnlyList<string> Report { get; init; }
}
