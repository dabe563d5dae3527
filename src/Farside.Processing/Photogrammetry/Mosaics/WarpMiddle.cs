namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>Where the middles of a square's sides, and its own, fall in a picture.</summary>
readonly record struct WarpMiddle(
    (double Column, double Row) Top, (double Column, double Row) Left, (double Column, double Row) Centre, (double Column, double Row) Right,
    (double Column, double Row) Bottom)
{
    /// <summary>NaN when one is unknown.</summary>
    public double Sum => Top.Column + Left.Column + Centre.Column + Right.Column + Bottom.Column;

    /// <summary>Whether none is known.</summary>
    public bool IsBlank => double.IsNaN(Top.Column) && double.IsNaN(Left.Column) && double.IsNaN(Centre.Column) && double.IsNaN(Right.Column)
        && double.IsNaN(Bottom.Column);
}
