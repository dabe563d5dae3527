using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Processing.Imaging.Colour;
using Farside.Processing.Imaging.Defects;
using Farside.Processing.Photogrammetry.Mosaics;
using Farside.Products.Pictures;
using Farside.Products.Recipes.Hardware;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>A sequence's frames as light to be joined, opened when they are wanted.</summary>
sealed class FramePictures(Workbench bench, IReadOnlyList<ArchiveEntry> frames, ColourCalibration? calibration, HardwareMasks? hardware) : IMosaicPictures
{
    public int Count => frames.Count;

    public MosaicPicture Open(int index)
    {
        var light = FrameLight.Read(bench.ReadAgain<Frame>(frames[index]), calibration);
        return new(light.Planes, Blocked(light.Mask, hardware?.BlockedIn(frames[index].Id)));
    }

    // Saturated and mended pixels are still part of the picture; what no light of the scene reached is not, nor the vehicle where another frame sees behind it.
    static Raster<byte>? Blocked(Raster<byte> mask, Raster<byte>? hardware)
    {
        var any = false;
        for (var i = 0; i < mask.Pixels.Length; i++)
        {
            ref var flags = ref mask.Pixels[i];
            flags = (byte)((flags & (byte)PixelFlags.Outside) | (hardware?.Pixels[i] > 0 ? (byte)PixelFlags.Hardware : 0));
            any |= flags != 0;
        }

        return any ? mask : null;
    }
}
