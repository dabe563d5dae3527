using Farside.Core.Colour;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Colour;
using Farside.Processing.Terrain;
using Farside.Products.Pictures;

namespace Farside.Products.Recipes.Terrain;

/// <summary>A frame's light at its pixels: balanced, in the sequence's look, 1 = white, without the screen's curve.</summary>
sealed class PointLight
{
    readonly ColourPlanes _planes;
    readonly DisplayLook _look;
    readonly bool _isGrey;

    PointLight(FrameLight light, DisplayLook look) => (_planes, _isGrey, _look) = (light.Planes, light.IsGrey, look);

    /// <param name="look">Of the sequence; null: of the frame alone.</param>
    /// <param name="colour">Of the frame's camera; null where none is known.</param>
    public static PointLight Of(Frame frame, DisplayLook? look, ColourCalibration? colour)
    {
        var light = FrameLight.Read(frame, colour, method: DemosaicMethod.Bilinear);
        if (frame.Meaning == SampleMeaning.DisplayReferred)
        {
            return new(light, new(0, ColourGains.None, 0, light.FullScale, 0));
        }

        look ??= DisplayLook.Of(FrameRenderer.Statistics(frame), new());
        return new(light, colour?.Applied(look) ?? look);
    }

    public GroundLight At(int column, int row)
    {
        var white = 1 / _look.White;
        if (_isGrey)
        {
            var grey = (float)(_planes.Red[column, row].Value * white);
            return new(grey, grey, grey);
        }

        var seen = new Tristimulus(_planes.Red[column, row].Value * _look.Gains.Red, _planes.Green[column, row].Value * _look.Gains.Green, _planes.Blue[column, row].Value * _look.Gains.Blue);
        var (r, g, b) = _look.Matrix * seen is var shown ? (shown.X, shown.Y, shown.Z) : default;
        return new((float)Math.Max(0, r * white), (float)Math.Max(0, g * white), (float)Math.Max(0, b * white));
    }
}
