using System.Runtime.InteropServices;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Colour;
using Farside.Processing.Imaging.Defects;

namespace Farside.Products.Pictures;

/// <summary>
/// A frame as light and what is wrong with it: three planes of linear light above black, broken pixels replaced, and a mask. Data numbers as the camera counts
/// them, no white balance. A grey frame's three planes are one and the same raster. A frame that the ground made for a screen is decoded by the sRGB
/// curve to light relative to the screen's white, on the same scale of data numbers: fit for blending, no radiance.
/// </summary>
/// <param name="Planes">Red, green, blue; the picture's pixels, integer coordinates at their centres.</param>
/// <param name="Mask"><see cref="PixelFlags"/>, as large as the planes.</param>
/// <param name="FullScale">The largest value a sound pixel can have before its fall-off is taken out.</param>
/// <param name="IsGrey">Whether the three planes are the same raster.</param>
public sealed record FrameLight(ColourPlanes Planes, Raster<byte> Mask, double FullScale, bool IsGrey)
{
    /// <summary>Reads a frame's light.</summary>
    /// <param name="calibration">Of the frame's camera; null where none is known.</param>
    /// <param name="hasFalloffUndone">Whether the calibration's fall-off is divided out; leave it in where a photometric solution finds it itself.</param>
    /// <param name="method">How a mosaic's missing colours are found.</param>
    public static FrameLight Read(
        Frame frame, ColourCalibration? calibration, bool hasFalloffUndone = true, DemosaicMethod method = FrameRenderer.DefaultMethod)
    {
        var known = calibration ?? ColourCalibration.None;
        var mask = new Raster<byte>(frame.Samples.Width, frame.Samples.Height);
        var fullScale = frame.FullScaleDn - known.BlackDn;
        if (frame.Samples.Channels > 1)
        {
            FrameSamples.FlagSaturated(frame, mask);
            return new(Colours(frame), mask, frame.FullScaleDn, IsGrey: false);
        }

        var light = Mended(frame, known, mask, hasFalloffUndone);
        return frame.Bayer is { } pattern
            ? new(Demosaicers.Demosaic(light, pattern, method, known.DemosaicGains), mask, fullScale, IsGrey: false)
            : new(new(light, light, light), mask, fullScale, IsGrey: true);
    }

    /// <summary>
    /// One plane for matching: (red + 2 green + blue) / 4. A mosaic is smoothed by 1 2 1 both ways, which gives every pixel that same sum whatever colour it
    /// holds, so nothing moves by a fraction of a pixel; pixels that a saturated, dead or missing sample enters are NaN.
    /// </summary>
    /// <param name="calibration">Tells the broken pixels, which are replaced; null where none are known.</param>
    public static Raster<Linear> Grey(Frame frame, ColourCalibration? calibration = null)
    {
        var mask = new Raster<byte>(frame.Samples.Width, frame.Samples.Height);
        if (frame.Samples.Channels > 1)
        {
            return GreyLight.OfColours(Colours(frame), (float)frame.FullScaleDn);
        }

        var light = Mended(frame, calibration ?? ColourCalibration.None, mask, hasFalloffUndone: false);
        GreyLight.Blank(light, mask);
        return frame.Bayer is null ? light : GreyLight.OfMosaic(light);
    }

    /// <summary>What is wrong with each pixel of a frame: <see cref="PixelFlags"/>.</summary>
    /// <param name="calibration">Of the frame's camera; null where none is known.</param>
    public static Raster<byte> MaskOf(Frame frame, ColourCalibration? calibration)
    {
        var mask = new Raster<byte>(frame.Samples.Width, frame.Samples.Height);
        if (frame.Samples.Channels > 1)
        {
            FrameSamples.FlagSaturated(frame, mask);
        }
        else
        {
            _ = Mended(frame, calibration ?? ColourCalibration.None, mask, hasFalloffUndone: false);
        }

        return mask;
    }

    /// <summary>One channel above black, broken samples replaced.</summary>
    internal static Raster<Linear> Mended(Frame frame, ColourCalibration known, bool hasFalloffUndone) =>
        Mended(frame, known, new(frame.Samples.Width, frame.Samples.Height), hasFalloffUndone);

    /// <summary>One channel above black, broken samples as the detector gave them, the fall-off divided out.</summary>
    internal static Raster<Linear> Unmended(Frame frame, ColourCalibration known) =>
        WithoutFalloff(FrameSamples.Light(frame.Samples, (float)known.BlackDn), known);

    static Raster<Linear> Mended(Frame frame, ColourCalibration known, Raster<byte> mask, bool hasFalloffUndone)
    {
        var light = FrameSamples.Light(frame.Samples, (float)known.BlackDn);
        FrameSamples.FlagSaturated(frame, mask);
        BorderFinder.Flag(light, mask);
        FrameDefects.Mend(light, frame, known, mask);
        return hasFalloffUndone ? WithoutFalloff(light, known) : light;
    }

    static Raster<Linear> WithoutFalloff(Raster<Linear> light, ColourCalibration known)
    {
        for (var y = 0; !known.Falloff.IsNone && y < light.Height; y++)
        {
            known.Falloff.Undo(MemoryMarshal.Cast<Linear, float>(light.Row(y)), y, light.Height);
        }

        return light;
    }

    static ColourPlanes Colours(Frame frame) =>
        FrameSamples.Planes(frame.Samples, frame.Meaning == SampleMeaning.DisplayReferred ? frame.FullScaleDn : null);
}
