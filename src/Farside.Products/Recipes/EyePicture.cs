using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Colour;
using Farside.Products.Pictures;

namespace Farside.Products.Recipes;

/// <summary>One eye's frame as it is shown on a screen: its look applied, so that what is mixed afterwards is the screen's light.</summary>
/// <param name="Shown">8 bits, sRGB, one channel or three.</param>
sealed record EyePicture(Bitmap Shown)
{
    static readonly float[] Light = [.. Enumerable.Range(0, 256).Select(number => (float)SrgbCurve.Decode(number / 255.0))];

    public bool IsGrey => Shown.Channels < 3;

    /// <param name="look">Of the frame's sequence; null: of the frame alone.</param>
    /// <param name="colour">Of the frame's camera; null where none is known.</param>
    public static EyePicture Of(Frame frame, DisplayLook? look, ColourCalibration? colour, FrameRenderer renderer) =>
        new((look is null ? renderer.Display(frame, new DisplayLookOptions()) : renderer.Display(frame, colour?.Applied(look) ?? look, colour)).ToBitmap());

    /// <summary>Evenly seen grey for matching: the mean of the numbers a screen is sent.</summary>
    public Raster<Linear> Grey()
    {
        var grey = new Raster<Linear>(Shown.Width, Shown.Height);
        var colours = Math.Min(3, Shown.Channels);
        for (var i = 0; i < grey.Pixels.Length; i++)
        {
            var sum = 0;
            for (var k = 0; k < colours; k++)
            {
                sum += Shown.Bytes[(i * Shown.Channels) + k];
            }

            grey.Pixels[i] = new(sum / (float)colours);
        }

        return grey;
    }

    /// <summary>A channel's light on the screen, 0 to 1; every channel of a grey picture is its only one.</summary>
    public Raster<Linear> Plane(int channel)
    {
        var plane = new Raster<Linear>(Shown.Width, Shown.Height);
        var from = IsGrey ? 0 : channel;
        for (var i = 0; i < plane.Pixels.Length; i++)
        {
            plane.Pixels[i] = new(Light[Shown.Bytes[(i * Shown.Channels) + from]]);
        }

        return plane;
    }
}
