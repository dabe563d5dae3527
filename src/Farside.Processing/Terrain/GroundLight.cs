namespace Farside.Processing.Terrain;

/// <summary>Light of a piece of ground in three bands, proportional to the scene's, 1 = what shows as white; NaN where missing.</summary>
public readonly record struct GroundLight(float R, float G, float B)
{
    public static GroundLight Missing { get; } = new(float.NaN, float.NaN, float.NaN);

    public bool IsMissing => float.IsNaN(R);

    public static GroundLight operator *(float factor, GroundLight light) => new(factor * light.R, factor * light.G, factor * light.B);

    public static GroundLight operator +(GroundLight a, GroundLight b) => new(a.R + b.R, a.G + b.G, a.B + b.B);
}
