using System.Globalization;
using Farside.Core.Rasters;
using Farside.Products.Recipes.Drawing;
using static Farside.Products.Recipes.Drawing.SheetColours;

namespace Farside.Products.Recipes.Traverse;

/// <summary>The way from above: north up, a grid in metres from the lander, each lunar day in its colour, stops by number, the ground under it where a map is known; distances beside it.</summary>
sealed class TraverseMap
{
    const int Left = 92;
    const int Top = 128;
    const int MapWidth = 1000;
    const int MapHeight = 820;
    const int Width = 1500;
    const int Height = 1044;
    const double LeastSpanM = 24;
    const int MostNamed = 24;

    static readonly Rgb8 White = new(255, 255, 255);

    readonly RoverTraverse _traverse;
    readonly PlotPage _page = new(Width, Height, Paper);
    readonly double _westM, _northM, _pixelM;
    readonly List<int> _days;
    readonly List<(double Left, double Top, double Right, double Bottom)> _taken = [];

    TraverseMap(RoverTraverse traverse)
    {
        _traverse = traverse;
        _days = [.. traverse.LunarDays];
        (_westM, _northM, _pixelM) = Window(traverse);
    }

    /// <summary>How far the map reaches from the lander.</summary>
    public static double ReachM(RoverTraverse traverse)
    {
        var (west, north, pixel) = Window(traverse);
        return new[] { Math.Abs(west), Math.Abs(west + (MapWidth * pixel)), Math.Abs(north), Math.Abs(north - (MapHeight * pixel)) }.Max();
    }

    /// <summary>The map's shorter side on the ground.</summary>
    public static double SpanM(RoverTraverse traverse) => MapHeight * Window(traverse).PixelM;

    public static PlotPage Draw(RoverTraverse traverse, IReadOnlyList<PublishedOdometry> published, MapUnderlay? ground, string remark, string title, string credit, bool isSimulated)
    {
        var map = new TraverseMap(traverse);
        map.Ground(ground);
        map.GridLines(ground is not null);
        map.Furniture();
        map.Way();
        map.Lander();
        map.Stops();
        map.Header(title, isSimulated);
        new DistanceChart(map._page, traverse, published, map._days, Left + MapWidth + 66, Top, Width - Left - MapWidth - 66 - 40).Draw();
        map.Footer(credit, string.Join("; ", new[] { ground is null ? "" : "ground: " + ground.Source, remark }.Where(text => text.Length > 0)));
        return map._page;
    }

    // All of the way and the lander, with some room; a metre is as long in both directions.
    static (double WestM, double NorthM, double PixelM) Window(RoverTraverse traverse)
    {
        var (west, east, south, north) = traverse.Extent;
        var pixel = Math.Max(Math.Max(1.16 * (east - west), LeastSpanM) / MapWidth, Math.Max(1.2 * (north - south), LeastSpanM) / MapHeight);
        return (((west + east) / 2) - (pixel * MapWidth / 2), ((south + north) / 2) + (pixel * MapHeight / 2), pixel);
    }

    double X(double eastM) => Left + ((eastM - _westM) / _pixelM);

    double Y(double northM) => Top + ((_northM - northM) / _pixelM);

    Rgb8 Colour(int day) => DayColours.Of(_days.IndexOf(day), _days.Count);

    void Ground(MapUnderlay? ground)
    {
        if (ground is null)
        {
            _page.Box(Left, Top, MapWidth, MapHeight, White);
        }
        else
        {
            _page.Picture(ground.Draw(_westM, _northM, _pixelM, MapWidth, MapHeight, Paper, Paper), Left, Top);
        }
    }

    void GridLines(bool hasGround)
    {
        var step = Ticks.Step(Math.Min(MapWidth, MapHeight) * _pixelM, 7);
        var colour = hasGround ? DayColours.Mix(Rule, White, 0.4) : Rule;
        foreach (var east in Ticks.Between(_westM, _westM + (MapWidth * _pixelM), step))
        {
            _page.Path([(X(east), Top), (X(east), Top + MapHeight)], hasGround ? 0.6 : 1, colour);
            _page.Text(Metres(east), X(east), Top + MapHeight + 20, 9.5, Faint, anchor: 0.5);
        }

        foreach (var north in Ticks.Between(_northM - (MapHeight * _pixelM), _northM, step))
        {
            _page.Path([(Left, Y(north)), (Left + MapWidth, Y(north))], hasGround ? 0.6 : 1, colour);
            _page.Text(Metres(north), Left - 10, Y(north) + 4, 9.5, Faint, anchor: 1);
        }

        _page.Text("east of the lander, m", Left + (MapWidth / 2), Top + MapHeight + 42, 10, Faint, anchor: 0.5);
        _page.Text("north, m", Left - 10, Top - 14, 10, Faint, anchor: 1);
        _page.Path([(Left, Top), (Left + MapWidth, Top), (Left + MapWidth, Top + MapHeight), (Left, Top + MapHeight), (Left, Top)], 1.2, Ink);
    }

    void Way()
    {
        foreach (var leg in _traverse.Legs)
        {
            _page.Path(Points(leg), 6.5, White);
        }

        foreach (var leg in _traverse.Legs)
        {
            _page.Path(Points(leg), 3.4, Colour(leg.LunarDay), leg.IsDriven ? 0 : 7);
        }
    }

    List<(double X, double Y)> Points(TraverseLeg leg) => [.. leg.Way.Select(point => (X(point.East), Y(point.North)))];

