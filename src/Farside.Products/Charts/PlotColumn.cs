namespace Farside.Products.Charts;

/// <summary>A column that can be drawn.</summary>
/// <param name="Name">As the file has it; a field of several values a record has one column a value, <c>NAME[3]</c>.</param>
/// <param name="Description">Empty where the file says nothing.</param>
/// <param name="IsTime">Its values are UTC, seconds since 1970.</param>
/// <param name="Count">Records; the file may hold fewer.</param>
/// <param name="Each">Hands on all values in turn, NaN for what is missing or no number.</param>
public sealed record PlotColumn(string Name, string Unit, string Description, bool IsTime, long Count, Action<Action<double>> Each)
{
    /// <summary>Most values that are drawn as they are: many times as many as a chart has pixels.</summary>
    public const int MostPoints = 1 << 18;

    const int MostStrides = 1 << 15;

    /// <summary>All values. Meant for columns of moderate length.</summary>
    public IReadOnlyList<double> Read()
    {
        var values = new List<double>();
        Each(values.Add);
        return values;
    }

    /// <summary>How many records are drawn as two points; 1 where each is drawn.</summary>
    public static int Stride(long count) => count <= MostPoints ? 1 : (int)((count + MostStrides - 1) / MostStrides);

    /// <summary>For the upward axis: of each stride the least and the greatest value, so that no spike is lost.</summary>
    internal IReadOnlyList<double> Extremes() => Condensed((low, high, _, _) => (low, high));

    /// <summary>For the axis along the foot: of each stride the first and the last value.</summary>
    internal IReadOnlyList<double> Ends() => Condensed((_, _, first, last) => (first, last));

    IReadOnlyList<double> Condensed(Func<double, double, double, double, (double, double)> pair)
    {
        var stride = Stride(Count);
        if (stride == 1)
        {
            return Read();
        }

        var values = new List<double>();
        var (low, high, first, last, seen) = (double.NaN, double.NaN, double.NaN, double.NaN, 0);
        Each(value =>
        {
            (low, high) = (value <= low || double.IsNaN(low) ? value : low, value >= high || double.IsNaN(high) ? value : high);
            (first, last) = (double.IsNaN(first) ? value : first, double.IsNaN(value) ? last : value);
            if (++seen == stride)
            {
                Flush();
            }
        });
        if (seen > 0)
        {
            Flush();
        }

        return values;

        void Flush()
        {
            var (one, other) = pair(low, high, first, last);
            values.Add(one);
            values.Add(other);
            (low, high, first, last, seen) = (double.NaN, double.NaN, double.NaN, double.NaN, 0);
        }
    }
}
