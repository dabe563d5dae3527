namespace Farside.Processing.Imaging.Demosaicing;

/// <summary>
/// Planes of one tile of a picture with a margin on all sides, for methods that look far: a neighbour lies a fixed number of floats
/// away, a row's as well as a column's. What a stage computes in the margin shrinks from stage to stage and ends at the tile's edge.
/// </summary>
sealed class ResidualTile
{
    /// <summary>The most columns and rows of picture a tile has.</summary>
    public const int Side = 256;

    /// <summary>Places beyond the tile's edge on each side: a multiple of the widest lanes.</summary>
    public const int Margin = 80;

    /// <summary>Floats from a place to the one below.</summary>
    public const int Stride = Side + (2 * Margin);

    const int WidestLanes = 16;

    /// <summary>How far outside a plane a kernel may read in vain, at the corners of the margin.</summary>
    const int Guard = 8 * Stride;

    public ResidualTile()
    {
        for (var x = 0; x < IsEven.Length; x++)
        {
            IsEven[x] = (x & 1) == 0 ? 1 : -1;
        }
    }

    public int Width { get; set; }
    public int Height { get; set; }

    public float[] Samples { get; } = Plane();
    public float[] RowDifference { get; } = Plane();
    public float[] ColumnDifference { get; } = Plane();
    public float[] RowWeight { get; } = Plane();
    public float[] ColumnWeight { get; } = Plane();
    public float[] Sums { get; } = Plane();
    public float[] Difference { get; } = Plane();
    public float[] Opposite { get; } = Plane();
    public float[] Chosen { get; } = Plane();
    public float[] Green { get; } = Plane();
    public float[] Chroma { get; } = Plane();
    public float[] RowCriterion { get; } = Plane();
    public float[] ColumnCriterion { get; } = Plane();
    public Fit ChromaFromGreen { get; } = new();
    public Fit GreenFromChroma { get; } = new();

    /// <summary>1 at even columns, −1 at odd ones, from <see cref="Margin"/> columns left of the tile on.</summary>
    public float[] IsEven { get; } = new float[Stride + WidestLanes];

    /// <summary>The place of column 0 of row <paramref name="y"/> in every plane.</summary>
    public static int Row(int y) => Guard + ((y + Margin) * Stride) + Margin;

    /// <summary>The columns to compute so that <paramref name="margin"/> beyond the tile are among them, in whole lanes.</summary>
    public (int From, int To) Columns(int margin) => (-RoundUp(margin), RoundUp(Width + margin));

    static int RoundUp(int count) => (count + WidestLanes - 1) / WidestLanes * WidestLanes;

    static float[] Plane() => new float[(Stride * Stride) + (2 * Guard)];

    /// <summary>
    /// Local straight lines that predict one colour from another: weight, weight × slope, weight × height above the centre; and what the
    /// mean of them misses.
    /// </summary>
    public sealed class Fit
    {
        public float[] Weight { get; } = Plane();
        public float[] Slope { get; } = Plane();
        public float[] Height { get; } = Plane();
        public float[] Residual { get; } = Plane();
    }
}
