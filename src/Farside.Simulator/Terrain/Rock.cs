namespace Farside.Simulator.Terrain;

/// <summary>A boulder, stone or clod: a jittered ellipsoid with faces broken off it, its lower part in the ground.</summary>
sealed class Rock
{
    const int Facets = 13;

    readonly float[] _planes = new float[Facets * 3];
    readonly float _x;
    readonly float _y;
    readonly float _reach;
    readonly float _buried;
    readonly byte _cover;
    readonly float _dome;
    readonly float _invRadiusSquared;
    readonly uint _grain;
    float _baseM;

    Rock(ref Chance.Stream chance, float x, float y, float diameterM)
    {
        (_x, _y) = (x, y);
        var radius = 0.5f * diameterM / MathF.Pow(1 - (0.82f * chance.Unit()), 0.4f);
        var (stretch, top) = (chance.Between(0.62f, 1f), chance.Between(0.42f, 0.85f));
        _reach = radius * 1.2f;
        _buried = radius * top * chance.Between(0.12f, 0.62f);
        _cover = (byte)(diameterM < 0.05f ? 40 : 90 + (int)(120 * chance.Unit()));
        (_dome, _invRadiusSquared, _grain) = (radius * top * chance.Between(0.94f, 1.12f), 1 / (radius * radius * chance.Between(1.0f, 1.35f)), chance.Next());
        var turn = chance.Unit() * MathF.Tau;
        var (leanSin, leanCos) = MathF.SinCos(chance.Unit() * MathF.Tau);
        for (var i = 0; i < Facets; i++)
        {
            // Outward normals: one cap, five shoulders, seven flanks, no two alike.
            var up = i == 0 ? chance.Between(0.86f, 1f) : i < 6 ? chance.Between(0.50f, 0.92f) : chance.Between(0.12f, 0.55f);
            var (sin, cos) = MathF.SinCos(turn + ((i + (1.3f * chance.Unit())) * MathF.Tau / (i < 6 ? 5 : 7)));
            var level = MathF.Sqrt(1 - (up * up));
            var (along, across) = (level * ((cos * leanCos) + (sin * leanSin)), level * ((sin * leanCos) - (cos * leanSin)) * stretch);
            var support = radius * MathF.Sqrt((along * along) + (across * across) + (up * up * top * top)) * chance.Between(0.84f, 1.12f);
            _planes[3 * i] = support / up;
            _planes[(3 * i) + 1] = level * cos / up;
            _planes[(3 * i) + 2] = level * sin / up;
        }
    }

    public float X => _x;

    public float Y => _y;

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
                var i = (row * level.Size) + column;
                if (_baseM + _dome <= level.Heights[i])
                {
                    continue;
                }

                var height = _baseM + Over(dx, dy);
                if (height > level.Heights[i])
                {
                    level.Heights[i] = height + (0.10f * level.CellM * Chance.Signed(Chance.Mix(_grain + (uint)i))); // pitted
                    level.Cover[i] = _cover;
                }
            }
        }
    }

    float Over(float dx, float dy)
    {
        var within = 1 - (((dx * dx) + (dy * dy)) * _invRadiusSquared);
        if (within <= 0)
        {
            return float.MinValue;
        }

        var height = _dome * MathF.Sqrt(within); // the worn round body, where no face has broken off
        for (var i = 0; i < _planes.Length; i += 3)
        {
            height = Math.Min(height, _planes[i] - (_planes[i + 1] * dx) - (_planes[i + 2] * dy));
        }

        return height;
    }
}
