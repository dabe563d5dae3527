namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>Every pixel looks at all disparities.</summary>
sealed class WholeRange(int width, DenseOptions options) : IRangeMap
{
    readonly RowRange _row = RowRange.Uniform(width, options.MinDisparity,
        (options.MaxDisparity - options.MinDisparity + RowRange.Lane) / RowRange.Lane * RowRange.Lane);

    public int Most => _row.Most;

    public RowRange Row(int y) => _row;
}
