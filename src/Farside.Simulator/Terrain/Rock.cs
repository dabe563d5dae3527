namespace Farside.Simulator.Terrain;

/// <summary>A boulder, stone or clod: a convex body cut by random planes, its lower part in the ground.</summary>
sealed class Rock
{
    const int Facets = 7;

    readonly float[] _planes = new float[Facets * 3];
    readonly float _x;
    readonly float _y;
    readonly float _reach;
    readonly float _topM;
    readonly byte _cover;
    float _baseM;

    Rock(ref Chance.Stream chance, float x, float y, float diameterM)
    {
        (_x, _y) = (x, y);
        var radius = 0.5f * diameterM / MathF.Pow(1 - (0.82f * chance.Unit()), 0.4f);
        _topM = radius * chance.Between(0.35f, 1.05f);
        _reach = radius * 1.25f;
        _cover = (byte)(diameterM < 0.05f ? 60 : 150 + (int)(90 * chance.Unit()));
        var turn = chance.Unit() * MathF.Tau;
        var (stretch, lean) = (chance.Between(0.7f, 1.25f), chance.Between(0, MathF.Tau));
        for (var i = 0; i < Facets; i++)
        {
            // Height over the base falls as top·a − slope·(direction · offset): steep sides, one or two flat tops.
            var angle = turn + ((i + (0.7f * chance.Signed())) * MathF.Tau / (Facets - 1));
            var steep = i == 0 ? chance.Between(0.05f, 0.45f) : chance.Between(0.8f, 2.6f);
            var across = radius * chance.Between(0.75f, 1.1f) * (1 + ((stretch - 1) * MathF.Cos(2 * (angle - lean))));
            var (sin, cos) = MathF.SinCos(angle);
            _planes[3 * i] = i == 0 ? _topM : steep * across;
            _planes[(3 * i) + 1] = steep * cos;
            _planes[(3 * i) + 2] = steep * sin;
        }
    }

    public static Rock Random(ref Chance.Stream chance, float x, float y, float diameterM) => new(ref chance, x, y, diameterM);

    /// <summary>Lays the rock on the ground beneath its centre.</summary>
    public void Settle(TerrainLevel level, float[] ground)
    {
        var column = Math.Clamp((int)MathF.Round(_x / level.CellM) - level.FirstColumn, 0, level.Size - 1);
        var row = Math.Clamp((int)MathF.Round(_y / level.CellM) - level.FirstRow, 0, level.Size - 1);
        _baseM = ground[(row * level.Size) + column] - (0.12f * _topM);
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
