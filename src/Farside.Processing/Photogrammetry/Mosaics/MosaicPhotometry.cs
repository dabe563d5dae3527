namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>What makes overlapping pictures agree in linear light: picture i shows gain · light · V(place) · scene.</summary>
/// <param name="Gains">One a view; their geometric mean is 1.</param>
/// <param name="GainSigmas">Standard error of each gain, as a share of it.</param>
/// <param name="Lights">Sunlight on level ground when each view was taken; the geometric mean is 1.</param>
/// <param name="Falloffs">One a camera.</param>
/// <param name="RadialSigmas">Standard errors of each camera's v₁, v₂, v₃.</param>
/// <param name="Overlaps">How well pairs agree afterwards.</param>
/// <param name="Samples">Compared places, colours counted once each.</param>
/// <param name="RejectedShare">Share of samples that lie beyond three robust deviations: parallax, shadows that moved.</param>
public sealed record MosaicPhotometry(
    IReadOnlyList<ColourGain> Gains,
    IReadOnlyList<ColourGain> GainSigmas,
    IReadOnlyList<double> Lights,
    IReadOnlyList<Falloff> Falloffs,
    IReadOnlyList<IReadOnlyList<double>> RadialSigmas,
    IReadOnlyList<OverlapStatistics> Overlaps,
    int Samples,
    double RejectedShare)
{
    /// <summary>Pictures as they are.</summary>
    public static MosaicPhotometry None(MosaicPlan plan)
    {
        var cameras = plan.CameraOf.Max() + 1;
        return new(
            [.. plan.Views.Select(_ => ColourGain.One)], [.. plan.Views.Select(_ => default(ColourGain))], [.. plan.Views.Select(_ => 1.0)],
            [.. Enumerable.Repeat(Falloff.None, cameras)], [.. Enumerable.Repeat<IReadOnlyList<double>>([0, 0, 0], cameras)], [], 0, 0);
    }

    /// <summary>What makes a view agree with the others: its gain times the light it was taken in.</summary>
    public ColourGain Shown(int view) => new(Gains[view].Red * Lights[view], Gains[view].Green * Lights[view], Gains[view].Blue * Lights[view]);

    internal Correction CorrectionOf(MosaicPlan plan, int view) => new(plan.Source(view), Shown(view), Falloffs[plan.CameraOf[view]]);
}
