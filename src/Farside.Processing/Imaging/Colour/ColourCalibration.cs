using Farside.Core.Colour;
using Farside.Processing.Imaging.Defects;

namespace Farside.Processing.Imaging.Colour;

/// <summary>
/// One camera's way from data numbers to colour: light = (dn − black) / V(ρ), broken pixels replaced; balanced = gain · light; linear sRGB = matrix · balanced.
/// </summary>
/// <param name="BlackDn">The pedestal that is left in the frames, data numbers.</param>
/// <param name="WhiteBalance">What each colour is multiplied by, green 1, for a grey surface in sunlight to have three equal numbers.</param>
/// <param name="Matrix">Balanced camera colour to linear sRGB (white D65); its rows add to 1, so that grey stays grey.</param>
public sealed record ColourCalibration(double BlackDn, ColourGains WhiteBalance, ColourMatrix Matrix)
{
    /// <summary>A camera of which nothing is known.</summary>
    public static readonly ColourCalibration None = new(0, ColourGains.None, ColourMatrix.Identity);

    /// <summary>The lens's fall-off that is left in the frames; <see cref="RadialFalloff.None"/> where dividing by it would not help.</summary>
    public RadialFalloff Falloff { get; init; } = RadialFalloff.None;

    /// <summary>Broken pixels, by size of picture.</summary>
    public IReadOnlyList<DetectorDefects> Defects { get; init; } = [];

    /// <summary>
    /// What each colour is multiplied by while a mosaic is demosaiced, and divided by after: gains that make lit soil, and not grey, even. Methods that compare colours find
    /// their directions better in an even mosaic.
    /// </summary>
    public ColourGains DemosaicGains { get; init; } = ColourGains.None;

    public ColourSource WhiteBalanceSource { get; init; }
    public ColourSource MatrixSource { get; init; }

    /// <summary>What is broken in pictures of a size.</summary>
    public DetectorDefects DefectsOf(int width, int height) =>
        Defects.FirstOrDefault(known => (known.Width, known.Height) == (width, height)) ?? DetectorDefects.None(width, height);

    /// <summary>Between several cameras of a kind, for a look that serves all of them: black, balance and matrix are their means, and what is each camera's own is left out.</summary>
    public static ColourCalibration Between(IReadOnlyList<ColourCalibration> cameras) => new(
        cameras.Average(camera => camera.BlackDn),
        new(cameras.Average(camera => camera.WhiteBalance.Red), cameras.Average(camera => camera.WhiteBalance.Green), cameras.Average(camera => camera.WhiteBalance.Blue)),
        ColourMatrix.Of([.. Enumerable.Range(0, 9).Select(i => cameras.Average(camera => camera.Matrix.ToArray()[i]))]));

    /// <summary>A sequence's look with this camera's balance and matrix.</summary>
    public DisplayLook Applied(DisplayLook look) => look with { BlackLevel = BlackDn, Gains = WhiteBalance, Matrix = Matrix };
}
