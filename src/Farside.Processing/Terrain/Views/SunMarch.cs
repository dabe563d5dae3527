namespace Farside.Processing.Terrain.Views;

/// <summary>The way from a cell towards the Sun, one column or row at a time.</summary>
sealed class SunMarch
{
    readonly TerrainLevel _level;
    readonly double _right;
    readonly double _down;
    readonly double _stepM;
    readonly double _sunRad;
    readonly double _highest;

    public SunMarch(TerrainLevel level, Sunlight sun)
    {
        var (sin, cos) = Math.SinCos(sun.Azimuth.Radians);
        var longest = Math.Max(Math.Abs(sin), Math.Abs(cos));
        (_level, _right, _down, _stepM, _sunRad) = (level, sin / longest, -cos / longest, level.Grid.PixelM / longest, sun.Elevation.Radians);
        _highest = double.NegativeInfinity;
        foreach (var height in level.Heights.Pixels)
            _highest = height > _highest ? height : _highest;
    }

    /// <summary>Share of the disc above the horizon in the Sun's direction.</summary>
    public double Seen(int column, int row)
    {
        var here = _level.Heights[column, row];
        if (float.IsNaN(here))
            return 1;

        var (steepest, lowest) = (double.NegativeInfinity, Math.Tan(_sunRad - Sunlight.Radius.Radians));
        for (var step = 1; ; step++)
        {
            var (x, y, away) = (column + (step * _right), row + (step * _down), step * _stepM);
            var isOut = x < 0 || y < 0 || x > _level.Grid.Width - 1 || y > _level.Grid.Height - 1;
            if (isOut || _highest - here < Math.Max(steepest, lowest) * away)
                return Above(Math.Atan(steepest));

            if (At(x, y) is var height && !double.IsNaN(height))
                steepest = Math.Max(steepest, (height - here) / away);
        }
    }

    // Between two cells of the column or row that the way crosses there.
    double At(double x, double y)
    {
        var (left, top) = ((int)x, (int)y);
        var (right, down) = (x > left ? left + 1 : left, y > top ? top + 1 : top);
        return double.Lerp(_level.Heights[left, top], _level.Heights[Math.Min(right, _level.Grid.Width - 1), Math.Min(down, _level.Grid.Height - 1)], Math.Max(x - left, y - top));
    }

    // The part of a disc above a level line so high before it.
    double Above(double horizonRad)
    {
        var t = Math.Clamp((horizonRad - _sunRad) / Sunlight.Radius.Radians, -1, 1);
        return (Math.Acos(t) - (t * Math.Sqrt(1 - (t * t)))) / Math.PI;
    }
}
