namespace Farside.Processing.Photogrammetry.Alignment;

/// <summary>
/// Where the pixels of a tile of one picture fall in another, both turned about one spot: exact at three times three places, and biquadratic between, which over
/// tiles of some dozens of pixels is right to a ten-thousandth of a pixel.
/// </summary>
sealed class TileMap
{
    readonly double[] _columns = new double[9];
    readonly double[] _rows = new double[9];

    /// <param name="column">The tile's middle; the places lie <paramref name="reach"/> to its sides.</param>
    public TileMap(View first, View second, double column, double row, double reach)
    {
        IsSeen = true;
        for (var i = 0; i < 9; i++)
        {
            var place = second.Project(first.Ray(column + (reach * ((i % 3) - 1)), row + (reach * ((i / 3) - 1))));
            (_columns[i], _rows[i]) = place ?? (0, 0);
            IsSeen &= place is not null;
        }
    }

    /// <summary>Whether the second camera sees all of the tile's places, within its picture or beyond.</summary>
    public bool IsSeen { get; }

    /// <summary>Whether all nine places lie within a picture, <paramref name="margin"/> from its edges.</summary>
    public bool IsWithin(int width, int height, double margin)
    {
        var isWithin = IsSeen;
        for (var i = 0; i < 9; i++)
        {
            isWithin &= _columns[i] >= margin && _rows[i] >= margin && _columns[i] <= width - 1 - margin && _rows[i] <= height - 1 - margin;
        }

        return isWithin;
    }

    /// <summary>Place of a pixel whose offsets from the tile's middle are given in reaches.</summary>
    public (double Column, double Row) At(double x, double y)
    {
        Span<double> across = [(x - 1) * x / 2, 1 - (x * x), (x + 1) * x / 2];
        Span<double> down = [(y - 1) * y / 2, 1 - (y * y), (y + 1) * y / 2];
        var (column, row) = (0.0, 0.0);
        for (var i = 0; i < 9; i++)
        {
            var weight = across[i % 3] * down[i / 3];
            (column, row) = (column + (weight * _columns[i]), row + (weight * _rows[i]));
        }

        return (column, row);
    }
}
