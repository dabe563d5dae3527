namespace Farside.Simulator.Terrain;

/// <summary>A simple bowl crater, fresh or worn: parabolic floor, raised rim, ejecta that thins as r⁻³.</summary>
readonly record struct Crater(float X, float Y, float RadiusM, float DepthM, float RimM, float Wear)
{
    const float Reach = 2.3f; // radii

    public static Crater Random(ref Chance.Stream chance, float x, float y, float smallestDiameterM)
    {
        // Diameters within the octave by N(>D) ~ D⁻²; most small craters are worn.
        var u = chance.Unit();
        var diameter = smallestDiameterM / MathF.Sqrt(1 - (0.75f * u));
        var age = MathF.Sqrt(chance.Unit());
        var depth = diameter * float.Lerp(0.19f, 0.025f, age);
        return new(x, y, diameter / 2, depth, depth * float.Lerp(0.22f, 0.12f, age), age);
    }

    public void Stamp(TerrainLevel level, float[] ground, int fromRow, int toRow)
    {
        var reach = RadiusM * Reach;
        var (inv, inverse) = (1 / level.CellM, 1 / RadiusM);
        var bottom = Math.Max(fromRow, (int)MathF.Ceiling(((Y - reach) * inv) - level.FirstRow));
        var top = Math.Min(toRow - 1, (int)MathF.Floor(((Y + reach) * inv) - level.FirstRow));
        var left = Math.Max(0, (int)MathF.Ceiling(((X - reach) * inv) - level.FirstColumn));
        var right = Math.Min(level.Size - 1, (int)MathF.Floor(((X + reach) * inv) - level.FirstColumn));
        for (var row = bottom; row <= top; row++)
        {
            var dy = ((level.FirstRow + row) * level.CellM) - Y;
            for (var column = left; column <= right; column++)
            {
                var dx = ((level.FirstColumn + column) * level.CellM) - X;
                var (u, v) = ((dx * inverse) + (0.07f * Wave((1.9f * dy * inverse) + X)), (dy * inverse) + (0.07f * Wave((1.6f * dx * inverse) + Y)));
                var r = MathF.Sqrt((u * u) + (v * v));
                if (r < Reach)
                {
                    ground[(row * level.Size) + column] += Profile(r);
                }
            }
        }
    }

    // About a sine of unit amplitude, period 4: bends the circle a little, each crater its own way.
    static float Wave(float x)
    {
        var t = x - (4 * MathF.Floor(x * 0.25f)) - 2;
        return t * (2 - MathF.Abs(t));
    }

    // Rounded at the rim the more the crater is worn; zero at the edge of its reach.
    float Profile(float r)
    {
        var edge = (Reach - r) / (Reach - 1);
        var outside = RimM * MathF.Pow(Math.Max(r, 1), -3) * Math.Min(1, edge * 1.5f);
        var bowl = ((DepthM + RimM) * r * r) - DepthM;
        if (r >= 1)
        {
            return outside - (0.3f * Wear * RimM * MathF.Exp(-(r - 1) * (r - 1) * 60));
        }

        var blend = Math.Clamp((r - 0.75f) * 4, 0, 1);
        return bowl - (0.3f * Wear * RimM * MathF.Exp(-(r - 1) * (r - 1) * 60)) - (0.04f * Wear * DepthM * blend * (1 - blend));
    }
}
