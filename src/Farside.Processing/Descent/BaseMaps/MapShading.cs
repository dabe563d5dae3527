using Farside.Core.Units;

namespace Farside.Processing.Descent.BaseMaps;

/// <summary>What a map's own shading tells of the Sun it was taken under.</summary>
static class MapShading
{
    /// <summary>The line that the Sun lies on, clockwise from north, 0–180°: brightness changes most along it.</summary>
    public static Angle SunAxis(MapSheet sheet)
    {
        var (xx, xy, yy, s) = (0.0, 0.0, 0.0, sheet.Samples);
        for (var row = 1; row < s.Height - 1; row++)
        {
            for (var column = 1; column < s.Width - 1; column++)
            {
                var (east, north) = (s[column + 1, row] - s[column - 1, row], s[column, row - 1] - s[column, row + 1]);
                var level = Math.Abs(s[column, row]) + 1e-9f;
                if (float.IsFinite(east + north))
                {
                    // Bright rims and shadows' edges are few and steep; their weight falls with their height.
                    var weight = 1 / (1 + (50 * ((east * east) + (north * north)) / (level * level)));
                    (xx, xy, yy) = (xx + (weight * east * east), xy + (weight * east * north), yy + (weight * north * north));
                }
            }
        }

        var fromEast = 0.5 * Math.Atan2(2 * xy, xx - yy);
        return Angle.FromRadians(((Math.PI / 2) - fromEast + Math.Tau) % Math.PI);
    }
}
