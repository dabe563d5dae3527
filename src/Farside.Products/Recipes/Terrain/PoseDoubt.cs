using Farside.Products.Recipes.Geometry;

namespace Farside.Products.Recipes.Terrain;

/// <summary>What the geometry's own sigmas do to heights: what all views share lifts, tilts and stretches the model, what one view has alone sets it off from its neighbours.</summary>
/// <param name="cameras">As the adjustment left them.</param>
/// <param name="used">The views whose points are taken.</param>
/// <param name="standsAlone">False where ground of other sequences is joined: what these views share is then a doubt between them and the others.</param>
sealed class PoseDoubt(AdjustedCameras cameras, IReadOnlyList<AdjustedView> used, bool standsAlone = true)
{
    const double Degree = Math.PI / 180;

    /// <summary>Standard deviation of the whole model's height, metres.</summary>
    public double LiftM => Least(sigma => sigma.OriginM[2]);

    /// <summary>Standard deviation of the whole model's tilt, degrees.</summary>
    public double TiltDeg => cameras.CommonSigmaDeg is [var east, var north, _] ? Math.Max(east, north) : Least(Tilt);

    /// <summary>Share of a range by which the eyes' turn against each other may make it wrong, at one metre; it grows in proportion to the range.</summary>
    public double TurnPerM => cameras.Rig?.RangeSigmaPerM ?? 0;

    /// <summary>Standard deviation of the height that one view's points share and others' do not, metres.</summary>
    /// <param name="rangeM">Where they lie, on the whole.</param>
    public double SharedSigmaM(AdjustedView view, double rangeM)
    {
        if (view.Sigma is not { } sigma)
        {
            return 0;
        }

        var lift = Beyond(sigma.OriginM[2], standsAlone ? LiftM : 0);
        var tilt = Beyond(Tilt(sigma), standsAlone ? Least(Tilt) : 0) * Degree * rangeM;
        return Math.Sqrt((lift * lift) + (tilt * tilt));
    }

    static double Tilt(PoseSigma sigma) => Math.Max(sigma.RotationDeg[0], sigma.RotationDeg[1]);

    static double Beyond(double all, double common) => Math.Sqrt(Math.Max(0, (all * all) - (common * common)));

    double Least(Func<PoseSigma, double> of) => used.Where(view => view.Sigma is not null).Select(view => of(view.Sigma!)).DefaultIfEmpty(0).Min();
}
