using Farside.Archive.Pictures;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Formats.Pictures;
using Farside.Formats.Png;
using Farside.Processing.Imaging.Defects;
using Farside.Processing.Photogrammetry.Mosaics;
using Farside.Products.Pictures;
using Farside.Products.Pictures.Conversion;
using Farside.Products.Recipes;
using Farside.Products.Runner;

namespace Farside.Products.Panoramas;

/// <summary>Anybody's picture: an ordinary file or a product with a label, opened anew whenever its pixels are wanted.</summary>
/// <param name="Name">The file's base name.</param>
/// <param name="IsDisplay">Its samples are encoded for a screen (8 bits are taken so); else they are proportional to light.</param>
/// <param name="FullScale">The sample of white.</param>
/// <param name="Camera">The camera that the file itself describes; null when it does not.</param>
sealed record InputPicture(string Path, string Name, int Width, int Height, bool IsGrey, bool IsDisplay, double FullScale, PictureCamera? Camera)
{
    public static InputPicture Open(string path)
    {
        var frame = Read(path);
        var samples = frame.Samples;
        return new(path, System.IO.Path.GetFileName(path), samples.Width, samples.Height, samples.Channels < 3, IsForScreen(frame), frame.FullScaleDn, PictureCamera.TryRead(path));
    }

    /// <summary>For matching.</summary>
    public Raster<Linear> Grey() => FrameLight.Grey(Read(Path));

    /// <summary>For comparing pixel by pixel: brightness, (red + 2 green + blue) / 4, NaN where nothing can be told.</summary>
    /// <param name="isDecoded">Whether 8 bits are decoded by the screen's curve; else they are taken for light as they are.</param>
    public Raster<Linear> Brightness(bool isDecoded)
    {
        var frame = Read(Path);
        var seen = FrameLight.Grey(frame);
        // Grey samples come as they are, colours decoded.
        if (!IsDisplay || frame.Bayer is not null || isDecoded != IsGrey)
        {
            return seen;
        }

        var planes = FrameSamples.Planes(frame.Samples, isDecoded ? FullScale : null);
        for (var i = 0; i < seen.Pixels.Length; i++)
        {
            var light = IsGrey ? planes.Red.Pixels[i].Value : (planes.Red.Pixels[i].Value + (2 * planes.Green.Pixels[i].Value) + planes.Blue.Pixels[i].Value) / 4;
            seen.Pixels[i] = float.IsNaN(seen.Pixels[i].Value) ? seen.Pixels[i] : new(light);
        }

        return seen;
    }

    /// <summary>For joining: linear light on the scale of the samples, times <paramref name="factor"/>.</summary>
    public MosaicPicture Light(float factor = 1)
    {
        var frame = Read(Path);
        var mask = new Raster<byte>(Width, Height);
        Outside(frame.Samples, mask);
        var planes = FrameSamples.Planes(frame.Samples, IsDisplay ? FullScale : null);
        if (factor != 1)
        {
            foreach (var plane in (ReadOnlySpan<Raster<Linear>>)[planes.Red, planes.Green, planes.Blue])
            {
                foreach (ref var light in plane.Pixels)
                {
                    light = new(light.Value * factor);
                }
            }
        }

        return IsGrey ? MosaicPicture.Grey(planes.Red, mask) : new(planes, mask);
    }

    /// <summary>Red, green and blue as the file has them, not decoded; the same plane three times for a grey picture.</summary>
    public ColourPlanes Stored() => FrameSamples.Planes(Read(Path).Samples, null);

    /// <summary>Bytes that <see cref="Light"/> takes.</summary>
    public long LightBytes => (long)Width * Height * 13;

    static Frame Read(string path)
    {
        if (!PictureSource.IsPicture(path))
        {
            return ArchiveFolder.ReadFile(path) is Frame frame
                ? PlainFrame.Countable(frame)
                : throw new ProductException(path, "product", "no picture", "a frame, or a PNG, TIFF, JPEG or portable map");
        }

        var picture = PictureFile.ReadPicture(path);
        var samples = picture.Pixels;
        return PlainFrame.Countable(new()
        {
            Observation = new() { Id = System.IO.Path.GetFileName(path) },
            Samples = samples,
            Meaning = samples.Kind == SampleKind.UInt8 && picture.Colour != PngColour.Linear ? SampleMeaning.DisplayReferred : SampleMeaning.Unknown,
            FullScaleDn = samples.Kind == SampleKind.UInt8 ? byte.MaxValue : ushort.MaxValue,
        });
    }

    static bool IsForScreen(Frame frame) => frame.Samples.Kind == SampleKind.UInt8 && frame.Meaning != SampleMeaning.Linear;

    // A picture with an opacity of its own shows nothing where it is clear.
    static void Outside(Bitmap samples, Raster<byte> mask)
    {
        if (samples.Channels is not (2 or 4) || samples.Kind != SampleKind.UInt8)
        {
            return;
        }

        for (var i = 0; i < mask.Pixels.Length; i++)
        {
            if (samples.Bytes[(i * samples.Channels) + samples.Channels - 1] == 0)
            {
                mask.Pixels[i] = (byte)PixelFlags.Outside;
            }
        }
    }
}
