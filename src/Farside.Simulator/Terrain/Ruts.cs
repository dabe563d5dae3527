namespace Farside.Simulator.Terrain;

/// <summary>The two ruts of a six-wheeled rover along its way, with the prints of its cleats.</summary>
sealed class Ruts(IReadOnlyList<(double X, double Y)> path)
{
    const float BuriedCellM = 0.05f;

    const float HalfTrackM = 0.5f;
    const float HalfWheelM = 0.075f;
    const float HeapM = 0.05f;
    const float DepthM = 0.014f;
    const float CleatM = 0.060f;
    const float CleatDepthM = 0.0036f;

    readonly HashSet<(int, int)> _under = Under(path);

    /// <summary>Whether a stone there was pressed into the soil by a wheel.</summary>
    public bool Bury(float x, float y) => _under.Contains(CellOf(x, y));

    public void Press(TerrainLevel level, int fromRow, int toRow)
    {
        var along = 0.0;
        for (var i = 1; i < path.Count; i++)
        {
            var (a, b) = (path[i - 1], path[i]);
            var length = Math.Sqrt(((b.X - a.X) * (b.X - a.X)) + ((b.Y - a.Y) * (b.Y - a.Y)));
            if (length > 0)
            {
                Press(level, fromRow, toRow, a, (b.X - a.X) / length, (b.Y - a.Y) / length, length, along);
            }

            along += length;
        }
    }

    static (int, int) CellOf(double x, double y) => ((int)Math.Floor(x / BuriedCellM), (int)Math.Floor(y / BuriedCellM));

    static HashSet<(int, int)> Under(IReadOnlyList<(double X, double Y)> path)
    {
        var cells = new HashSet<(int, int)>();
        for (var i = 1; i < path.Count; i++)
        {
            var (dx, dy) = (path[i].X - path[i - 1].X, path[i].Y - path[i - 1].Y);
            var length = Math.Sqrt((dx * dx) + (dy * dy));
            for (var along = 0.0; along < length; along += BuriedCellM / 2)
            {
                var (x, y) = (path[i - 1].X + (dx * along / length), path[i - 1].Y + (dy * along / length));
                foreach (var aside in (ReadOnlySpan<double>)[-HalfTrackM - 0.05, -HalfTrackM, -HalfTrackM + 0.05, HalfTrackM - 0.05, HalfTrackM, HalfTrackM + 0.05])
                {
                    cells.Add(CellOf(x - (dy / length * aside), y + (dx / length * aside)));
                }
            }
        }

        return cells;
    }

    static void Press(TerrainLevel level, int fromRow, int toRow, (double X, double Y) a, double ux, double uy, double length, double before)
    {
        const float Reach = HalfTrackM + HalfWheelM + 0.12f;
        var (endX, endY) = (a.X + (ux * length), a.Y + (uy * length));
        var inv = 1 / level.CellM;
        var bottom = Math.Max(fromRow, (int)Math.Ceiling(((Math.Min(a.Y, endY) - Reach) * inv) - level.FirstRow));
        var top = Math.Min(toRow - 1, (int)Math.Floor(((Math.Max(a.Y, endY) + Reach) * inv) - level.FirstRow));
        var left = Math.Max(0, (int)Math.Ceiling(((Math.Min(a.X, endX) - Reach) * inv) - level.FirstColumn));
        var right = Math.Min(level.Size - 1, (int)Math.Floor(((Math.Max(a.X, endX) + Reach) * inv) - level.FirstColumn));
        for (var row = bottom; row <= top; row++)
        {
            var dy = ((level.FirstRow + row) * (double)level.CellM) - a.Y;
            for (var column = left; column <= right; column++)
            {
                var dx = ((level.FirstColumn + column) * (double)level.CellM) - a.X;
                var s = (dx * ux) + (dy * uy);
                var aside = (dy * ux) - (dx * uy);
                var off = Math.Abs(Math.Abs(aside) - HalfTrackM);
                if (s >= 0 && s < length && off < HalfWheelM + HeapM)
                {
                    var i = (row * level.Size) + column;
                    level.Heights[i] += Section((float)off, (float)(s + before), aside > 0 ? 10u : 20u);
                    level.Cover[i] = off < HalfWheelM ? TerrainBaker.TrackCover : level.Cover[i];
                }
            }
        }
    }

    // Depth below the ground at a distance from the wheel's middle line: a soft trough with the cleats' ripples, crumbled edges, soil heaved up beside it.
    static float Section(float off, float along, uint side)
    {
        var crumbled = off + (0.011f * Along(along * 23, side)) + (0.006f * Along(along * 61, side + 1));
        var depth = DepthM * (1 + (0.35f * Along(along * 1.7f, side + 2)));
        if (crumbled > HalfWheelM)
        {
            var heap = 1 - ((crumbled - HalfWheelM) / HeapM);
            return heap <= 0 ? 0 : 0.5f * depth * heap * heap * Math.Min(1, (crumbled - HalfWheelM) / 0.012f);
        }

        var edge = Math.Clamp((HalfWheelM - crumbled) / 0.042f, 0, 1);
        var inside = edge * edge * (3 - (2 * edge));
        var phase = (along / CleatM) + (0.12f * Along(along * 9, side + 3));
        var t = (4 * (phase - MathF.Floor(phase))) - 2;
        return inside * ((CleatDepthM * t * (2 - MathF.Abs(t))) - depth);
    }

    // Smooth chance along the way, −1 … 1.
    static float Along(float x, uint side)
    {
        var cell = MathF.Floor(x);
        var f = x - cell;
        return Blend.Mix(Chance.Signed(Chance.Of(side, (int)cell, 41)), Chance.Signed(Chance.Of(side, (int)cell + 1, 41)), f * f * (3 - (2 * f)));
    }
}
