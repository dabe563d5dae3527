namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>How well two pictures agree where both see the scene, before they are blended; in linear light.</summary>
/// <param name="First">Place of the first picture in the list of views.</param>
/// <param name="Second">Place of the second, behind the first.</param>
/// <param name="PsnrDb">
/// Full scale against the root mean square difference of all colours, pixel by pixel at the mosaic's resolution, both brought to the mean of their
/// exposures; dark and saturated ones left out.
/// </param>
/// <param name="CellPsnrDb">The same for the means of cells of 4 pixels or more: how well light agrees where edges and noise even out.</param>
/// <param name="Pixels">Pixels compared, spread over the overlap.</param>
/// <param name="MeanRatio">Second's mean over first's, after gain and fall-off are taken out.</param>
/// <param name="MeanRatioBefore">The same before.</param>
public sealed record OverlapStatistics(int First, int Second, double PsnrDb, double CellPsnrDb, int Pixels, double MeanRatio, double MeanRatioBefore);
