using Farside.Core.Rasters;
using Farside.Products.Recipes.Drawing;
using static Farside.Products.Recipes.Drawing.SheetColours;

namespace Farside.Products.Charts;

/// <summary>One panel on a sheet: its grid, its waterfall, its curves, its legend.</summary>
sealed class PanelDrawing
{
    const int MostTicksDown = 7;
    const double LeastTickRoom = 118;
    const int BarWidth = 14;
    const double GapFactor = 8;

    /// <summary>Okabe and Ito's colours, told apart by every kind of colour vision (jfly.uni-koeln.de/color); yellow is left out: paper is light.</summary>
    static readonly Rgb8[] Colours = [new(0, 114, 178), new(213, 94, 0), new(0, 158, 115), new(204, 121, 167), new(230, 159, 0), new(86, 180, 233), new(30, 30, 30)];

    readonly PlotPage _page;
    readonly ChartPanel _panel;
    readonly (double X, double Y, double Width, double Height) _box;
    readonly AxisRange _x;
    readonly AxisRange _y;

    PanelDrawing(PlotPage page, ChartPanel panel, (double X, double Y, double Width, double Height) box)
    {
        (_page, _panel, _box) = (page, panel, box);
        var edges = panel.Heat?.Edges;
        _x = AxisRange.Of(panel.X, [.. panel.Series.SelectMany(series => series.X), .. edges is { } sides ? [sides.Left, sides.Right] : Array.Empty<double>()], isTight: panel.Series.All(series => series.Mark != SeriesMark.Dots));
        _y = AxisRange.Of(panel.Y, [.. panel.Series.SelectMany(Reach), .. panel.Levels.Select(level => level.Y), .. edges is { } ends ? [ends.Foot, ends.Head] : Array.Empty<double>()], isTight: panel.Heat is not null);
    }

    public static void Draw(PlotPage page, ChartPanel panel, (double X, double Y, double Width, double Height) box)
    {
        var drawing = new PanelDrawing(page, panel, box);
        drawing.Spans();
        drawing.Grid();
        drawing.Heat();
        var colour = 0;
        foreach (var series in panel.Series.OrderBy(series => series.Mark == SeriesMark.Ground ? 0 : 1))
        {
            drawing.Series(series, series.Mark == SeriesMark.Ground ? new(170, 172, 176) : Colours[colour++ % Colours.Length]);
        }

        drawing.Levels();
        drawing.Legend();
    }

    double X(double value) => _box.X + (_box.Width * _x.At(value));

    double Y(double value) => _box.Y + (_box.Height * (1 - _y.At(value)));

    // Error bars belong to what must be seen, as far as they do not dwarf the values.
    static IEnumerable<double> Reach(ChartSeries series)
    {
        for (var i = 0; i < series.Y.Count; i++)
        {
            yield return series.Y[i];
            if (series.Sigma is { } sigma && double.IsFinite(sigma[i]) && sigma[i] < Math.Abs(series.Y[i]))
            {
                yield return series.Y[i] + sigma[i];
                yield return series.Y[i] - sigma[i];
            }
        }
    }

    void Grid()
    {
        foreach (var (at, name) in _y.Ticks(MostTicksDown))
        {
            var y = _box.Y + (_box.Height * (1 - at));
            _page.Path([(_box.X, y), (_box.X + _box.Width, y)], name.Length > 0 ? 0.9 : 0.4, Rule);
            _page.Text(name, _box.X - 10, y + 5, 9.5, Faint, anchor: 1);
        }

        foreach (var (at, name) in _x.Ticks((int)(_box.Width / LeastTickRoom)))
        {
            var x = _box.X + (_box.Width * at);
            _page.Path([(x, _box.Y), (x, _box.Y + _box.Height)], name.Length > 0 ? 0.9 : 0.4, Rule);
            _page.Text(name, x, _box.Y + _box.Height + 20, 9.5, Faint, anchor: 0.5);
        }

        _page.Path([(_box.X, _box.Y), (_box.X, _box.Y + _box.Height), (_box.X + _box.Width, _box.Y + _box.Height)], 1.2, Faint);
        _page.Text(_panel.Y.Title, _box.X, _box.Y - 13, 10.5, Ink);
        _page.Text(_panel.X.Title, _box.X + _box.Width, _box.Y + _box.Height + 40, 10.5, Ink, anchor: 1);
    }

