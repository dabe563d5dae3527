using Farside.Processing.Imaging.Colour;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>A camera's colour as another recipe reads it.</summary>
static class CitedColour
{
    /// <summary>Of a cited key; null where that is not a camera's colour or could not be made.</summary>
    public static ColourCalibration? Of(string key, Workbench bench) =>
        key.StartsWith("colour/", StringComparison.Ordinal) && bench.Cited(key) is { } record && bench.CitedFile(record, FileRole.Data) is { } file ? ColourJson.Read(file) : null;
}
