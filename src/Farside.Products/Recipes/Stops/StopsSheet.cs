using System.Globalization;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Stops;
using Farside.Products.Recipes.Drawing;
using static Farside.Products.Recipes.Drawing.SheetColours;

namespace Farside.Products.Recipes.Stops;

/// <summary>The stops on their common ground, the ties between them, and what the best tie does to the heights that two stops share.</summary>
sealed class StopsSheet
{
    const int Margin = 40;
    const int Top = 96;
    const int MapPx = 880;
    const int PanelPx = 400;
    const int PanelLeft = Margin + MapPx + 40;
    const int Wide = PanelLeft + PanelPx + Margin;
    const int High = Top + MapPx + 80;

    /// <summary>Ground shown about the outermost stops, metres.</summary>
    const double RimM = 7;

    readonly PlotPage _page = new(Wide, High, Paper);
    readonly StopsResult _result;
    readonly double _westM;
    readonly double _northM;
    readonly double _pixelM;

    StopsSheet(StopsResult result)
    {
        _result = result;
        var masts = Enumerable.Range(0, result.Grounds.Count).Select(stop => result.MastOf(stop).After).ToList();
        var (west, east, south, north) = (masts.Min(mast => mast.X) - RimM, masts.Max(mast => mast.X) + RimM, masts.Min(mast => mast.Y) - RimM, masts.Max(mast => mast.Y) + RimM);
        _pixelM = Math.Max(east - west, north - south) / MapPx;
        (_westM, _northM) = (((west + east) / 2) - (MapPx * _pixelM / 2), ((north + south) / 2) + (MapPx * _pixelM / 2));
    }

    public static PlotPage Draw(StopsResult result, string title, string credit, bool isSimulated)
    {
        var sheet = new StopsSheet(result);
        sheet.Head(title, credit, isSimulated);
        sheet.Ground();
        sheet.Ties();
        sheet.Stops();
        sheet.Scale();
        sheet.BestTie();
        return sheet._page;
    }

    void Head(string title, string credit, bool isSimulated)
    {
        _page.Text(title, Margin, 40, 16, Ink);
        _page.Text("each stop's ground, made from its own stereo pairs, where the ties between neighbours put it; at the ties the heights' disagreement before and after", Margin, 66, 10, Faint);
        _page.Text(credit, Margin, High - 24, 10, Faint);
        if (isSimulated)
        {
            _page.Simulated(Wide - Margin, 44, Alarm);
        }
    }

    // All stops' grounds, each as much as it is known at a spot, lit from the north-west.
    void Ground()
    {
        var (heights, weights) = (new float[MapPx * MapPx], new float[MapPx * MapPx]);
        Array.Fill(heights, float.NaN);
        for (var stop = 0; stop < _result.Grounds.Count; stop++)
        {
            Lay(_result.Grounds[stop].Read(), Back(_result.Solution.Stops[stop].Ground), heights, weights);
        }

        var picture = new Bitmap(MapPx, MapPx, 3, SampleKind.UInt8);
        var pixels = picture.Samples<byte>();
        for (var i = 0; i < heights.Length; i++)
        {
            var shade = Shade(heights, i);
            var colour = double.IsNaN(shade) ? new Rgb8(238, 235, 228) : Grey(shade);
            (pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]) = (colour.R, colour.G, colour.B);
        }