    void Lander()
    {
        var (x, y) = (X(0), Y(0));
        _page.Disc(x, y, 9, White);
        _page.Disc(x, y, 6.5, Ink);
        foreach (var (dx, dy) in new[] { (1, 1), (1, -1), (-1, 1), (-1, -1) })
        {
            _page.Path([(x + (4 * dx), y + (4 * dy)), (x + (12 * dx), y + (12 * dy))], 2.4, Ink);
        }

        _taken.Add((x - 13, y - 13, x + 13, y + 13));
        Label("lander", x, y, 16, 10.5, Ink, isNeeded: true);
    }

    // All marks first: a number gives way to a mark, and the station that would cover an earlier one's number stays without.
    void Stops()
    {
        foreach (var stop in _traverse.Stops)
        {
            var (x, y, radius) = (X(stop.Place.X), Y(stop.Place.Y), stop.Station.Length > 0 ? 6.5 : 4.2);
            _page.Disc(x, y, radius + 2, White);
            _page.Disc(x, y, radius, Colour(_traverse.DayOf(stop.First)));
            _taken.Add((x - radius - 2, y - radius - 2, x + radius + 2, y + radius + 2));
            if (stop.Heading is { } heading)
            {
                var (east, north) = (Math.Sin(heading.Radians), Math.Cos(heading.Radians));
                _page.Path([(x + (radius * east), y - (radius * north)), (x + ((radius + 11) * east), y - ((radius + 11) * north))], 2.6, Ink);
            }
        }

        // Of many stops the stations alone are named.
        foreach (var stop in _traverse.Stops.Where(stop => stop.Station.Length > 0).Concat(_traverse.Stops.Where(stop => stop.Station.Length == 0 && _traverse.Stops.Count <= MostNamed)))
        {
            Label(stop.Name, X(stop.Place.X), Y(stop.Place.Y), 12, stop.Station.Length > 0 ? 10.5 : 8.5, stop.Station.Length > 0 ? Ink : Faint, isNeeded: false);
        }
    }

    void Label(string text, double x, double y, double off, double size, Rgb8 colour, bool isNeeded)
    {
        var width = Lettering.Width(text, size) + 6;
        (double Left, double Top)[] places =
        [
            (x + off, y - (size / 2) - 3), (x - off - width, y - (size / 2) - 3), (x - (width / 2), y - off - size - 6), (x - (width / 2), y + off),
            (x + (off * 0.8), y - off - size - 3), (x - (off * 0.8) - width, y - off - size - 3), (x + (off * 0.8), y + (off * 0.8)), (x - (off * 0.8) - width, y + (off * 0.8)),
        ];
        foreach (var (left, top) in places)
        {
            var box = (Left: left, Top: top, Right: left + width, Bottom: top + size + 6);
            if (box.Left > Left + 2 && box.Right < Left + MapWidth - 2 && box.Top > Top + 2 && box.Bottom < Top + MapHeight - 2
                && (isNeeded || !_taken.Exists(other => box.Left < other.Right && other.Left < box.Right && box.Top < other.Bottom && other.Top < box.Bottom)))
            {
                _taken.Add(box);
                _page.Box(box.Left, box.Top, width, size + 6, White);
                _page.Text(text, box.Left + 3, box.Bottom - 3, size, colour);
                return;
            }
        }
    }

    void Furniture()
    {
        var (x, y) = (Left + MapWidth - 38, Top + 66);
        _page.Box(x - 20, y - 50, 40, 64, White);
        _page.Path([(x, y + 6), (x, y - 28)], 2.4, Ink);
        _page.Path([(x - 7, y - 18), (x, y - 30), (x + 7, y - 18)], 2.4, Ink);
        _page.Text("N", x, y - 36, 11, Ink, anchor: 0.5);
        _taken.Add((x - 20, y - 50, x + 20, y + 14));
        var barM = Ticks.Step(MapWidth * _pixelM, 9);
        var length = barM / _pixelM;
        var (right, foot) = (Left + MapWidth - 22, Top + MapHeight - 24);
        _page.Box(right - length - 12, foot - 26, length + 24, 40, White);
        _taken.Add((right - length - 12, foot - 26, right + 12, foot + 14));
        _page.Path([(right - length, foot - 4), (right - length, foot + 4), (right, foot + 4), (right, foot - 4)], 2, Ink);
        _page.Text($"{Metres(barM)} m", right - (length / 2), foot - 8, 10, Ink, anchor: 0.5);
    }

    void Header(string title, bool isSimulated)
    {
        _page.Text(title, Left, 54, 21, Ink);
        var (first, last) = (_traverse.Stops[0].First.ToUtcText()[..10], _traverse.Stops.Max(stop => stop.Last).ToUtcText()[..10]);
        _page.Text(Names.Join(first == last ? first : $"{first} to {last}", $"{_traverse.Stops.Count(stop => stop.Station.Length > 0)} stations", string.Create(CultureInfo.InvariantCulture, $"{_traverse.LengthM:0.0} m through the stated places")), Left, 88, 11.5, Faint);
        if (isSimulated)
        {
            _page.Simulated(Width - 40, 54, Alarm);
        }
    }

    // Whose ground it is must be legible in full: many maps take smaller letters.
    void Footer(string credit, string ground)
    {
        const double size = 9.5;
        _page.Text(credit, Left, Height - 20, size, Faint);
        _page.Text("whole line: along the radar's fixes; dashes: straight between stated places", Width - 40, Height - (ground.Length > 0 ? 40 : 20), size, Faint, anchor: 1);
        var room = Width - 40 - Left - Lettering.Width(credit, size) - 40;
        _page.Text(ground, Width - 40, Height - 20, Math.Min(size, size * room / Math.Max(1, Lettering.Width(ground, size))), Faint, anchor: 1);
    }

    static string Metres(double metres) => metres.ToString("#,0.##", CultureInfo.InvariantCulture).Replace("-", "−", StringComparison.Ordinal);
}
