namespace Farside.Processing.Photogrammetry.Alignment;

/// <summary>
/// What a tile has to say about its place in the first picture: pull = information × shift, in first-picture pixels, both still to be divided by the
/// variance. The information is that of the texture both pictures show; noise alone has none on average.
/// </summary>
/// <param name="Variance">Of what one picture differs from the other.</param>
/// <param name="Chi2">The pull against what noise alone would make of it: about 2 for white noise when the tile lies right.</param>
readonly record struct TileShift(double PullX, double PullY, double XX, double XY, double YY, double Variance, double Chi2)
{
    public bool IsKnown => Chi2 >= 0;

    public static TileShift Unknown { get; } = new(0, 0, 0, 0, 0, 0, -1);
}
