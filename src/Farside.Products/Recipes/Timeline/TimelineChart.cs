using System.Globalization;
using Farside.Archive.Missions;
using Farside.Core.Rasters;
using Farside.Core.Sky;
using Farside.Core.Time;
using Farside.Products.Recipes.Drawing;
using static Farside.Products.Recipes.Drawing.SheetColours;

namespace Farside.Products.Recipes.Timeline;

/// <summary>Lunar days below each other, each from sunrise to sunrise: the Sun's height, the night, a lane an instrument, the relay's windows.</summary>
sealed class TimelineChart
{
    const int Width = 1500;
    const int Left = 178;
    const int Right = 214;
    const int Top = 132;
    const int Gap = 26;
    const int PlotWidth = Width - Left - Right;
    const double FullSunDeg = 50;
    const double LeastStroke = 2;

    static readonly Rgb8 Day = new(253, 243, 214);
    static readonly Rgb8 Light = new(246, 205, 110);
    static readonly Rgb8 Curve = new(206, 138, 26);
    static readonly Rgb8 NightSky = new(40, 48, 72);
    static readonly Rgb8 NightLane = new(226, 226, 230);
    static readonly Rgb8 Relay = new(150, 170, 196);

    static readonly Rgb8[] Colours = [new(46, 94, 170), new(196, 92, 36), new(29, 140, 120), new(136, 54, 140), new(176, 140, 20), new(190, 48, 76), new(80, 130, 50), new(90, 90, 100), new(30, 130, 180), new(150, 100, 60)];

    readonly Mission _mission;
    readonly IReadOnlyList<TimelineDay> _days;
    readonly List<string> _instruments;
    readonly int _sunHeight;
    readonly int _laneHeight;
    readonly PlotPage _page;

