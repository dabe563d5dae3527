using System.Numerics;

namespace Farside.Simulator.Vehicles;

/// <summary>Solids sorted by where the Sun sees them, so that asking for a shadow tries only those in line with the place.</summary>
sealed class SunGrid
{
    const float CellM = 0.2f;

    readonly Vector3 _u;
    readonly Vector3 _v;
    readonly Vector3 _towardsSun;
    readonly float _u0;
    readonly float _v0;
    readonly int _width;
    readonly int _height;
    readonly Solid[][] _cells;

    public SunGrid(IReadOnlyCollection<Solid> solids, Vector3 towardsSun)
    {
        _towardsSun = towardsSun;
        _u = Vector3.Normalize(Vector3.Cross(towardsSun, MathF.Abs(towardsSun.Z) < 0.9f ? Vector3.UnitZ : Vector3.UnitX));
        _v = Vector3.Cross(_u, towardsSun);
        var spots = solids.Select(solid => (solid, u: Vector3.Dot(solid.Bounds.Centre, _u), v: Vector3.Dot(solid.Bounds.Centre, _v), r: solid.Bounds.RadiusM)).ToList();
        (_u0, _v0) = (spots.Min(spot => spot.u - spot.r), spots.Min(spot => spot.v - spot.r));
        (_width, _height) = ((int)((spots.Max(spot => spot.u + spot.r) - _u0) / CellM) + 1, (int)((spots.Max(spot => spot.v + spot.r) - _v0) / CellM) + 1);
        _cells = new Solid[_width * _height][];
        for (var i = 0; i < _cells.Length; i++)
        {
            var (left, bottom) = (_u0 + (i % _width * CellM), _v0 + (i / _width * CellM));
            _cells[i] = [.. spots.Where(spot => Away(spot.u, left) < spot.r && Away(spot.v, bottom) < spot.r).Select(spot => spot.solid)];
        }

        static float Away(float at, float low) => Math.Max(0, Math.Max(low - at, at - (low + CellM)));
    }

    /// <summary>True when any solid stands between a place and the Sun.</summary>
    public bool Shades(Vector3 place)
    {
        var (u, v) = ((Vector3.Dot(place, _u) - _u0) / CellM, (Vector3.Dot(place, _v) - _v0) / CellM);
        if (u < 0 || v < 0 || u >= _width || v >= _height)
        {
            return false;
        }

        foreach (var solid in _cells[((int)v * _width) + (int)u])
        {
            if (solid.Meets(place, _towardsSun, 0.004f, 1e4f, out _))
            {
                return true;
            }
        }

        return false;
    }
}
