namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>A <see cref="Prediction"/> in pixels of one level of the pyramid.</summary>
readonly record struct LevelPrediction(double X, double Y, Affine2 Warp, double AlongX, double AlongY, double From, double To)
{
    public static LevelPrediction On(int level, Prediction at) => new(
        GreyPyramid.ToLevel(at.Column, level), GreyPyramid.ToLevel(at.Row, level), at.Warp,
        at.AlongX, at.AlongY, at.From / (1 << level), at.To / (1 << level));

    /// <summary>Nothing but a place and its surroundings.</summary>
    public static LevelPrediction At(double x, double y, Affine2 warp) => new(x, y, warp, 0, 0, 0, 0);

    /// <summary>Where the first picture's spot (x, y) would be looked for, starting from its place (u, v) in the second.</summary>
    public LevelPrediction Back(double x, double y, double u, double v)
    {
        var back = Warp.Inverse();
        var (dx, dy) = back.Times(u - X, v - Y);
        var (ax, ay) = back.Times(AlongX, AlongY);
        var length = Math.Sqrt((ax * ax) + (ay * ay));
        return length < 1e-9
            ? At(x + dx, y + dy, back)
            : new(x + dx, y + dy, back, ax / length, ay / length, -To * length, -From * length);
    }

    /// <summary>True for a pixel at most <paramref name="radius"/> aside of the line of allowed distances or beyond its ends.</summary>
    public bool IsWithin(double u, double v, double radius)
    {
        var (dx, dy) = (u - X, v - Y);
        var along = Math.Clamp((dx * AlongX) + (dy * AlongY), From, To);
        return Math.Abs(dx - (along * AlongX)) <= radius && Math.Abs(dy - (along * AlongY)) <= radius;
    }
}
