using System.Numerics;

namespace Farside.Simulator.Vehicles;

/// <summary>Where a ray first meets a solid: distance, outward normal, the point in the solid's own axes for textures, and how far from it the face ends.</summary>
/// <param name="Face">On a box: where on its face, −1 … 1 right and up as one sees it from outside; zero on others.</param>
/// <param name="FaceM">Half width and half height of that face, metres.</param>
readonly record struct SolidHit(float Distance, Vector3 Normal, Vector3 Local, float EdgeM, Material Material, Vector2 Face = default, Vector2 FaceM = default);

/// <summary>A convex body of one material.</summary>
abstract class Solid(Material material)
{
    public Material Material => material;

    /// <summary>A ball around the whole body.</summary>
    public abstract (Vector3 Centre, float RadiusM) Bounds { get; }

    /// <summary>The nearest meeting beyond <paramref name="near"/> and before <paramref name="far"/>, metres along a unit direction.</summary>
    public abstract bool Meets(Vector3 origin, Vector3 direction, float near, float far, out SolidHit hit);
}
