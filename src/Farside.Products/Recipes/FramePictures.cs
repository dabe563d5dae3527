using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Processing.Imaging.Colour;
using Farside.Processing.Imaging.Defects;
using Farside.Processing.Photogrammetry.Mosaics;
using Farside.Products.Pictures;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>A sequence's frames as light to be joined, opened when they are wanted.</summary>
sealed class FramePictures(Workbench bench, IReadOnlyList<ArchiveEntry> frames, ColourCalibration? calibration) : IMosaicPictures
{
    public int Count => frames.Count;

    public MosaicPicture Open(int index)
    {
        var light = FrameLight.Read(bench.ReadAgain<Frame>(frames[index]), calibration);
        return new(light.Planes, Blocked(light.Mask));
    }

    // Saturated and mended pixels are still part of the picture; what no light of the scene reached is not.
    static Raster<byte>? Blocked(Raster<byte> mask)
    {
        const PixelFlags Blocking = PixelFlags.Outside | PixelFlags.Hardware;
        var any = false;
        foreach (ref var flags in mask.Pixels)
        {
            flags &= (byte)Blocking;
            any |= flags != 0;
        }

        return any ? mask : null;
    }
}