    TimelineChart(Mission mission, IReadOnlyList<TimelineDay> days)
    {
        (_mission, _days) = (mission, days);
        _instruments = [.. days.SelectMany(day => day.Takings).GroupBy(taking => taking.Instrument).OrderBy(group => group.Min(taking => taking.Start)).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key)];
        // Few days get the room that many would have: no narrow strip.
        _sunHeight = Math.Clamp(300 / days.Count, 66, 300);
        _laneHeight = Math.Clamp(15 + (16 / days.Count), 15, 24);
        _page = new(Width, Top + (days.Count * RowHeight) + 64, Paper);
    }

    bool HasRelay => _days.Any(day => day.Relay is not null);

    int Lanes => _instruments.Count + (HasRelay ? 1 : 0);

    int RowHeight => _sunHeight + 4 + (Lanes * _laneHeight) + Gap;

    public static PlotPage Draw(Mission mission, IReadOnlyList<TimelineDay> days, string title, string credit, bool isSimulated)
    {
        var chart = new TimelineChart(mission, days);
        chart.Header(title, isSimulated);
        chart.Axis();
        for (var row = 0; row < days.Count; row++)
        {
            chart.Row(days[row], Top + (row * chart.RowHeight));
        }

        chart.Footer(credit);
        return chart._page;
    }

    // Days are shown by the longest of them, so that a date's column hardly moves from row to row.
    double X(TimelineDay day, Epoch time) => Left + Math.Clamp(PlotWidth * ((time - day.Day.Sunrise).TotalDays / LongestDays), 0, PlotWidth);

    double LongestDays => _days.Max(day => (day.Next - day.Day.Sunrise).TotalDays);

    Rgb8 Colour(string instrument) => Colours[_instruments.IndexOf(instrument) % Colours.Length];

    void Header(string title, bool isSimulated)
    {
        _page.Text(title, Left, 52, 21, Ink);
        var (products, bytes) = (_days.Sum(day => day.Takings.Count), _days.Sum(day => day.Bytes));
        _page.Text(Names.Join(_days.Count == 1 ? $"lunar day {_days[0].Day.Number}" : $"lunar days {_days[0].Day.Number} to {_days[^1].Day.Number}", string.Create(CultureInfo.InvariantCulture, $"{products:#,0} products"), Size(bytes), "each row from sunrise to sunrise, UTC"), Left, 84, 11.5, Faint);
        if (isSimulated)
        {
            _page.Simulated(Width - 40, 52, Alarm);
        }
    }

    void Axis()
    {
        for (var day = 0; day <= LongestDays; day += 2)
        {
            var x = Left + (PlotWidth * day / LongestDays);
            _page.Text(day.ToString(CultureInfo.InvariantCulture), x, Top - 14, 9, Faint, anchor: 0.5);
        }

        _page.Text("days since sunrise", Left - 14, Top - 14, 9, Faint, anchor: 1);
        _page.Text("products", Width - Right + 84, Top - 14, 9, Faint, anchor: 1);
        _page.Text("size", Width - 40, Top - 14, 9, Faint, anchor: 1);
    }

    void Row(TimelineDay day, int top)
    {
        Sky(day, top);
        var lane = top + _sunHeight + 4;
        foreach (var instrument in _instruments)
        {
            Lane(day, instrument, lane);
            lane += _laneHeight;
        }

        if (HasRelay)
        {
            RelayLane(day, lane);
        }

        Margins(day, top);
    }

    void Sky(TimelineDay day, int top)
    {
        var (sunset, end, horizon) = (X(day, day.Day.Sunset), X(day, day.Next), top + _sunHeight);
        _page.Box(Left, top, sunset - Left, _sunHeight, Day);
        _page.Box(sunset, top, end - sunset, _sunHeight, NightSky);
        var points = SunPoints(day).ToList();
        _page.Band([.. points.Select(point => (point.X, horizon - (point.Deg / FullSunDeg * _sunHeight), (double)horizon))], Light);
        _page.Path([.. points.Select(point => (point.X, horizon - (point.Deg / FullSunDeg * _sunHeight)))], 2, Curve);
        var noon = X(day, day.Day.Noon);
        var highest = SunEphemeris.At(_mission.Origin, day.Day.Noon).Elevation.Degrees;
        _page.Path([(noon, horizon), (noon, horizon - (highest / FullSunDeg * _sunHeight))], 1, Curve, dash: 3);
        _page.Text(string.Create(CultureInfo.InvariantCulture, $"noon {When(day.Day.Noon)}, Sun {highest:0.0}° high"), noon, horizon - 8, 8.5, Ink, anchor: 0.5);
        _page.Text($"night, {day.Night.TotalDays.ToString("0.0", CultureInfo.InvariantCulture)} days of rest", (sunset + end) / 2, top + (_sunHeight / 2) + 4, 9.5, new(214, 220, 236), anchor: 0.5);
        _page.Text(When(day.Day.Sunset), sunset + 6, top + 14, 8.5, new(214, 220, 236));
    }

    IEnumerable<(double X, double Deg)> SunPoints(TimelineDay day)
    {
        const int Steps = 120;
        for (var i = 0; i <= Steps; i++)
        {
            var time = day.Day.Sunrise + ((day.Day.Sunset - day.Day.Sunrise) * (i / (double)Steps));
            yield return (X(day, time), Math.Max(0, SunEphemeris.At(_mission.Origin, time).Elevation.Degrees));
        }
    }

    void Lane(TimelineDay day, string instrument, int y)
    {
        var takings = day.Takings.Where(taking => taking.Instrument == instrument).ToList();
        Bed(day, y);
        foreach (var (from, to) in Strokes(day, takings))
        {
            _page.Box(from, y + 1, to - from, _laneHeight - 3, Colour(instrument));
        }

        _page.Text(instrument, Left - 10, y + (_laneHeight / 2) + 5, 9, takings.Count > 0 ? Colour(instrument) : Rule, anchor: 1);
        if (takings.Count > 0)
        {
            _page.Text(takings.Count.ToString("#,0", CultureInfo.InvariantCulture), Width - Right + 84, y + (_laneHeight / 2) + 5, 9, Ink, anchor: 1);
            _page.Text(Size(takings.Sum(taking => taking.Bytes)), Width - 40, y + (_laneHeight / 2) + 5, 9, Faint, anchor: 1);
        }
    }

    void RelayLane(TimelineDay day, int y)
    {
        Bed(day, y);
        foreach (var window in day.Relay?.Windows ?? [])
        {
            _page.Box(X(day, window.Start), y + 3, X(day, window.Stop) - X(day, window.Start), _laneHeight - 7, Relay);
        }

        _page.Text("relay", Left - 10, y + (_laneHeight / 2) + 5, 9, Faint, anchor: 1);
        _page.Text(string.Create(CultureInfo.InvariantCulture, $"{day.Relay?.Linked.TotalHours ?? 0:0} h"), Width - Right + 84, y + (_laneHeight / 2) + 5, 9, Faint, anchor: 1);
        if (day.Relay is { } relay && RelayLinks.Of(_mission) is { } links)
        {
            _page.Text(Size(relay.BytesAt(links.EndToEndKbitPerS)), Width - 40, y + (_laneHeight / 2) + 5, 9, Faint, anchor: 1);
        }
    }

    void Bed(TimelineDay day, int y)
    {
        var (sunset, end) = (X(day, day.Day.Sunset), X(day, day.Next));
        _page.Box(sunset, y, end - sunset, _laneHeight, NightLane);
        _page.Path([(Left, y + _laneHeight - 0.5), (end, y + _laneHeight - 0.5)], 0.6, Rule);
    }

    // Touching strokes are one: a camera's thousand frames are a few bars.
    IEnumerable<(double From, double To)> Strokes(TimelineDay day, List<Taking> takings)
    {
        (double From, double To)? open = null;
        foreach (var taking in takings)
        {
            var (from, to) = (X(day, taking.Start), X(day, taking.Stop));
            to = Math.Max(to, from + LeastStroke);
            if (open is { } before && from <= before.To + 0.5)
            {
                open = (before.From, Math.Max(before.To, to));
                continue;
            }

            if (open is { } done)
            {
                yield return done;
            }

            open = (from, to);
        }

        if (open is { } last)
        {
            yield return last;
        }
    }

    void Margins(TimelineDay day, int top)
    {
        _page.Text($"day {day.Day.Number}", Left - 14, top + 22, 14, Ink, anchor: 1);
        _page.Text(day.Day.Sunrise.ToUtcText()[..10], Left - 14, top + 42, 9, Faint, anchor: 1);
        _page.Text(day.Day.Sunrise.ToUtcText()[11..16], Left - 14, top + 57, 9, Faint, anchor: 1);
        _page.Text(string.Create(CultureInfo.InvariantCulture, $"{day.Takings.Count:#,0}"), Width - Right + 84, top + 22, 11, Ink, anchor: 1);
        _page.Text(Size(day.Bytes), Width - 40, top + 22, 11, Ink, anchor: 1);
    }

    void Footer(string credit)
    {
        var y = _page.Height - 22;
        _page.Text(credit, Left, y, 9.5, Faint);
        _page.Text(HasRelay ? "relay: a model orbit; right in rhythm, not to the minute; its size is the most that its links could carry" : "sunrise, sunset: the disc's centre on a level horizon", Width - 40, y, 9.5, Faint, anchor: 1);
    }

    static string When(Epoch time) => time.ToUtcText()[5..16].Replace('T', ' ');

    static string Size(double bytes) => bytes switch
    {
        < 1e6 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.#} kB"),
        < 1e9 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.#} GB"),
    };
}