    void Spans()
    {
        foreach (var (from, to, name) in _panel.Spans)
        {
            var (left, right) = (Math.Max(_box.X, X(from)), Math.Min(_box.X + _box.Width, X(to)));
            if (right > left)
            {
                _page.Box(left, _box.Y, right - left, _box.Height, new(238, 236, 229));
                _page.Text(name, (left + right) / 2, _box.Y + 16, 9, Faint, anchor: 0.5);
            }
        }
    }

    void Levels()
    {
        foreach (var (value, name) in _panel.Levels.Where(level => _y.At(level.Y) is >= 0 and <= 1))
        {
            _page.Path([(_box.X, Y(value)), (_box.X + _box.Width, Y(value))], 1.3, Ink, dash: 5);
            var width = Lettering.Width(name, 9.5);
            _page.Box(_box.X + _box.Width - width - 12, Y(value) - 20, width + 10, 17, Paper);
            _page.Text(name, _box.X + _box.Width - 7, Y(value) - 7, 9.5, Ink, anchor: 1);
        }
    }

    void Heat()
    {
        if (_panel.Heat is not { } heat)
        {
            return;
        }

        var (wide, high) = ((int)_box.Width, (int)_box.Height);
        var picture = new Bitmap(wide, high, 3, SampleKind.UInt8);
        var cells = new HeatCells(heat, _x, _y, wide, high);
        for (var y = 0; y < high; y++)
        {
            var row = picture.Row(y);
            for (var x = 0; x < wide; x++)
            {
                var value = cells.At(x, y);
                var colour = float.IsFinite(value) ? SequentialMap.At((value - heat.Low) / Math.Max(1e-300, heat.High - heat.Low)) : Paper;
                (row[3 * x], row[(3 * x) + 1], row[(3 * x) + 2]) = (colour.R, colour.G, colour.B);
            }
        }

        _page.Picture(picture, (int)_box.X + 1, (int)_box.Y);
        ColourBar(heat);
    }

    void ColourBar(ChartHeat heat)
    {
        var left = (int)(_box.X + _box.Width + 22);
        for (var y = 0; y < (int)_box.Height; y++)
        {
            _page.Box(left, _box.Y + y, BarWidth, 1, SequentialMap.At(1 - (y / (_box.Height - 1))));
        }

        var scale = AxisRange.Of(new("", AxisScale.Linear, heat.Low, heat.High), [], isTight: true);
        foreach (var (at, name) in scale.Ticks(MostTicksDown))
        {
            _page.Text(name, left + BarWidth + 8, _box.Y + (_box.Height * (1 - at)) + 5, 9.5, Faint);
        }

        _page.Text(heat.Title, _box.X + _box.Width + 22 + BarWidth, _box.Y - 13, 10.5, Ink, anchor: 1);
    }

    void Series(ChartSeries series, Rgb8 colour)
    {
        var light = new Rgb8(Pale(colour.R), Pale(colour.G), Pale(colour.B));
        if (series.Sigma is not null)
        {
            ErrorBars(series, light);
        }

        if (series.Mark == SeriesMark.Dots)
        {
            foreach (var (x, y) in Inside(series))
            {
                _page.Disc(x, y, 2.6, colour);
            }

            return;
        }

        foreach (var run in Runs(series))
        {
            var points = series.Mark == SeriesMark.Steps ? Stairs(run) : run;
            if (points.Count == 1)
            {
                _page.Disc(points[0].X, points[0].Y, 1.6, colour);
            }

            _page.Path(points, series.Mark == SeriesMark.Ground ? 0.8 : 1.7, colour);
        }
    }

    void ErrorBars(ChartSeries series, Rgb8 colour)
    {
        for (var i = 0; i < series.X.Count; i++)
        {
            var (x, sigma) = (X(series.X[i]), series.Sigma![i]);
            var (low, high) = (Y(series.Y[i] - sigma), Y(series.Y[i] + sigma));
            low = double.IsNaN(low) && sigma > 0 ? _box.Y + _box.Height : low;
            if (double.IsFinite(x) && double.IsFinite(low) && double.IsFinite(high) && x >= _box.X && x <= _box.X + _box.Width)
            {
                _page.Path([(x, Math.Clamp(low, _box.Y, _box.Y + _box.Height)), (x, Math.Clamp(high, _box.Y, _box.Y + _box.Height))], 1.1, colour);
            }
        }
    }

