using Farside.Core.Units;

namespace Farside.Processing.Descent.BaseMaps;

/// <summary>What a map's own shading tells of the Sun it was taken under.</summary>
static class MapShading
{
    const int Cells = 512;
    const double StepDeg = 15;
    const double LeastCorrelation = 0.15;
    static readonly Angle Elevation = Angle.FromDegrees(30);

    /// <summary>The Sun's azimuth in the map's pictures: the one under which the map's heights look most like them; null where they look like them under none.</summary>
    public static Angle? SunOf(BaseMap map)
    {
        var window = Chip.About(0, 0, Cells, Math.Max(map.Heights[0].SpacingM, map.Pictures[0].SpacingM));
        var picture = LocalContrast.Of(Sampled(map.Pictures, window), ExpectedGround.Surroundings);
        var heights = Sampled(map.Heights, window);
        double At(double degrees) =>
            Correlation(picture, LocalContrast.Of(Relighting.Heights(heights, new(Angle.FromDegrees(degrees), Elevation)), ExpectedGround.Surroundings));

        // A correlation of shading is a cosine of the azimuth's error: its first harmonic has the top.
        var (east, north, count) = (0.0, 0.0, (int)(360 / StepDeg));
        for (var i = 0; i < count; i++)
        {
            var (sin, cos) = Math.SinCos(i * StepDeg * Math.PI / 180);
            var score = At(i * StepDeg);
            (east, north) = (east + (score * sin), north + (score * cos));
        }

        var azimuth = (Math.Atan2(east, north) + Math.Tau) % Math.Tau;
        return 2 * Math.Sqrt((east * east) + (north * north)) / count > LeastCorrelation ? Angle.FromRadians(azimuth) : null;
    }

    static Chip Sampled(IReadOnlyList<MapSheet> sheets, Chip window) =>
        window.With(new float[window.Samples.Length]).Filled((east, north) => BaseMap.Sample(sheets, east, north, window.SpacingM));

    static double Correlation(Chip one, Chip other)
    {
        var (product, square, otherSquare) = (0.0, 0.0, 0.0);
        for (var i = 0; i < one.Samples.Length; i++)
        {
            double a = one.Samples[i], b = other.Samples[i];
            if (!double.IsNaN(a + b))
            {
                (product, square, otherSquare) = (product + (a * b), square + (a * a), otherSquare + (b * b));
            }
        }

        return product / Math.Sqrt((square * otherSquare) + 1e-9);
    }

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
