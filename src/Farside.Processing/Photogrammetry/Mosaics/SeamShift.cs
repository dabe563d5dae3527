namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>How far two pictures are apart at a place on their seam.</summary>
/// <param name="Column">Of the mosaic.</param>
/// <param name="Row">Of the mosaic.</param>
/// <param name="First">Place of one picture in the list of views.</param>
/// <param name="Second">Place of the other.</param>
/// <param name="RightPx">Pixels of the mosaic by which the second shows things farther right than the first.</param>
/// <param name="DownPx">The same, down.</param>
/// <param name="Correlation">Of both neighbourhoods at that shift, up to 1.</param>
public sealed record SeamShift(int Column, int Row, int First, int Second, double RightPx, double DownPx, double Correlation)
{
    public double Px => Math.Sqrt((RightPx * RightPx) + (DownPx * DownPx));
}
