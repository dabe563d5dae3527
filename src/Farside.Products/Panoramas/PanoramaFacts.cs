using Farside.Processing.Photogrammetry.Mosaics;

namespace Farside.Products.Panoramas;

/// <summary>What is to be told of a panorama once its pixels are written.</summary>
/// <param name="JoinSeconds">Seconds from the first picture read to the last pixel blended.</param>
/// <param name="Coverage">Share of the pixels that some picture sees, 0 to 1.</param>
sealed record PanoramaFacts(PanoramaLayout Layout, MosaicPlan Plan, MosaicPhotometry Photometry, int Width, int Height, double Coverage, SeamRegistration Seams, double JoinSeconds);
