using System.Numerics;

namespace Farside.Simulator.Vehicles;

/// <summary>A round bar, drum, wheel or dish: a cylinder with flat ends.</summary>
sealed class Rod(Vector3 start, Vector3 end, float radiusM, Material material) : Solid(material)
{
    readonly Vector3 _axis = Vector3.Normalize(end - start);
    readonly float _length = Vector3.Distance(start, end);

    public override (Vector3 Centre, float RadiusM) Bounds => ((start + end) / 2, MathF.Sqrt((_length * _length / 4) + (radiusM * radiusM)));

    public override bool Meets(Vector3 origin, Vector3 direction, float near, float far, out SolidHit hit)
    {
        hit = default;
        var from = origin - start;
        var (along, rate) = (Vector3.Dot(from, _axis), Vector3.Dot(direction, _axis));
        var (across, sweep) = (from - (_axis * along), direction - (_axis * rate));
        var (a, b, c) = (Vector3.Dot(sweep, sweep), Vector3.Dot(across, sweep), Vector3.Dot(across, across) - (radiusM * radiusM));
        var (enter, leave, normal) = (near, far, Vector3.Zero);
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
                (enter, normal) = (side, (across + (sweep * side)) / radiusM);
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
                (enter, normal) = (first, rate > 0 ? -_axis : _axis);
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
        hit = new(enter, normal, new(Vector3.Dot(point, _axis), point.X, point.Z), Material);
        return true;
    }
}
