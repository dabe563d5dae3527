using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Colour;

namespace Farside.Products.Recipes;

/// <summary>A camera's calibration and how each part of it came about.</summary>
/// <param name="Flat">The fall-off with the verdict on it.</param>
/// <param name="Soil">What lit soil was taken for.</param>
/// <param name="SoilGains">What would make lit soil itself grey, as counted; null without lit soil in colour.</param>
/// <param name="Patch">What a patch said; null without one.</param>
/// <param name="DefectFrames">Frames of different scenes behind the broken pixels, in the calibration's order.</param>
sealed record ColourFindings(
    ColourCalibration Calibration, FlatVerdict Flat, SoilKnowledge Soil, ColourGains? SoilGains, PatchCalibration? Patch, IReadOnlyList<int> DefectFrames);
