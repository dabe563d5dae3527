using System.Numerics;

namespace Farside.Simulator.Vehicles;

/// <summary>Solids that stand together, with one ball around them all so that most rays ask only once.</summary>
sealed class Vehicle
{
    readonly Solid[] _solids;
    readonly (Vector3 Centre, float RadiusM)[] _balls;
    readonly Vector3 _centre;
    readonly float _radiusM;

    public Vehicle(IEnumerable<Solid> solids)
    {
        _solids = [.. solids];
        _balls = [.. _solids.Select(solid => solid.Bounds)];
        _centre = _balls.Aggregate(Vector3.Zero, (sum, ball) => sum + ball.Centre) / _balls.Length;
        _radiusM = _balls.Max(ball => Vector3.Distance(ball.Centre, _centre) + ball.RadiusM);
    }

    /// <summary>True where a ray from the eye could meet any of it.</summary>
    public bool IsNear(Vector3 origin, Vector3 direction) => Passes(origin, direction, _centre, _radiusM);

    public bool Meets(Vector3 origin, Vector3 direction, float near, float far, out SolidHit hit)
    {
        hit = default;
        if (!IsNear(origin, direction))
        {
            return false;
        }

        var isMet = false;
        for (var i = 0; i < _solids.Length; i++)
        {
            if (Passes(origin, direction, _balls[i].Centre, _balls[i].RadiusM) && _solids[i].Meets(origin, direction, near, far, out var here))
            {
                (hit, far, isMet) = (here, here.Distance, true);
            }
        }

        return isMet;
    }

    /// <summary>True when any solid stands between a place and the Sun.</summary>
    public bool Shades(Vector3 place, Vector3 towardsSun)
    {
        if (!IsNear(place, towardsSun))
        {
            return false;
        }

        for (var i = 0; i < _solids.Length; i++)
        {
            if (Passes(place, towardsSun, _balls[i].Centre, _balls[i].RadiusM) && _solids[i].Meets(place, towardsSun, 0.004f, 1e4f, out _))
            {
                return true;
            }
        }

        return false;
    }

    static bool Passes(Vector3 origin, Vector3 direction, Vector3 centre, float radiusM)
    {
        var to = centre - origin;
        var along = Vector3.Dot(to, direction);
        var squared = to.LengthSquared();
        return squared < radiusM * radiusM || (along > 0 && squared - (along * along) < radiusM * radiusM);
    }
}
