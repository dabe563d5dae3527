namespace Farside.Simulator.Terrain;

/// <summary>The two ruts of a six-wheeled rover along its way, with the prints of its cleats.</summary>
sealed class Ruts(IReadOnlyList<(double X, double Y)> path)
{
    const float HalfTrackM = 0.5f;
    const float HalfWheelM = 0.075f;
    const float DepthM = 0.011f;
    const float CleatM = 0.055f;

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
                var off = Math.Abs(Math.Abs((dy * ux) - (dx * uy)) - HalfTrackM);
                if (s >= 0 && s < length && off < HalfWheelM + 0.05)
                {
                    var i = (row * level.Size) + column;
                    level.Heights[i] += Section((float)off, (float)(s + before));
                    level.Cover[i] = off < HalfWheelM ? TerrainBaker.TrackCover : level.Cover[i];
                }
            }
        }
    }

    // Depth below the ground at a distance from the wheel's middle line: pressed floor with cleat marks, soil heaved up at the sides.
    static float Section(float off, float along)
    {
        if (off > HalfWheelM)
        {
            var side = (off - HalfWheelM) / 0.05f;
            return 0.35f * DepthM * (1 - side);
        }

        var cleat = MathF.Abs((along / CleatM) - MathF.Floor(along / CleatM) - 0.5f) < 0.16f ? 0.005f : 0;
        return -DepthM * Math.Min(1, (HalfWheelM - off) / 0.03f) - cleat;
    }
}
