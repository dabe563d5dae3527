using Farside.Processing.Photogrammetry.Mosaics;

namespace Farside.Products.Panoramas;

/// <summary>What layouts that must meet have in common.</summary>
/// <param name="Plan">Of the layout over which both were solved.</param>
sealed record CommonGround(MosaicPlan Plan, MosaicPhotometry Photometry, SeamMap Seams);