        _page.Picture(picture, Margin, Top);
    }

    void Lay(TerrainModel model, GroundMove back, float[] heights, float[] weights) => Parallel.For(0, MapPx, row =>
    {
        for (var column = 0; column < MapPx; column++)
        {
            var place = back.Apply(new(_westM + ((column + 0.5) * _pixelM), _northM - ((row + 0.5) * _pixelM), back.Centre.Z));
            foreach (var level in model.Levels)
            {
                if (level.HeightAt(place.X, place.Y) is var height && !double.IsNaN(height))
                {
                    var sigma = level.Sigmas[Math.Clamp((int)Math.Round(level.Grid.Column(place.X)), 0, level.Grid.Width - 1), Math.Clamp((int)Math.Round(level.Grid.Row(place.Y)), 0, level.Grid.Height - 1)];
                    var i = (row * MapPx) + column;
                    var (weight, own) = (1 / (sigma * sigma), (float)(height - back.Shift.Up));
                    (heights[i], weights[i]) = (weights[i] == 0 ? own : ((heights[i] * weights[i]) + (own * weight)) / (weights[i] + weight), weights[i] + weight);
                    break;
                }
            }
        }
    });

    static GroundMove Back(GroundMove move) => new(move.Centre, (-move.Shift.East, -move.Shift.North, -move.Shift.Up), (-move.Turn.East, -move.Turn.North, -move.Turn.Up));

    double Shade(float[] heights, int i)
    {
        var (column, row) = (i % MapPx, i / MapPx);
        if (column == 0 || row == 0 || column == MapPx - 1 || row == MapPx - 1)
        {
            return double.NaN;
        }

        var (east, north) = ((heights[i + 1] - heights[i - 1]) / (2 * _pixelM), (heights[i - MapPx] - heights[i + MapPx]) / (2 * _pixelM));
        return (0.5 + (0.9 * (east - north) / Math.Sqrt(2))) / Math.Sqrt(1 + (east * east) + (north * north));
    }

    static Rgb8 Grey(double shade)
    {
        var value = Math.Clamp(shade, 0, 1);
        return new((byte)(70 + (175 * value)), (byte)(68 + (172 * value)), (byte)(64 + (166 * value)));
    }

    (double X, double Y) On(Point<SiteFrame> place) => (Margin + ((place.X - _westM) / _pixelM), Top + ((_northM - place.Y) / _pixelM));

    void Ties()
    {
        for (var i = 0; i < _result.Ties.Count; i++)
        {
            var (tie, isOut) = (_result.Ties[i], _result.Solution.Rejected.Contains(i));
            var (a, b) = (On(_result.MastOf(tie.First).After), On(_result.MastOf(tie.Second).After));
            _page.Path([a, b], isOut ? 1 : 2, isOut ? Alarm : Link, isOut ? 5 : 0);
        }

        // Only what there is room for: neighbours' numbers.
        foreach (var tie in _result.Ties.Where((tie, i) => tie.Second == tie.First + 1 && !_result.Solution.Rejected.Contains(i)))
        {
            var (a, b) = (On(_result.MastOf(tie.First).After), On(_result.MastOf(tie.Second).After));
            if (Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y) > 90)
            {
                Note(string.Create(CultureInfo.InvariantCulture, $"{1000 * tie.Match.Tie!.BeforeM:0} → {1000 * tie.Match.Tie.ResidualM:0} mm"), (a.X + b.X) / 2, ((a.Y + b.Y) / 2) - 8);
            }
        }
    }

    void Stops()
    {
        for (var i = 0; i < _result.Grounds.Count; i++)
        {
            var (x, y) = On(_result.MastOf(i).After);
            _page.Disc(x, y, 6, _result.Solution.Stops[i].Links > 0 ? Ink : Faint);
            _page.Disc(x, y, 3, Paper);
            Note(_result.Grounds[i].Visit.Sequence, x, y + 26);
        }
    }

    // On ground of any shade.
    void Note(string text, double x, double y)
    {
        var width = Lettering.Width(text, 9.5);
        _page.Box(x - (width / 2) - 4, y - 13, width + 8, 18, Paper);
        _page.Text(text, x, y, 9.5, Ink, 0.5);
    }

    void Scale()
    {
        var metres = Ticks.Step(MapPx * _pixelM, 6);
        var y = Top + MapPx + 20;
        _page.Path([(Margin, y), (Margin + (metres / _pixelM), y)], 3, Ink);
        _page.Text(string.Create(CultureInfo.InvariantCulture, $"{metres:0.##} m, north up"), Margin + (metres / _pixelM) + 10, y + 4, 10, Ink);
    }

    void BestTie()
    {
        if (_result.Ties.Where((_, i) => !_result.Solution.Rejected.Contains(i)).MaxBy(tie => tie.Match.Tie!.Strength) is not { Match.Tie: { } best } pair)
        {
            return;
        }

        var (first, second) = (_result.Grounds[pair.First].Read(), _result.Grounds[pair.Second].Read());
        var most = Math.Max(3 * best.BeforeM, 6 * best.ResidualM);
        var panel = new TiePanel(_page, first, second, best, most);
        var names = $"{_result.Grounds[pair.Second].Visit.Sequence} less {_result.Grounds[pair.First].Visit.Sequence}";
        panel.Draw($"{names}, heights by labels", new(best.Centre, default, default), PanelLeft, Top, PanelPx);
        panel.Draw($"{names}, after their tie", best.Move, PanelLeft, Top + 380, PanelPx);
        panel.Legend(PanelLeft, Top + 740, PanelPx);
    }

    static readonly Rgb8 Link = new(196, 120, 30);
}
