namespace Farside.Processing.Photogrammetry.Mosaics.Seams;

/// <summary>
/// Chooses a picture for every cell: first the one that sees it best, then, picture by picture, the cheapest way to let that picture grow (one cut
/// through the cells that it sees), a few times over.
/// </summary>
/// <remarks>Source: Boykov, Veksler &amp; Zabih 2001, IEEE Trans. PAMI 23, 1222–1239 (expansion moves); Kwatra et al. 2003, ACM Trans. Graphics 22, 277–286 (seams).</remarks>
sealed class SeamCutter
{
    readonly CellGrid _grid;
    readonly IReadOnlyList<SurveyLayer> _layers;
    readonly SeamCosts _costs;
    readonly SeamOptions _options;
    readonly ushort[] _labels;
    readonly int _threads;

    public SeamCutter(MosaicSurvey survey, MosaicPhotometry photometry)
    {
        (_grid, _layers, _options, _threads) = (survey.Plan.Cells, survey.Layers, survey.Plan.Options.Seams, survey.Plan.Options.Threads);
        _costs = new(survey, photometry);
        _labels = Nearest();
    }

    public SeamMap Cut(IProgress<double>? progress, CancellationToken cancel)
    {
        var (apart, done) = (Apart(), 0);
        for (var sweep = 0; sweep < _options.Sweeps; sweep++)
        {
            foreach (var group in apart)
            {
                Parallel.ForEach(group, new() { MaxDegreeOfParallelism = _threads, CancellationToken = cancel }, layer =>
                {
                    Expand(layer);
                    progress?.Report((double)Interlocked.Increment(ref done) / (_options.Sweeps * _layers.Count));
                });
            }
        }

        return new(_grid, _layers, _labels);
    }

    /// <summary>The seams of another layout about the same eye, wherever the picture that it chose is seen here as well: faces of a cube then meet.</summary>
    public SeamMap Follow(MosaicPlan plan, MosaicPlan led, SeamMap seams)
    {
        for (var index = 0; index < _labels.Length; index++)
        {
            var (column, row) = (index % _grid.Columns, index / _grid.Columns);
            if (plan.Projection.Ray(_grid.Middle(column), _grid.Middle(row)) is { } ray && led.Projection.Pixel(ray.Direction) is var (x, y)
                && seams.LabelAt((int)Math.Floor((x + 0.5) / seams.CellPx), (int)Math.Floor((y + 0.5) / seams.CellPx)) is > 0 and var label
                && _layers[label - 1].IsKnown(_layers[label - 1].Index(column, row)))
            {
                _labels[index] = (ushort)label;
            }
        }

        return new(_grid, _layers, _labels);
    }

    // Pictures that do not even touch grow at once: neither sees what the other one changes, so their order means nothing.
    List<List<SurveyLayer>> Apart()
    {
        var groups = new List<List<SurveyLayer>>();
        foreach (var layer in _layers.Where(layer => layer.Means.Length > 0))
        {
            if (groups.Find(group => !group.Exists(other => Touch(layer, other))) is { } free)
            {
                free.Add(layer);
            }
            else
            {
                groups.Add([layer]);
            }
        }

        return groups;
    }

    bool Touch(SurveyLayer one, SurveyLayer other)
    {
        var ahead = other.Cell(0).Column - one.Cell(0).Column;
        var areBeside = ahead >= 0 ? ahead <= one.Width : -ahead <= other.Width;
        if (_grid.Wraps)
        {
            ahead = (ahead + _grid.Columns) % _grid.Columns;
            areBeside = ahead <= one.Width || _grid.Columns - ahead <= other.Width;
        }

        return areBeside && other.Y <= one.Y + one.Height && one.Y <= other.Y + other.Height;
    }

    ushort[] Nearest()
    {
        var (labels, costs) = (new ushort[_grid.Count], new float[_grid.Count]);
        Array.Fill(costs, float.PositiveInfinity);
        foreach (var layer in _layers)
        {
            for (var index = 0; index < layer.Means.Length; index++)
            {
                var at = At(layer, index);
                if (layer.IsKnown(index) && _costs.Cell(layer.View, index) is var cost && cost < costs[at])
                {
                    (costs[at], labels[at]) = (cost, (ushort)(layer.View + 1));
                }
            }
        }

        return labels;
    }

