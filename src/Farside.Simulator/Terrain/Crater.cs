namespace Farside.Simulator.Terrain;

/// <summary>An impact crater, fresh or worn: bowl, raised rim, ejecta that thin as r⁻³; wear widens the stretch over which bowl and ejecta flow into one another.</summary>
readonly record struct Crater(float X, float Y, float RadiusM, float DepthM, float RimM, float Wear)
{
    const float Reach = 2.3f; // radii

    /// <summary>Share of the floor that is flat: small craters that met firmer ground below have such floors.</summary>
    float Flatness { get; init; }

    /// <summary>How far the outline strays from a circle, in radii.</summary>
    float Unevenness { get; init; }

    /// <summary>Stretch along and across an axis, and the axis itself as sine and cosine.</summary>
    (float Along, float Across, float Sin, float Cos) Shape { get; init; }

    public static Crater Random(ref Chance.Stream chance, float x, float y, float smallestDiameterM)
    {
        // Diameters within the octave by N(>D) ~ D⁻²; ground long bombarded keeps few fresh ones and many that are almost gone.
        var u = chance.Unit();
        var diameter = smallestDiameterM / MathF.Sqrt(1 - (0.75f * u));
        var youth = 1 - MathF.Sqrt(chance.Unit());
        var wear = 1 - (youth * MathF.Sqrt(youth));
        var depth = diameter * Blend.Mix(0.21f, 0.022f, wear);
        var (sin, cos) = MathF.SinCos(MathF.Tau * chance.Unit());
        var oval = 1 + (0.22f * chance.Unit() * chance.Unit());
        return new(x, y, diameter / 2, depth, depth * Blend.Mix(0.24f, 0.10f, wear), wear)
        {
            Flatness = 0.75f * chance.Unit() * chance.Unit(),
            Unevenness = chance.Between(0.03f, 0.10f),
            Shape = (1 / oval, oval, sin, cos),
        };
    }

    public void Stamp(TerrainLevel level, float[] ground, int fromRow, int toRow)
    {
        var reach = RadiusM * Reach * 1.15f;
        var (inv, inverse) = (1 / level.CellM, 1 / RadiusM);
        var bottom = Math.Max(fromRow, (int)MathF.Ceiling(((Y - reach) * inv) - level.FirstRow));
        var top = Math.Min(toRow - 1, (int)MathF.Floor(((Y + reach) * inv) - level.FirstRow));
        var left = Math.Max(0, (int)MathF.Ceiling(((X - reach) * inv) - level.FirstColumn));
        var right = Math.Min(level.Size - 1, (int)MathF.Floor(((X + reach) * inv) - level.FirstColumn));
        var wall = Wall.Of(this);
        var (along, across, sin, cos) = Shape;
        for (var row = bottom; row <= top; row++)
        {
            var dy = (((level.FirstRow + row) * level.CellM) - Y) * inverse;
            for (var column = left; column <= right; column++)
            {
                var dx = (((level.FirstColumn + column) * level.CellM) - X) * inverse;
                if ((dx * dx) + (dy * dy) >= Reach * Reach * 1.3f)
                {
                    continue;
                }

                var (u, v) = (((dx * cos) + (dy * sin)) * along, ((dy * cos) - (dx * sin)) * across);
                (u, v) = (u + (Unevenness * (Wave((1.9f * v) + X) + (0.4f * Wave((5.3f * v) + Y)))), v + (Unevenness * (Wave((1.6f * u) + Y) + (0.4f * Wave((4.7f * u) + X)))));
                var r = MathF.Sqrt((u * u) + (v * v));
                if (r < Reach)
                {
                    ground[(row * level.Size) + column] += r <= wall.Inner ? Bowl(r) : r >= wall.Outer ? Ejecta(r) : wall.At(r);
                }
            }
        }
    }

    const float BlanketReach = 4.5f; // radii
    const float YoungestWear = 0.35f;

    /// <summary>Soil thrown out and laid bare by a young crater: its walls, a blanket round it, rays that reach farther.</summary>
    public void StampBlanket(TerrainLevel level, int fromRow, int toRow)
    {
        var youth = 1 - (Wear / YoungestWear);
        if (youth <= 0)
        {
            return;
        }

        var (reach, inv) = (RadiusM * BlanketReach, 1 / level.CellM);
        var bottom = Math.Max(fromRow, (int)MathF.Ceiling(((Y - reach) * inv) - level.FirstRow));
        var top = Math.Min(toRow - 1, (int)MathF.Floor(((Y + reach) * inv) - level.FirstRow));
        var left = Math.Max(0, (int)MathF.Ceiling(((X - reach) * inv) - level.FirstColumn));
        var right = Math.Min(level.Size - 1, (int)MathF.Floor(((X + reach) * inv) - level.FirstColumn));
        for (var row = bottom; row <= top; row++)
        {
            var dy = (((level.FirstRow + row) * level.CellM) - Y) / RadiusM;
            for (var column = left; column <= right; column++)
            {
                var dx = (((level.FirstColumn + column) * level.CellM) - X) / RadiusM;
                var r = MathF.Sqrt((dx * dx) + (dy * dy));
                if (r < BlanketReach)
                {
                    ref var fresh = ref level.Fresh[(row * level.Size) + column];
                    fresh = (byte)Math.Max(fresh, 255 * youth * Blanket(r, dx / Math.Max(r, 0.01f), dy / Math.Max(r, 0.01f)));
                }
            }
        }
    }

    // 1 on the walls, thinning outward; rays are wider or narrower by the crater's own number.
    float Blanket(float r, float cos, float sin)
    {
        if (r < 1.1f)
        {
            return 0.85f;
        }

        var ray = 0.5f + (0.28f * Wave((9 * cos) + X + (5 * sin))) + (0.22f * Wave((17 * sin) + Y - (7 * cos)));
        var edge = Math.Clamp((BlanketReach - r) / 1.5f, 0, 1);
        return Math.Min(0.85f, edge * ((1.3f / (r * r * r)) + (ray * 0.9f / (r * r))));
    }

    // About a sine of unit amplitude, period 4: bends the circle a little, each crater its own way.
    static float Wave(float x)
    {
        var t = x - (4 * MathF.Floor(x * 0.25f)) - 2;
        return t * (2 - MathF.Abs(t));
    }

    // A parabola, or with a flatter floor and steeper walls.
    float Bowl(float r)
    {
        var squared = r * r;
        return ((DepthM + RimM) * squared * (1 - (Flatness * (1 - squared)))) - DepthM;
    }

    // Zero, without a step in slope, at the edge of its reach.
    float Ejecta(float r)
    {
        var edge = (Reach - r) / (Reach - 1);
        return RimM / (r * r * r) * Math.Min(1, edge * edge * 3);
    }

    /// <summary>The cubic that leads from the bowl's wall over the rim's crest into the ejecta: narrow for a fresh crater, wide for a worn one.</summary>
    readonly record struct Wall(float Inner, float Outer, float A, float B, float C, float D)
    {
        public static Wall Of(Crater crater)
        {
            const float Step = 0.005f;
            var (inner, outer) = (1 - Blend.Mix(0.05f, 0.50f, crater.Wear), 1 + Blend.Mix(0.07f, 0.42f, crater.Wear));
            var (from, to, width) = (crater.Bowl(inner), crater.Ejecta(outer), outer - inner);
            var rise = (from - crater.Bowl(inner - Step)) / Step * width;
            var fall = (crater.Ejecta(outer + Step) - to) / Step * width;
            return new(inner, outer, from, rise, (3 * (to - from)) - (2 * rise) - fall, (2 * (from - to)) + rise + fall);
        }

        public float At(float r)
        {
            var t = (r - Inner) / (Outer - Inner);
            return A + (t * (B + (t * (C + (t * D)))));
        }
    }
}
