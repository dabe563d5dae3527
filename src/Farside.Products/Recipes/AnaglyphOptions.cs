using Farside.Processing.Imaging;
using Farside.Processing.Photogrammetry.Stereo;
using Farside.Products.Pictures;

namespace Farside.Products.Recipes;

/// <summary>How a left and a right frame become one picture for red-cyan glasses.</summary>
public sealed record AnaglyphOptions
{
    /// <summary>How the colours are shared; a grey frame is grey by every method.</summary>
    public AnaglyphMethod Method { get; init; } = AnaglyphMethod.Dubois;

    /// <summary>How far behind the screen the farthest spot may appear, % of the width; 0: in the screen.</summary>
    public double BehindScreenPercent { get; init; }

    /// <summary>The largest range of disparities without a warning, % of the width; beyond it <c>anaglyph-comfortable.png</c> shows the largest part that keeps to it.</summary>
    public double MostRangePercent { get; init; } = 3;

    /// <summary>No part lower than this is cut out, % of the height; 100: nothing is cut off.</summary>
    public double LeastHeightPercent { get; init; } = 15;

    /// <summary>A quarter of the width and height.</summary>
    public bool Preview { get; init; }

    /// <summary>How a mosaic's missing colours are found.</summary>
    public DemosaicMethod Demosaic { get; init; } = FrameRenderer.DefaultMethod;
}
