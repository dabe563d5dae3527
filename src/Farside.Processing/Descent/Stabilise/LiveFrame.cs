using Farside.Core.Rasters;

namespace Farside.Processing.Descent.Stabilise;

/// <summary>A frame ready to be laid on the ground.</summary>
/// <param name="Shades">As a screen shows them.</param>
/// <param name="Opacity">0 unseen to 1 solid.</param>
public sealed record LiveFrame(Raster<byte> Shades, PlacedFrame Place, double Opacity);
