namespace Farside.Processing.Descent.Solution;

/// <summary>
/// Where a landing camera was, frame by frame, from what was followed through its pictures and from what is stated beside them. Key frames are adjusted together with
/// the ground's relief and the lens; every other frame is placed against that ground; a smooth motion leads over what is missing.
/// </summary>
public static class DescentSolver
{
    /// <exception cref="ArgumentException">Tracking and priors speak of different frames.</exception>
    /// <exception cref="DescentException">The frames do not hang together, or nobody states a length.</exception>
    public static DescentSolution Solve(DescentTracking tracking, DescentPriors priors, SolutionOptions? options = null, CancellationToken cancel = default)
    {
        var frames = priors.Seconds.Count;
        if (priors.States.Count != frames || tracking.KeyFrames.Any(frame => frame < 0 || frame >= frames) || tracking.Links.Any(link => link.First < 0 || link.Second >= frames))
        {
            throw new ArgumentException($"The tracking speaks of frames beyond the {frames} whose times are known.", nameof(tracking));
        }

        var parts = new PartPlan(tracking, priors, options ?? new(), cancel).Solve();
        return new TrackAssembly(tracking, priors, options ?? new(), parts, cancel).Assemble();
    }
}
