using System.Numerics;

namespace Farside.Simulator.Vehicles;

/// <summary>A box with axes of its own.</summary>
sealed class Box(Vector3 centre, Vector3 halfSize, Axes axes, Material material) : Solid(material)
{
    readonly Vector3 _x = axes.X;
    readonly Vector3 _y = axes.Y;
    readonly Vector3 _z = axes.Z;

    /// <summary>A box tilted about its own x axis, then turned about the vertical.</summary>
    public Box(Vector3 centre, Vector3 halfSize, float yawRad, float tiltRad, Material material)
        : this(centre, halfSize, Axes.Turned(yawRad, tiltRad), material)
    {
    }

    public override (Vector3 Centre, float RadiusM) Bounds => (centre, halfSize.Length());

    public override bool Meets(Vector3 origin, Vector3 direction, float near, float far, out SolidHit hit)
    {
        hit = default;
        var from = origin - centre;
        var o = new Vector3(Vector3.Dot(from, _x), Vector3.Dot(from, _y), Vector3.Dot(from, _z));
        var d = new Vector3(Vector3.Dot(direction, _x), Vector3.Dot(direction, _y), Vector3.Dot(direction, _z));
        var perStep = Vector3.One / d; // infinite along a face: then both its planes lie ahead, or both behind, or one each way
        var (low, high) = ((-halfSize - o) * perStep, (halfSize - o) * perStep);
        var (first, last) = (Vector3.Min(low, high), Vector3.Max(low, high));
        var enter = Math.Max(first.X, Math.Max(first.Y, first.Z));
        var leave = Math.Min(far, Math.Min(last.X, Math.Min(last.Y, last.Z)));
        if (!(leave > enter && enter > near))
        {
            return false; // passed by, or the eye stands inside
        }

        var axis = first.X == enter ? 0 : first.Y == enter ? 1 : 2;
        var normal = (axis switch { 0 => _x, 1 => _y, _ => _z }) * -MathF.Sign(d[axis]);
        var local = o + (d * enter);
        var (face, size) = Face(local, axis, d[axis] < 0);
        hit = new(enter, normal, local, EdgeM(local, axis), Material, face, size);
        return true;
    }

    // Right and up as one sees the face from outside; on upper and lower faces x and y.
    (Vector2 Place, Vector2 HalfM) Face(Vector3 local, int axis, bool isFarSide)
    {
        var (right, up) = axis switch { 0 => (1, 2), 1 => (0, 2), _ => (0, 1) };
        var turn = axis == 2 || isFarSide == (axis == 0) ? 1 : -1;
        var half = new Vector2(halfSize[right], halfSize[up]);
        return (new(turn * local[right] / half.X, local[up] / half.Y), half);
    }

    float EdgeM(Vector3 local, int face)
    {
        var edge = float.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            edge = i == face ? edge : Math.Min(edge, halfSize[i] - MathF.Abs(local[i]));
        }

        return edge;
    }
}
