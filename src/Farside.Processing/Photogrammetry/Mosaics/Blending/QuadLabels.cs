namespace Farside.Processing.Photogrammetry.Mosaics.Blending;

/// <summary>The labels of four cells around a square of pixels.</summary>
readonly struct QuadLabels
{
    readonly int _column;
    readonly int _row;
    readonly int _upperRight;
    readonly int _lowerLeft;
    readonly int _lowerRight;

    /// <param name="column">Column of the two left cells.</param>
    public QuadLabels(SeamMap seams, int column, int row)
    {
        (_column, _row) = (column, row);
        (UpperLeft, _upperRight) = (seams.LabelAt(column, row), seams.LabelAt(column + 1, row));
        (_lowerLeft, _lowerRight) = (seams.LabelAt(column, row + 1), seams.LabelAt(column + 1, row + 1));
    }

    public int UpperLeft { get; }

    public bool IsUniform => UpperLeft == _upperRight && UpperLeft == _lowerLeft && UpperLeft == _lowerRight;

    /// <summary>
    /// The label of a pixel: the one with the most weight among the four, weighted as in bilinear interpolation, that fills the pixel's cell; the
    /// cell's own where none does; none where the cell has none.
    /// </summary>
    public int At(SeamMap seams, int column, int row)
    {
        var size = seams.CellPx;
        var (x, y) = ((((column + 0.5) / size) - 0.5) - _column, (((row + 0.5) / size) - 0.5) - _row);
        var (cellColumn, cellRow) = (_column + (x >= 0.5 ? 1 : 0), _row + (y >= 0.5 ? 1 : 0));
        var own = y >= 0.5 ? (x >= 0.5 ? _lowerRight : _lowerLeft) : x >= 0.5 ? _upperRight : UpperLeft;
        if (own == 0)
        {
            return 0;
        }

        var (best, most) = (own, 0.0);
        foreach (var label in (ReadOnlySpan<int>)[UpperLeft, _upperRight, _lowerLeft, _lowerRight])
        {
            var weight = Weight(label, x, y);
            if (label != 0 && weight > most && seams.IsFilledBy(label, cellColumn, cellRow))
            {
                (best, most) = (label, weight);
            }
        }

        return best;
    }

    double Weight(int label, double x, double y) =>
        (label == UpperLeft ? (1 - x) * (1 - y) : 0) + (label == _upperRight ? x * (1 - y) : 0)
            + (label == _lowerLeft ? (1 - x) * y : 0) + (label == _lowerRight ? x * y : 0);
}
