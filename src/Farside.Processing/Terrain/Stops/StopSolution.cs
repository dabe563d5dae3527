namespace Farside.Processing.Terrain.Stops;

/// <summary>All stops after the adjustment.</summary>
/// <param name="Stops">In the order given.</param>
/// <param name="Mast">Where the mast stands over the stated place, less what was assumed: ahead, to the left, up, metres.</param>
/// <param name="MastSigmaM">One sigma of each.</param>
/// <param name="Rejected">Numbers of links that contradict the others and were left out.</param>
/// <param name="LinkChi2">Of each link, what it says against the solution: six are expected where nothing else holds, less where much does.</param>
public sealed record StopSolution(
    IReadOnlyList<AdjustedStop> Stops, (double Ahead, double Left, double Up) Mast, (double Ahead, double Left, double Up) MastSigmaM, IReadOnlyList<int> Rejected, IReadOnlyList<double> LinkChi2)
{
    /// <summary>How large labels' errors from stop to stop came out, in units of what the priors assume; 1 where too few ties tell.</summary>
    public double StepFactor { get; init; } = 1;

    /// <summary>Degrees of freedom that told it.</summary>
    public double StepWitnesses { get; init; }

    /// <summary>One sigma of the way from the first stop to the last, each way, if labels alone told it, with errors as large as they came out; metres.</summary>
    public double LabelSigmaM { get; init; }

    /// <summary>Whether ties tell enough of labels' errors and of the mast to say where the rover stood twice as well as its labels do.</summary>
    public bool TellsPlaces => StepWitnesses >= StopNetwork.FewestWitnesses && DistanceSigmaM(0, Stops.Count - 1) < LabelSigmaM / 2;

    internal StopUnknowns? Unknowns { private get; init; }

    /// <summary>One sigma of the level distance between two stops, metres.</summary>
    public double DistanceSigmaM(int a, int b) => Unknowns!.DistanceSigmaM(a, b, Stops[a].Place, Stops[b].Place);
}
