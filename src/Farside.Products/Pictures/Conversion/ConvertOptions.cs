using Farside.Core.Rasters;
using Farside.Processing.Imaging;

namespace Farside.Products.Pictures.Conversion;

/// <summary>How files become pictures.</summary>
public sealed record ConvertOptions
{
    /// <summary>Null: PNG, and TIFF for what a PNG cannot hold.</summary>
    public OutputFormat? Format { get; init; }

    public Rendering Rendering { get; init; } = Rendering.Display;

    /// <summary>Takes every input for a Bayer mosaic of this phase; null to believe the label.</summary>
    public BayerPattern? Mosaic { get; init; }

    public DemosaicMethod Demosaic { get; init; } = FrameRenderer.DefaultMethod;

    public DisplayLookOptions Look { get; init; } = new();
}
