using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Pictures of one lens at one focus: they share an interior orientation.</summary>
/// <param name="Name">E.g. <c>L</c>.</param>
/// <param name="Model">As it is believed now. Any model but <see cref="BrownCamera"/> is held as it is.</param>
public sealed record CameraGroup(string Name, ICameraModel Model)
{
    /// <summary>What was known before any tie; unless given, the model itself.</summary>
    public BrownCamera? Prior { get; init; }

    /// <summary>How well the prior is known; nothing is free by default.</summary>
    public InteriorSigmas Sigmas { get; init; } = new();
}
