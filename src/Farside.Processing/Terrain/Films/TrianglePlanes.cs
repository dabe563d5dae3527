using Farside.Core.Rasters;

namespace Farside.Processing.Terrain.Films;

/// <summary>What changes evenly over a triangle in the picture, as planes over its pixels.</summary>
readonly struct TrianglePlanes
{
    // What floats lose over a picture's width, in pixels times pixels of an edge.
    const float Hair = 2e-3f;

    readonly Plane _ab;
    readonly Plane _bc;
    readonly Plane _ca;
    readonly Plane _u;
    readonly Plane _v;
    readonly Plane _bright;

    public TrianglePlanes(in Corner a, in Corner b, in Corner c, float area)
    {
        var sign = area > 0 ? 1 : -1;
        (_ab, _bc, _ca) = (Edge(a, b, sign), Edge(b, c, sign), Edge(c, a, sign));
        Near = Through(a, b, c, area, a.Near, b.Near, c.Near);
        _u = Through(a, b, c, area, a.U, b.U, c.U);
        _v = Through(a, b, c, area, a.V, b.V, c.V);
        _bright = Through(a, b, c, area, a.Bright, b.Bright, c.Bright);
    }

    /// <summary>One over the depth.</summary>
    public Plane Near { get; }

    /// <summary>Edges belong to both their triangles, by a hair: the nearer one's pixel stays, and nothing shows through.</summary>
    public bool Holds(float x, float y) => _ab.At(x, y) >= -Hair && _bc.At(x, y) >= -Hair && _ca.At(x, y) >= -Hair;

    public Rgb8 Colour(TexturePyramid texture, float x, float y, float near)
    {
        var depth = 1 / near;
        var (u, v) = (_u.At(x, y) * depth, _v.At(x, y) * depth);
        var seen = texture.At(u, v, Level(texture.Side, u, v, depth)) * Math.Clamp(_bright.At(x, y) * depth, 0, 1);
        return new((byte)(seen.X + 0.5f), (byte)(seen.Y + 0.5f), (byte)(seen.Z + 0.5f));
    }

    // Texels a pixel covers: between the longest way across them and the mean one, for ground seen at a low angle would else be a blur, or else flicker.
    float Level(int side, float u, float v, float depth)
    {
        var (ux, uy) = ((_u.Right - (u * Near.Right)) * depth * side, (_u.Down - (u * Near.Down)) * depth * side);
        var (vx, vy) = ((_v.Right - (v * Near.Right)) * depth * side, (_v.Down - (v * Near.Down)) * depth * side);
        var longest = Math.Max((ux * ux) + (vx * vx), (uy * uy) + (vy * vy));
        var area = Math.Abs((ux * vy) - (uy * vx));
        return 0.25f * (MathF.Log2(longest + 1e-20f) + MathF.Log2(area + 1e-20f));
    }

    static Plane Edge(in Corner from, in Corner to, int sign)
    {
        var (right, down) = (sign * (from.Y - to.Y), sign * (to.X - from.X));
        return new(right, down, -(right * from.X) - (down * from.Y));
    }

    static Plane Through(in Corner a, in Corner b, in Corner c, float area, float atA, float atB, float atC)
    {
        var (ab, ac) = (atB - atA, atC - atA);
        var right = ((ab * (c.Y - a.Y)) - (ac * (b.Y - a.Y))) / area;
        var down = ((ac * (b.X - a.X)) - (ab * (c.X - a.X))) / area;
        return new(right, down, atA - (right * a.X) - (down * a.Y));
    }
}