    void Expand(SurveyLayer layer)
    {
        var nodes = new int[layer.Means.Length];
        var count = 0;
        for (var index = 0; index < nodes.Length; index++)
        {
            nodes[index] = layer.IsKnown(index) && _labels[At(layer, index)] != layer.View + 1 ? count++ : -1;
        }

        if (count == 0)
        {
            return;
        }

        var flow = new MaxFlow(count, 2 * count);
        for (var index = 0; index < nodes.Length; index++)
        {
            AddCell(flow, layer, index, nodes);
        }

        flow.Solve();
        for (var index = 0; index < nodes.Length; index++)
        {
            if (nodes[index] >= 0 && flow.IsSink(nodes[index]))
            {
                _labels[At(layer, index)] = (ushort)(layer.View + 1);
            }
        }
    }

    // The source's side keeps its label, the sink's side takes the growing picture's.
    void AddCell(MaxFlow flow, SurveyLayer layer, int index, int[] nodes)
    {
        if (nodes[index] < 0)
        {
            return;
        }

        var (column, row) = layer.Cell(index);
        var label = _labels[At(layer, index)] - 1;
        var keeping = _layers[label].Index(column, row);
        flow.AddCosts(nodes[index], _costs.Cell(label, keeping), _costs.Cell(layer.View, index));
        AddPair(flow, layer, (column, row), (column + 1, row), nodes);
        AddPair(flow, layer, (column, row), (column, row + 1), nodes);
        // Pairs that begin at a cell without a node are added from this side.
        AddIfFixed(flow, layer, (column, row), (column - 1, row), nodes);
        AddIfFixed(flow, layer, (column, row), (column, row - 1), nodes);
    }

    void AddIfFixed(MaxFlow flow, SurveyLayer layer, (int Column, int Row) cell, (int Column, int Row) other, int[] nodes)
    {
        if (Node(layer, other, nodes) < 0)
        {
            AddPair(flow, layer, cell, other, nodes);
        }
    }

    void AddPair(MaxFlow flow, SurveyLayer layer, (int Column, int Row) cell, (int Column, int Row) other, int[] nodes)
    {
        other = (_grid.Wrap(other.Column), other.Row);
        if (LabelAt(other) is not (> 0 and var otherLabel))
        {
            return;
        }

        var (p, q) = (Node(layer, cell, nodes), Node(layer, other, nodes));
        var (a, b, grown) = (LabelAt(cell) - 1, otherLabel - 1, layer.View);
        if (q < 0)
        {
            flow.AddCosts(p, Pair(a, b, cell, other), Pair(grown, b, cell, other));
            return;
        }

        var (keepBoth, growOther, growThis) = (Pair(a, b, cell, other), Pair(a, grown, cell, other), Pair(grown, b, cell, other));
        flow.AddCosts(p, keepBoth, growThis);
        flow.AddCosts(q, growThis, 0);
        // Differences are a metric but for the noise that is let off: what little is missing is cut to zero.
        flow.AddEdge(p, q, Math.Max(0, growOther + growThis - keepBoth), 0);
    }

    float Pair(int a, int b, (int Column, int Row) cell, (int Column, int Row) other) =>
        _costs.Difference(a, b, cell.Column, cell.Row) + _costs.Difference(a, b, other.Column, other.Row);

    int Node(SurveyLayer layer, (int Column, int Row) cell, int[] nodes) =>
        layer.Index(_grid.Wrap(cell.Column), cell.Row) is >= 0 and var index ? nodes[index] : -1;

    int LabelAt((int Column, int Row) cell) => cell.Column < 0 || cell.Column >= _grid.Columns || cell.Row < 0 || cell.Row >= _grid.Rows
        ? 0
        : _labels[(cell.Row * _grid.Columns) + cell.Column];

    int At(SurveyLayer layer, int index)
    {
        var (column, row) = layer.Cell(index);
        return (row * _grid.Columns) + column;
    }
}
