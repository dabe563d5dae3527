namespace Farside.Products.Charts;

/// <summary>Which values of a waterfall lie under a pixel: their mean, so that a year on a thousand pixels hides nothing but detail.</summary>
sealed class HeatCells
{
    readonly ChartHeat _heat;
    readonly (int From, int To)[] _columns;
    readonly (int From, int To)[] _rows;

    public HeatCells(ChartHeat heat, AxisRange x, AxisRange y, int width, int height)
    {
        _heat = heat;
        _columns = Spans(x, heat.Edges.Left, heat.Edges.Right, heat.Values.Width, width);
        _rows = Spans(y, heat.Edges.Foot, heat.Edges.Head, heat.Values.Height, height);
    }

    public float At(int x, int y)
    {
        var ((left, right), (foot, head)) = (_columns[x], _rows[_rows.Length - 1 - y]);
        var (sum, count) = (0.0, 0);
        for (var row = foot; row < head; row++)
        {
            foreach (var value in _heat.Values.Row(row)[left..right])
            {
                if (float.IsFinite(value.Value))
                {
                    (sum, count) = (sum + value.Value, count + 1);
                }
            }
        }

        return count > 0 ? (float)(sum / count) : float.NaN;
    }

    // Cells are even between the edges on the values' own scale; pixels are even on the axis.
    static (int From, int To)[] Spans(AxisRange axis, double first, double last, int cells, int pixels)
    {
        var borders = Enumerable.Range(0, cells + 1).Select(cell => axis.At(first + ((last - first) * cell / cells)) * pixels).ToArray();
        var spans = new (int, int)[pixels];
        var from = 0;
        for (var pixel = 0; pixel < pixels; pixel++)
        {
            while (from < cells - 1 && borders[from + 1] <= pixel)
            {
                from++;
            }

            var to = from + 1;
            while (to < cells && borders[to] < pixel + 1)
            {
                to++;
            }

            spans[pixel] = borders[from] > pixel + 1 || borders[to] < pixel ? (0, 0) : (from, to);
        }

        return spans;
    }
}
