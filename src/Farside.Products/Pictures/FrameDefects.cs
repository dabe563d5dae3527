using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Processing.Imaging.Colour;
using Farside.Processing.Imaging.Defects;

namespace Farside.Products.Pictures;

/// <summary>What is broken in one frame: what its detector is known for, and what stands out in this frame alone.</summary>
static class FrameDefects
{
    /// <summary>Replaces and flags.</summary>
    public static void Mend(Raster<Linear> light, Frame frame, ColourCalibration known, Raster<byte> mask)
    {
        var isMosaic = frame.Bayer is not null;
        var always = known.DefectsOf(light.Width, light.Height);
        var spikes = SpikeFinder.Find(light, isMosaic, frame.FullScaleDn);
        DefectRepair.Apply(light, isMosaic, spikes.Count == 0 ? always : always with { HotPixels = [.. always.HotPixels.Union(spikes)] }, mask);
    }
}
