namespace Farside.Simulator.Terrain;

/// <summary>A boulder, stone or clod: a convex body cut by planes that touch a jittered ellipsoid, its lower part in the ground.</summary>
sealed class Rock
{
    const int Facets = 11;

    readonly float[] _planes = new float[Facets * 3];
    readonly float _x;
    readonly float _y;
    readonly float _reach;
    readonly float _buried;
    readonly byte _cover;
    float _baseM;

    Rock(ref Chance.Stream chance, float x, float y, float diameterM)
    {
        (_x, _y) = (x, y);
        var radius = 0.5f * diameterM / MathF.Pow(1 - (0.82f * chance.Unit()), 0.4f);
        var (stretch, top) = (chance.Between(0.7f, 1f), chance.Between(0.4f, 0.85f));
        _reach = radius * 1.2f;
        _buried = radius * top * chance.Between(0.05f, 0.35f);
        _cover = (byte)(diameterM < 0.05f ? 40 : 90 + (int)(120 * chance.Unit()));
        var turn = chance.Unit() * MathF.Tau;
        var (leanSin, leanCos) = MathF.SinCos(chance.Unit() * MathF.Tau);
        for (var i = 0; i < Facets; i++)
        {
            // Outward normals: one cap, four shoulders, six flanks.
            var up = i == 0 ? chance.Between(0.93f, 1f) : i < 5 ? chance.Between(0.55f, 0.85f) : chance.Between(0.12f, 0.45f);
            var (sin, cos) = MathF.SinCos(turn + ((i + (0.8f * chance.Unit())) * MathF.Tau / (i < 5 ? 4 : 6)));
            var level = MathF.Sqrt(1 - (up * up));
            var (along, across) = (level * ((cos * leanCos) + (sin * leanSin)), level * ((sin * leanCos) - (cos * leanSin)) * stretch);
            var support = radius * MathF.Sqrt((along * along) + (across * across) + (up * up * top * top)) * chance.Between(0.82f, 1.08f);
            _planes[3 * i] = support / up;
            _planes[(3 * i) + 1] = level * cos / up;
            _planes[(3 * i) + 2] = level * sin / up;
        }
    }

    public static Rock Random(ref Chance.Stream chance, float x, float y, float diameterM) => new(ref chance, x, y, diameterM);

    /// <summary>Lays the rock on the ground beneath its centre.</summary>
    public void Settle(TerrainLevel level, float[] ground)
    {
        var column = Math.Clamp((int)MathF.Round(_x / level.CellM) - level.FirstColumn, 0, level.Size - 1);
        var row = Math.Clamp((int)MathF.Round(_y / level.CellM) - level.FirstRow, 0, level.Size - 1);
        _baseM = ground[(row * level.Size) + column] - _buried;
    }

    public void Stamp(TerrainLevel level, int fromRow, int toRow)
    {
        var inv = 1 / level.CellM;
        var bottom = Math.Max(fromRow, (int)MathF.Ceiling(((_y - _reach) * inv) - level.FirstRow));
        var top = Math.Min(toRow - 1, (int)MathF.Floor(((_y + _reach) * inv) - level.FirstRow));
        var left = Math.Max(0, (int)MathF.Ceiling(((_x - _reach) * inv) - level.FirstColumn));
        var right = Math.Min(level.Size - 1, (int)MathF.Floor(((_x + _reach) * inv) - level.FirstColumn));
        for (var row = bottom; row <= top; row++)
        {
            var dy = ((level.FirstRow + row) * level.CellM) - _y;
            for (var column = left; column <= right; column++)
            {
                var dx = ((level.FirstColumn + column) * level.CellM) - _x;
                var height = _baseM + Over(dx, dy);
                var i = (row * level.Size) + column;
                if (height > level.Heights[i])
                {
                    level.Heights[i] = height;
                    level.Cover[i] = _cover;
                }
            }
        }
    }

    float Over(float dx, float dy)
    {
        var height = float.MaxValue;
        for (var i = 0; i < _planes.Length; i += 3)
        {
            height = Math.Min(height, _planes[i] - (_planes[i + 1] * dx) - (_planes[i + 2] * dy));
        }

        return height;
    }
}
