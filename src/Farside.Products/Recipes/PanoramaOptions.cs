using Farside.Products.Panoramas;

namespace Farside.Products.Recipes;

/// <summary>Which panoramas are made of a sequence, and how.</summary>
public sealed record PanoramaOptions : LayoutOptions
{
    /// <summary>The eye whose frames are joined, where there are two.</summary>
    public string Eye { get; init; } = "L";

    /// <summary>Whether every warped frame is kept as a TIFF of linear light, for finishing by hand.</summary>
    public bool KeepsLayers { get; init; }

    /// <summary>Distance beyond which ground counts as far, metres: a plane says nothing of hills.</summary>
    public double GroundReachM { get; init; } = 200;

    /// <summary>Bytes of opened frames to keep at hand.</summary>
    public long PictureBytes { get; init; } = 384L << 20;
}
