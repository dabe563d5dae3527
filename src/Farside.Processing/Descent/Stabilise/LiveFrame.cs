using Farside.Core.Rasters;

namespace Farside.Processing.Descent.Stabilise;

/// <summary>A frame ready to be laid on the ground.</summary>
/// <param name="Shades">As a screen shows them.</param>
/// <param name="Opacity">0 unseen to 1 solid.</param>
/// <param name="FeatherPx">Pixels of the frame over which its edge fades out.</param>
public sealed record LiveFrame(Raster<byte> Shades, PlacedFrame Place, double Opacity, double FeatherPx = LiveFrame.SoftPx)
{
    /// <summary>A soft edge, for a frame that lies on a wider one.</summary>
    public const double SoftPx = 40;

    /// <summary>An edge just soft enough not to crawl, for a frame that is the picture.</summary>
    public const double CrispPx = 1.5;
}
