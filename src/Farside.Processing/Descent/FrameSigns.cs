namespace Farside.Processing.Descent;

/// <summary>What screening measured in one frame.</summary>
/// <param name="Mean">Of all samples, as a share of full scale, 0 to 1.</param>
/// <param name="Median">Of all samples once squares of them are joined, as a share of full scale.</param>
/// <param name="SaturatedShare">Share of samples at the upper end, 0 to 1.</param>
/// <param name="Detail">Spread (1 sigma) of what is smaller than a twentieth of the picture, as a share of full scale.</param>
/// <param name="Noise">What noise alone would leave of that, as a share of full scale.</param>
/// <param name="Digest">The first half of the SHA-256 of the samples' bytes.</param>
/// <param name="Likeness">Correlation of the detail with the last frame's, pixel on pixel, −1 to 1; NaN without a last frame.</param>
/// <param name="Difference">Spread (1 sigma) of the difference from the last frame once that is multiplied to fit, as a share of full scale; NaN without a last frame.</param>
public sealed record FrameSigns(double Mean, double Median, double SaturatedShare, double Detail, double Noise, UInt128 Digest, double Likeness, double Difference);