    IEnumerable<(double X, double Y)> Inside(ChartSeries series) => Enumerable.Range(0, series.X.Count).Select(i => (X: X(series.X[i]), Y: Y(series.Y[i])))
        .Where(point => point.X >= _box.X - 0.5 && point.X <= _box.X + _box.Width + 0.5 && point.Y >= _box.Y - 0.5 && point.Y <= _box.Y + _box.Height + 0.5);

    // A line ends where a value is missing, and where time leaps: a night is not a slope.
    IEnumerable<List<(double X, double Y)>> Runs(ChartSeries series)
    {
        var leap = _panel.X.Scale == AxisScale.Time ? GapFactor * MedianStep(series.X) : double.PositiveInfinity;
        var run = new List<(double X, double Y)>();
        for (var i = 0; i < series.X.Count; i++)
        {
            var (x, y) = (X(series.X[i]), Y(series.Y[i]));
            var isShown = double.IsFinite(x) && double.IsFinite(y);
            if (run.Count > 0 && (!isShown || series.X[i] - series.X[i - 1] > leap))
            {
                yield return Thinned(run);
                run = [];
            }

            if (isShown)
            {
                run.Add((x, Math.Clamp(y, _box.Y - 1, _box.Y + _box.Height + 1)));
            }
        }

        if (run.Count > 0)
        {
            yield return Thinned(run);
        }
    }

    static double MedianStep(IReadOnlyList<double> x)
    {
        var steps = x.Zip(x.Skip(1), (a, b) => b - a).Where(step => step > 0).Order().ToList();
        return steps.Count == 0 ? double.PositiveInfinity : steps[steps.Count / 2];
    }

    // Of thousands of values in a column of pixels the first, the least, the most and the last are what a pen would leave.
    static List<(double X, double Y)> Thinned(List<(double X, double Y)> run) => run.Count < 4000
        ? run
        : [.. run.GroupBy(point => (int)point.X).SelectMany(column => new[] { column.First(), column.MinBy(point => point.Y), column.MaxBy(point => point.Y), column.Last() }.Distinct())];

    List<(double X, double Y)> Stairs(List<(double X, double Y)> run)
    {
        var stairs = new List<(double X, double Y)>();
        for (var i = 0; i < run.Count; i++)
        {
            // The outer ones reach as far out as they reach in.
            var (before, after) = (i > 0 ? run[i].X - run[i - 1].X : run.Count > 1 ? run[1].X - run[0].X : 0, i < run.Count - 1 ? run[i + 1].X - run[i].X : run.Count > 1 ? run[^1].X - run[^2].X : 0);
            var (left, right) = (Math.Max(_box.X, run[i].X - (before / 2)), Math.Min(_box.X + _box.Width, run[i].X + (after / 2)));
            stairs.Add((left, run[i].Y));
            stairs.Add((right, run[i].Y));
        }

        return stairs;
    }

    void Legend()
    {
        var right = _box.X + _box.Width - (_panel.Heat is null ? 0 : 90);
        var colours = _panel.Series.OrderBy(series => series.Mark == SeriesMark.Ground ? 0 : 1).ToList();
        var place = 0;
        var named = colours.Select(series => (series, Colour: series.Mark == SeriesMark.Ground ? new Rgb8(170, 172, 176) : Colours[place++ % Colours.Length])).Where(entry => entry.series.Name.Length > 0).ToList();
        foreach (var (series, colour) in named.AsEnumerable().Reverse())
        {
            right -= Lettering.Width(series.Name, 10);
            _page.Text(series.Name, right, _box.Y - 13, 10, Ink);
            _page.Box(right - 30, _box.Y - 20, 22, 4, colour);
            right -= 52;
        }
    }

    static byte Pale(byte value) => (byte)(255 - ((255 - value) * 0.38));
}
