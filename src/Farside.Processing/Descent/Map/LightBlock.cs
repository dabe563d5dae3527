namespace Farside.Processing.Descent.Map;

/// <summary>A few pixels of map, as a frame and as the map show them.</summary>
/// <param name="X">Where the block lies in the frame, −1 to 1.</param>
/// <param name="Y">Where the block lies in the frame, −1 to 1.</param>
/// <param name="LogRatio">Natural logarithm of the frame's mean over the map's.</param>
/// <param name="Both">Sum of products of both relative deviations from the mean.</param>
/// <param name="Map">Sum of squares of the map's relative deviations.</param>
readonly record struct LightBlock(double X, double Y, double LogRatio, double Both, double Map)
{
    public double Term(int term) => term switch
    {
        0 => 1,
        1 => X,
        2 => Y,
        3 => X * X,
        4 => X * Y,
        _ => Y * Y,
    };

    public int Cell => LightMatch.CellOf(X, Y);
}
