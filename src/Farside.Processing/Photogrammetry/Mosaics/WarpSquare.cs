namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>A square of a mosaic and where its corners fall in a picture.</summary>
/// <param name="A">Upper left, the corner pixel's centre.</param>
/// <param name="B">Upper right: the centre of the pixel just beyond.</param>
/// <param name="C">Lower left, just beyond.</param>
/// <param name="D">Lower right, just beyond both ways.</param>
readonly record struct WarpSquare(
    int Column, int Row, int Size,
    (double Column, double Row) A, (double Column, double Row) B, (double Column, double Row) C, (double Column, double Row) D)
{
    /// <summary>Pixels by which the straight way between the corners is off; +∞ where some place is unknown, 0 where all are.</summary>
    public double Error(in WarpMiddle middle)
    {
        var isUnknown = double.IsNaN(A.Column + B.Column + C.Column + D.Column + middle.Sum);
        if (isUnknown)
        {
            return middle.IsBlank && double.IsNaN(A.Column) && double.IsNaN(B.Column) && double.IsNaN(C.Column) && double.IsNaN(D.Column)
                ? 0
                : double.PositiveInfinity;
        }

        var top = Off(A, B, middle.Top);
        var sides = Math.Max(Off(A, C, middle.Left), Off(B, D, middle.Right));
        var bottom = Off(C, D, middle.Bottom);
        var centre = Off(Half(A, B), Half(C, D), middle.Centre);
        return Math.Max(Math.Max(top, sides), Math.Max(bottom, centre));
    }

    /// <summary>The quarter that is upper left (0), upper right, lower left or lower right (3).</summary>
    public WarpSquare Quarter(int which, in WarpMiddle middle)
    {
        var half = Size / 2;
        return which switch
        {
            0 => new(Column, Row, half, A, middle.Top, middle.Left, middle.Centre),
            1 => new(Column + half, Row, half, middle.Top, B, middle.Centre, middle.Right),
            2 => new(Column, Row + half, half, middle.Left, middle.Centre, C, middle.Bottom),
            _ => new(Column + half, Row + half, half, middle.Centre, middle.Right, middle.Bottom, D),
        };
    }

    static (double Column, double Row) Half((double Column, double Row) a, (double Column, double Row) b) =>
        ((a.Column + b.Column) / 2, (a.Row + b.Row) / 2);

    static double Off((double Column, double Row) a, (double Column, double Row) b, (double Column, double Row) exact)
    {
        var half = Half(a, b);
        return Math.Max(Math.Abs(half.Column - exact.Column), Math.Abs(half.Row - exact.Row));
    }
}
