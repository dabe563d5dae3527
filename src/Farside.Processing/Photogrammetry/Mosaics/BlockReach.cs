namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>Where the corners of a block of a mosaic fall in a picture, NaN where it cannot see them.</summary>
readonly record struct BlockReach(
    (double Column, double Row) A, (double Column, double Row) B, (double Column, double Row) C, (double Column, double Row) D)
{
    /// <summary>Source pixels in the block's middle, as the triangle of three corners has it; +∞ when one is unknown.</summary>
    public double Area
    {
        get
        {
            var area = Math.Abs(((B.Column - A.Column) * (C.Row - A.Row)) - ((B.Row - A.Row) * (C.Column - A.Column)));
            return double.IsNaN(area) || area == 0 ? double.PositiveInfinity : area;
        }
    }

    /// <summary>Whether the block may show something of the picture: generous by half its size, since its sides are bent.</summary>
    public bool Touches(SourceView source)
    {
        var (left, right) = Range(A.Column, B.Column, C.Column, D.Column);
        var (top, bottom) = Range(A.Row, B.Row, C.Row, D.Row);
        return left <= source.Right && right >= source.Left && top <= source.Bottom && bottom >= source.Top;
    }

    static (double Low, double High) Range(double a, double b, double c, double d)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in (ReadOnlySpan<double>)[a, b, c, d])
        {
            if (!double.IsNaN(value))
            {
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
        }

        var isHalfSeen = double.IsNaN(a + b + c + d);
        var spare = 2 + ((high - low) * (isHalfSeen ? 2 : 0.5));
        return (low - spare, high + spare);
    }
}
