namespace Farside.Processing.Imaging.Colour;

/// <summary>A self-flat and whether it is believed.</summary>
/// <param name="Falloff">From all frames.</param>
/// <param name="CornerLossFirst">Share of light lost in the corners by every other frame alone.</param>
/// <param name="CornerLossSecond">By the rest alone.</param>
/// <param name="Gain">Mean over frames: by what share taking out the other half's fall-off lowers the mean square of what rows have beyond a straight line.</param>
/// <param name="GainError">Standard error of that mean.</param>
/// <param name="Frames">Frames with lit rows.</param>
/// <param name="IsApplied">
/// True when frames that had no part in a fall-off become more even by it (gain above twice its error), both halves agree within a quarter or within 2 % of light, and
/// it is worth 1 % of light in the corners.
/// </param>
public sealed record FlatVerdict(RadialFalloff Falloff, double CornerLossFirst, double CornerLossSecond, double Gain, double GainError, int Frames, bool IsApplied)
{
    const int LeastFrames = 6;
    const double WorthLoss = 0.01;
    const double Agreement = 0.25;
    const double AgreementOfLight = 0.02;

    /// <summary>Share of light lost in the corners.</summary>
    public double CornerLoss => 1 - Falloff.At(1);

    /// <summary>What to divide by: nothing when it is not believed.</summary>
    public RadialFalloff Applied => IsApplied ? Falloff : RadialFalloff.None;

    public static FlatVerdict Of(RadialFalloff falloff, double first, double second, IReadOnlyList<double> gains)
    {
        var mean = gains.Count > 0 ? gains.Average() : 0;
        var error = gains.Count > 1 ? Math.Sqrt(gains.Sum(gain => (gain - mean) * (gain - mean)) / (gains.Count - 1) / gains.Count) : double.PositiveInfinity;
        var loss = 1 - falloff.At(1);
        var isAgreed = Math.Abs(first - second) <= Math.Max(AgreementOfLight, Agreement * Math.Abs(loss));
        return new(falloff, first, second, mean, error, gains.Count, gains.Count >= LeastFrames && mean > 2 * error && isAgreed && loss >= WorthLoss);
    }
}
