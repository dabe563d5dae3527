namespace Farside.Processing.Descent.BaseMaps;

/// <summary>A square window of the ground with one number a cell; cell centres, first row northernmost, NaN where unknown.</summary>
sealed class Chip(int size, double spacingM, double westM, double northM, float[] samples)
{
    public Chip(int size, double spacingM, double westM, double northM) : this(size, spacingM, westM, northM, new float[size * size])
    {
    }

    public int Size => size;
    public double SpacingM => spacingM;
    public float[] Samples => samples;

    public double East(double column) => westM + (column * spacingM);

    public double North(double row) => northM - (row * spacingM);

    public double Column(double eastM) => (eastM - westM) / spacingM;

    public double Row(double placeM) => (northM - placeM) / spacingM;

    /// <summary>A chip whose middle lies at a place.</summary>
    public static Chip About(double eastM, double northM, int size, double spacingM) =>
        new(size, spacingM, eastM - ((size - 1) / 2.0 * spacingM), northM + ((size - 1) / 2.0 * spacingM));

    /// <summary>The same window with other numbers.</summary>
    public Chip With(float[] others) => new(size, spacingM, westM, northM, others);

    /// <summary>The part of so many cells each way about a place, rounded to whole cells; NaN beyond this chip.</summary>
    public Chip Cut(double column, double row, int cells)
    {
        var (left, top) = ((int)Math.Round(column) - (cells / 2), (int)Math.Round(row) - (cells / 2));
        var part = new Chip(cells, spacingM, East(left), North(top));
        part.Samples.AsSpan().Fill(float.NaN);
        var (from, to) = (Math.Max(0, -left), Math.Min(cells, size - left));
        for (var y = Math.Max(0, -top); y < Math.Min(cells, size - top) && from < to; y++)
        {
            samples.AsSpan(((top + y) * size) + left + from, to - from).CopyTo(part.Samples.AsSpan((y * cells) + from));
        }

        return part;
    }

    public Chip Filled(Func<double, double, float> sample)
    {
        Parallel.For(0, size, row =>
        {
            for (var column = 0; column < size; column++)
            {
                samples[(row * size) + column] = sample(East(column), North(row));
            }
        });
        return this;
    }
}
