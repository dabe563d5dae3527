namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>One row of a square: where it begins in the picture, how it goes on from pixel to pixel, and the factor along it.</summary>
struct WarpLine(in WarpSquare square, float a, float b, float c, float d)
{
    readonly WarpSquare _square = square;

    public float Column { get; private set; }
    public float Row { get; private set; }
    public float ColumnStep { get; private set; }
    public float RowStep { get; private set; }
    public float Factor { get; private set; }
    public float FactorStep { get; private set; }

    public void MoveTo(int line)
    {
        var (size, down) = (_square.Size, (double)line / _square.Size);
        var (left, right) = (double.Lerp(_square.A.Column, _square.C.Column, down), double.Lerp(_square.B.Column, _square.D.Column, down));
        (Column, ColumnStep) = Run(left, right, size);
        (Row, RowStep) = Run(double.Lerp(_square.A.Row, _square.C.Row, down), double.Lerp(_square.B.Row, _square.D.Row, down), size);
        (Factor, FactorStep) = Run(double.Lerp(a, c, down), double.Lerp(b, d, down), size);
    }

    // A single pixel has no next one, and what lies beyond it may be unknown.
    static (float From, float Step) Run(double from, double to, int size) => size == 1 ? ((float)from, 0) : ((float)from, (float)((to - from) / size));
}
