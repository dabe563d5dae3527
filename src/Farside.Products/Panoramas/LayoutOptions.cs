namespace Farside.Products.Panoramas;

/// <summary>How a panorama is laid out.</summary>
public record LayoutOptions
{
    public ProjectionKind Projection { get; init; } = ProjectionKind.Equirectangular;

    /// <summary>
    /// Pixels of a whole turn, or across a planet, a map, a face or a perspective picture; null for the pictures' own resolution, at most
    /// <see cref="MostOwnWidth"/>.
    /// </summary>
    public int? Width { get; init; }

    /// <summary>A quarter of the size.</summary>
    public bool IsPreview { get; init; }

    /// <summary>Metres from the middle of a map to its sides.</summary>
    public double MapReachM { get; init; } = 12;

    /// <summary>Widest whole turn that is made without being asked for, pixels.</summary>
    public int MostOwnWidth { get; init; } = 10_000;
}
