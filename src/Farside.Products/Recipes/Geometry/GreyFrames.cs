using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Products.Pictures;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Geometry;

/// <summary>A sequence's frames as grey pictures for matching, opened when they are asked for.</summary>
sealed class GreyFrames(Workbench bench, IReadOnlyList<PosedFrame> frames)
{
    /// <summary>What matching takes at its most: pictures held, each with its pyramid, and one on its way from the file.</summary>
    public static long MemoryFor(IReadOnlyList<ArchiveEntry> entries) => 16 * 6 * entries.Max(entry => entry.DataBytes);

    public Raster<Linear> Open(int view) => FrameLight.Grey(bench.ReadAgain<Frame>(frames[view].Entry));
}
