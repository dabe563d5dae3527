namespace Farside.Processing.Terrain;

/// <summary>How points become a grid of heights.</summary>
public sealed record TerrainOptions
{
    /// <summary>Side of the finest cells, metres.</summary>
    public double FinestM { get; init; } = 0.02;

    /// <summary>How often cells may double.</summary>
    public int Levels { get; init; } = 7;

    /// <summary>A point belongs to cells at least so many times as wide as its sigma along the ground.</summary>
    public double CellPerSigma { get; init; } = 1;

    /// <summary>A point belongs to cells at least so many times as wide as the points lie apart.</summary>
    public double CellPerSpacing { get; init; } = 1.5;

    /// <summary>Longest side of a level, cells: ground farther from the middle of the eyes is left to coarser levels.</summary>
    public int MostCells { get; init; } = 2048;

    /// <summary>A cell needs so many points of one view.</summary>
    public int LeastPoints { get; init; } = 3;

    /// <summary>A view of a cell needs so large a share of the points that level ground shows there: of less, what is seen are crests of ground that lies elsewhere.</summary>
    public double LeastShown { get; init; } = 0.2;

    /// <summary>RMS slope by which ground leaves its plane over the length of a range error; 0.065 is 3.7°. Far ground is taken to be as rough as near ground, whose cells of 4 cm leave their neighbours' line by so much; 0 for ground known to be smooth.</summary>
    public double RoughSlope { get; init; } = 0.065;

    /// <summary>Points farther from their cell's ground than so many of its sigmas count no more; smoothly less before.</summary>
    public double OutlierSigmas { get; init; } = 4.7;

    /// <summary>Cells with fewer filled ones among their eight neighbours are strays, and left open.</summary>
    public int LeastNeighbours { get; init; } = 2;

    /// <summary>One view's points that are worked on at once take about so many bytes; more come in bands of ground, one after the other.</summary>
    public long PointBytes { get; init; } = 768L << 20;

    /// <summary>0 for one a processor. The result does not depend on it.</summary>
    public int Threads { get; init; }

    internal int ThreadCount => Threads > 0 ? Threads : -1;

    internal double CellM(int level) => FinestM * (1 << level);

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(FinestM);
        ArgumentOutOfRangeException.ThrowIfLessThan(Levels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Levels, 16);
        ArgumentOutOfRangeException.ThrowIfLessThan(MostCells, 256);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MostCells, 32_768);
        ArgumentOutOfRangeException.ThrowIfLessThan(LeastPoints, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(LeastShown);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LeastShown, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(RoughSlope);
    }
}
