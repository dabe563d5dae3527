using Farside.Core.Measurements;
using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Colour;

namespace Farside.Products.Pictures;

/// <summary>
/// Rows of linear light, as <see cref="FrameLight"/> gives it, to rows of a picture for a screen: white balance, matrix, the look's black, white and curve, sRGB. Light that
/// came from a screen goes back by the sRGB curve alone. It holds one row of scratch memory: one for each thread.
/// </summary>
public sealed class SceneColour
{
    readonly DisplayTable _table;
    readonly DisplayLook _look;
    float[] _scratch = [];

    SceneColour(DisplayLook look)
    {
        _look = look with { BlackLevel = 0 };
        _table = new(_look);
    }

    /// <summary>Scene light in data numbers above black.</summary>
    /// <param name="look">Of the sequence; its gains and matrix are used where there is no calibration.</param>
    /// <param name="calibration">Of the camera; null where none is known.</param>
    public static SceneColour Of(DisplayLook look, ColourCalibration? calibration) => new(calibration?.Applied(look) ?? look);

    /// <summary>Light decoded from a screen's numbers.</summary>
    /// <param name="fullScale">What shows as white.</param>
    public static SceneColour OfDisplay(double fullScale) => new(new(0, ColourGains.None, 0, fullScale, 0));

    /// <summary>What a frame needs: a screen's own curve for what the ground made for a screen, else the look.</summary>
    /// <param name="look">Of the frame's sequence; may be null for a display-referred frame only.</param>
    public static SceneColour For(Frame frame, DisplayLook? look, ColourCalibration? calibration) => frame.Meaning == SampleMeaning.DisplayReferred
        ? OfDisplay(frame.FullScaleDn)
        : Of(look ?? throw new ArgumentNullException(nameof(look), "Linear light needs a look to be shown."), calibration);

    /// <summary>One row of colour as interleaved red, green, blue; NaN shows as black.</summary>
    /// <param name="rgb">Three bytes for each pixel.</param>
    public void Show(ReadOnlySpan<float> red, ReadOnlySpan<float> green, ReadOnlySpan<float> blue, Span<byte> rgb)
    {
        var n = red.Length;
        if (_scratch.Length < 3 * n)
        {
            _scratch = new float[3 * n];
        }

        var r = _scratch.AsSpan(0, n);
        var g = _scratch.AsSpan(n, n);
        var b = _scratch.AsSpan(2 * n, n);
        red.CopyTo(r);
        green.CopyTo(g);
        blue.CopyTo(b);
        _look.Gains.Balance(r, g, b);
        if (!_look.Matrix.IsIdentity)
        {
            _look.Matrix.Apply(r, g, b, (float)_look.White);
        }

        _table.Show(r, g, b, rgb);
    }

    /// <summary>One row of grey.</summary>
    public void ShowGrey(ReadOnlySpan<float> grey, Span<byte> shown) => _table.Show(grey, shown);
}
