using Farside.Processing.Imaging;
using Farside.Products.Pictures;

namespace Farside.Products.Recipes;

/// <summary>How a frame becomes a picture.</summary>
public sealed record PictureOptions
{
    /// <summary>How a mosaic's missing colours are found.</summary>
    public DemosaicMethod Demosaic { get; init; } = FrameRenderer.DefaultMethod;
}
