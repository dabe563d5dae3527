namespace Farside.Processing.Descent.Solution;

/// <summary>How a descent is solved.</summary>
public sealed record SolutionOptions
{
    /// <summary>Sigma of a tracked point before anything is known, pixels; then it is estimated.</summary>
    public double PointSigmaPx { get; init; } = 0.2;

    /// <summary>Points beyond so many sigmas are left out …</summary>
    public double RejectSigmas { get; init; } = 4;

    /// <summary>… but none nearer than this, pixels.</summary>
    public double RejectFloorPx { get; init; } = 0.5;

    /// <summary>Share of the tracks that never enters the solution and judges it.</summary>
    public double HeldOutShare { get; init; } = 0.1;

    /// <summary>Key frames hang together by at least so many common tracks.</summary>
    public int FewestCommon { get; init; } = 8;

    /// <summary>How far ground lies off a plane below the camera, sigma as a share of the height it is seen from: holds spots that no parallax does.</summary>
    public double ReliefShare { get; init; } = 0.05;

    /// <summary>Sigma of the slope of ground against the level, at any one size, rad: lets no tilt creep in on a long way straight down.</summary>
    /// <remarks>Of lunar plains: the median slope over 17 m is 2.0° in the maria and 7.5° in the highlands (Rosenburg et al. 2011, J. Geophys. Res. 116, E02001).</remarks>
    public double SlopeSigma { get; init; } = 0.07;

    /// <summary>
    /// How much tilt may creep in while the height halves, rad: straight down, a picture tells its camera's tilt from the ground's only to second order, which normal
    /// equations do not see.
    /// </summary>
    public double TiltWanderRad { get; init; } = 0.012;

    /// <summary>
    /// How much the scale may creep in while the height halves, a share: what a lens bends otherwise and relief that is seen alike by neighbouring frames, normal equations take for independent
    /// errors. Such that heights' errors are one sigma over nine simulated descents.
    /// </summary>
    public double ScaleWander { get; init; } = 1.25e-3;

    /// <summary>How much a lander's acceleration may differ between two moments a second apart, m/s²: leads over gaps.</summary>
    public double AccelerationSigmaMs2 { get; init; } = 1;

    /// <summary>Steps of one adjustment, at most.</summary>
    public int MostSteps { get; init; } = 60;
}
