using Farside.Processing.Imaging.Colour;

namespace Farside.Products.Recipes;

/// <summary>How red the soil is, and whose word that is.</summary>
sealed record SoilKnowledge(SoilColour Soil, ColourSource Kind, string Source);
