using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>One picture on the coarse grid of cells.</summary>
/// <param name="x">First column of cells; the layer may run on beyond the last one of a ring.</param>
sealed class SurveyLayer(CellGrid grid, int view, int x, int y, int width, int height)
{
    public int View => view;
    public int X => x;
    public int Y => y;
    public int Width => width;
    public int Height => height;

    /// <summary>Mean colour of a cell and the share that is known; NaN where nothing is.</summary>
    public Vector128<float>[] Means { get; } = new Vector128<float>[width * height];

    /// <summary>Colour at the middle of every second cell both ways, at the mosaic's own resolution; NaN where unknown.</summary>
    public Vector128<float>[] Points { get; } = new Vector128<float>[((width + 1) / 2) * ((height + 1) / 2)];

    /// <summary>Where a cell's middle falls in the picture; NaN where it cannot see it.</summary>
    public (float Column, float Row)[] Places { get; } = new (float, float)[width * height];

    /// <summary>Source pixels along a mosaic pixel.</summary>
    public float[] Scales { get; } = new float[width * height];

    /// <summary>Whether every pixel of a cell and of those around it is known.</summary>
    public bool[] IsComplete { get; } = new bool[width * height];

    /// <summary>The place in the arrays of a cell of the grid; −1 outside the layer.</summary>
    public int Index(int column, int row)
    {
        var across = column - x;
        across = across < 0 && grid.Wraps ? across + grid.Columns : across;
        return across >= 0 && across < width && row >= y && row < y + height ? ((row - y) * width) + across : -1;
    }

    /// <summary>The cell of a place in the arrays.</summary>
    public (int Column, int Row) Cell(int index) => (grid.Wrap(x + (index % width)), y + (index / width));

    public bool IsKnown(int index) => index >= 0 && !float.IsNaN(Means[index].GetElement(0));

    /// <summary>The place among <see cref="Points"/>; −1 for a cell without.</summary>
    public int PointIndex(int index)
    {
        var (across, down) = (index % width, index / width);
        return ((across | down) & 1) == 0 ? (down / 2 * ((width + 1) / 2)) + (across / 2) : -1;
    }
}
