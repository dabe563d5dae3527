using Farside.Processing.Photogrammetry.Hardware;

namespace Farside.Products.Recipes.Hardware;

/// <summary>How the camera's own vehicle is told from the scene.</summary>
public sealed record HardwareMaskOptions
{
    /// <summary>Whether it is looked for; masks that somebody gives count in any case.</summary>
    public bool IsSought { get; init; } = true;

    /// <summary>What it is looked for by.</summary>
    public HardwareOptions Search { get; init; } = new();

    /// <summary>Masks that somebody gave: each file's name and SHA-256.</summary>
    public IReadOnlyList<string> Masks { get; init; } = [];
}
