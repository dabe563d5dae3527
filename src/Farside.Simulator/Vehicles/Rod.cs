using System.Numerics;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Vehicles;

/// <summary>A round bar, drum, wheel or dish: a cylinder with flat ends.</summary>
sealed class Rod(Vector3 start, Vector3 end, float radiusM, Material material) : Solid(material)
{
    readonly Vector3 _axis = Vector3.Normalize(end - start);
    readonly float _length = Vector3.Distance(start, end);
    readonly Vector3 _u = Side(end - start);
    readonly Vector3 _v = Vector3.Normalize(Blend.Cross(end - start, Side(end - start)));

    public override (Vector3 Centre, float RadiusM) Bounds => ((start + end) / 2, MathF.Sqrt((_length * _length / 4) + (radiusM * radiusM)));

    public override bool Meets(Vector3 origin, Vector3 direction, float near, float far, out SolidHit hit)
    {
        hit = default;
        var from = origin - start;
        var (along, rate) = (Vector3.Dot(from, _axis), Vector3.Dot(direction, _axis));
        var (across, sweep) = (from - (_axis * along), direction - (_axis * rate));
        var (a, b, c) = (Vector3.Dot(sweep, sweep), Vector3.Dot(across, sweep), Vector3.Dot(across, across) - (radiusM * radiusM));
        var (enter, leave, normal, isSide) = (near, far, Vector3.Zero, false);
        if (a > 1e-12f)
        {
            var root = (b * b) - (a * c);
            if (root <= 0)
            {
                return false;
            }

            root = MathF.Sqrt(root);
            leave = Math.Min(leave, (-b + root) / a);
            if ((-b - root) / a is var side && side > enter)
            {
                (enter, normal, isSide) = (side, (across + (sweep * side)) / radiusM, true);
            }
        }
        else if (c > 0)
        {
            return false;
        }

        if (MathF.Abs(rate) > 1e-9f)
        {
            var (first, last) = rate > 0 ? (-along / rate, (_length - along) / rate) : ((_length - along) / rate, -along / rate);
            leave = Math.Min(leave, last);
            if (first > enter)
            {
                (enter, normal, isSide) = (first, rate > 0 ? -_axis : _axis, false);
            }
        }
        else if (along < 0 || along > _length)
        {
            return false;
        }

        if (leave <= enter || normal == Vector3.Zero)
        {
            return false;
        }

        var point = from + (direction * enter);
        var local = new Vector3(Vector3.Dot(point, _axis), Vector3.Dot(point, _u), Vector3.Dot(point, _v));
        var isEnd = !isSide;
        var edge = isEnd ? radiusM - MathF.Sqrt((local.Y * local.Y) + (local.Z * local.Z)) : Math.Min(local.X, _length - local.X);
        if (isEnd && Material is Material.Dish)
        {
            normal = Vector3.Normalize(normal - (((_u * local.Y) + (_v * local.Z)) * (0.75f / radiusM))); // a bowl, seen from its hollow side
        }

        hit = new(enter, normal, local, edge, Material);
        return true;
    }

    static Vector3 Side(Vector3 axis) => Vector3.Normalize(Blend.Cross(axis, MathF.Abs(axis.Z) < 0.9f * axis.Length() ? Vector3.UnitZ : Vector3.UnitX));
}
