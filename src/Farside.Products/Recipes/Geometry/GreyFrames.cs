using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Products.Pictures;
using Farside.Products.Recipes.Hardware;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Geometry;

/// <summary>A sequence's frames as grey pictures for matching, opened when they are asked for.</summary>
sealed class GreyFrames(Workbench bench, IReadOnlyList<PosedFrame> frames, MaskBook given)
{
    /// <summary>What matching takes at its most: pictures held, each with its pyramid, and one on its way from the file.</summary>
    public static long MemoryFor(IReadOnlyList<ArchiveEntry> entries) => 16 * 6 * entries.Max(entry => entry.DataBytes);

    /// <summary>NaN where nothing is to be matched: burnt out, dark border, hardware that somebody named.</summary>
    public Raster<Linear> Open(int view)
    {
        var grey = FrameLight.Grey(bench.ReadAgain<Frame>(frames[view].Entry));
        given.Blank(frames[view].Id, grey);
        return grey;
    }
}
