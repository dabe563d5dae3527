namespace Farside.Simulator.Evaluation.Geometry;

/// <summary>How well ties agree after adjustment: as the product states it and as its own table of ties says.</summary>
sealed class TieStatements : IGeometryQuantity
{
    public const string Stated = "geometry: tie RMS as stated";
    public const string Recomputed = "geometry: tie RMS from ties.csv";
    public const string HeldOutStated = "geometry: held-out tie RMS as stated";
    public const string HeldOutRecomputed = "geometry: held-out tie RMS from ties.csv";
    public const string Difference = "geometry: tie RMS, stated against ties.csv";
    public const string Rejected = "geometry: ties rejected";

    public IReadOnlyList<string> Quantities => [Stated, Recomputed, HeldOutStated, HeldOutRecomputed, Difference, Rejected];

    public IEnumerable<(string Quantity, double Value, int Judged, int Of)> Measure(GeometryCase geometry)
    {
        var (product, ties) = (geometry.Product, geometry.Ties);
        List<Tie> kept = [.. ties.Where(tie => !tie.IsRejected && !tie.IsHeldOut)], held = [.. ties.Where(tie => !tie.IsRejected && tie.IsHeldOut)];
        if (product.RmsPx is { } stated)
        {
            yield return (Stated, stated, kept.Count, ties.Count);
        }

        if (product.HeldOutRmsPx is { } heldOut)
        {
            yield return (HeldOutStated, heldOut, held.Count, ties.Count);
        }

        if (kept.Count > 0)
        {
            yield return (Recomputed, Rms(kept), kept.Count, ties.Count);
            yield return (Rejected, RejectedShare(ties), ties.Count, ties.Count);
        }

        if (held.Count > 0)
        {
            yield return (HeldOutRecomputed, Rms(held), held.Count, ties.Count);
        }

        if (kept.Count > 0 && product.RmsPx is not null)
        {
            yield return (Difference, Greatest(Rms(kept) - product.RmsPx, held.Count > 0 ? Rms(held) - product.HeldOutRmsPx : null), kept.Count + held.Count, ties.Count);
        }
    }

    // Two-dimensional: a residual that says something in one direction only counts for half.
    static double Rms(List<Tie> ties) => Math.Sqrt(2 * ties.Sum(tie => tie.SquaredResidual) / Math.Max(1, ties.Sum(tie => tie.Directions)));

    /// <summary>A tie is thrown away whole when one of its measurements is.</summary>
    static double RejectedShare(IReadOnlyList<Tie> ties)
    {
        var tracks = ties.GroupBy(tie => tie.Track).ToList();
        return tracks.Count(track => track.Any(tie => tie.IsRejected)) / (double)tracks.Count;
    }

    static double Greatest(double? a, double? b) => Math.Max(Math.Abs(a ?? 0), Math.Abs(b ?? 0));
}
