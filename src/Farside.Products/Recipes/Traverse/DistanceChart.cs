using System.Globalization;
using Farside.Core.Rasters;
using Farside.Core.Time;
using Farside.Products.Recipes.Drawing;
using static Farside.Products.Recipes.Drawing.SheetColours;

namespace Farside.Products.Recipes.Traverse;

/// <summary>Distance against time beside the map: ours, and what others published for the same months; below it the days' colours with their metres.</summary>
sealed class DistanceChart(PlotPage page, RoverTraverse traverse, IReadOnlyList<PublishedOdometry> published, IReadOnlyList<int> days, int left, int top, int width)
{
    const int PlotHeight = 300;
    const int MostDays = 16;

    static readonly Rgb8[] Others = [new(176, 58, 46), new(60, 104, 164), new(90, 90, 90)];

    readonly Epoch _from = StartOf(traverse, days[0]);
    readonly Epoch _to = EndOf(traverse, days[^1]);

    public void Draw()
    {
        var most = Math.Max(1, Shown().SelectMany(odometry => odometry.Points).Select(point => point.Metres).Append(traverse.LengthM).Max() * 1.08);
        page.Text("distance, m", left, top - 10, 11, Ink);
        Axes(most);
        Ours(most);
        Theirs(most);
        Legend();
        Days();
    }

    static Epoch StartOf(RoverTraverse traverse, int day) => traverse.Mission.LunarDays?.Number(day)?.Sunrise ?? traverse.Stops[0].First;

    static Epoch EndOf(RoverTraverse traverse, int day) => traverse.Mission.LunarDays?.Number(day + 1)?.Sunrise ?? traverse.Stops.Max(stop => stop.Last) + TimeSpan.FromDays(1);

    IEnumerable<PublishedOdometry> Shown() => published.Select(odometry => odometry with { Points = [.. odometry.Points.Where(point => point.Time >= _from && point.Time <= _to)] }).Where(odometry => odometry.Points.Count > 0);

    double X(Epoch time) => left + 44 + ((width - 44) * ((time - _from) / (_to - _from)));

    double Y(double metres, double most) => top + PlotHeight - (PlotHeight * metres / most);

    void Axes(double most)
    {
        foreach (var metres in Ticks.Between(0, most, Ticks.Step(most, 5)))
        {
            page.Path([(left + 44, Y(metres, most)), (left + width, Y(metres, most))], 1, Rule);
            page.Text(metres.ToString("#,0.#", CultureInfo.InvariantCulture), left + 38, Y(metres, most) + 4, 9, Faint, anchor: 1);
        }

        var every = (int)Math.Ceiling(days.Count / 13.0);
        for (var day = days[0]; day <= days[^1]; day += every)
        {
            var x = X(StartOf(traverse, day));
            page.Path([(x, top + PlotHeight), (x, top + PlotHeight + 5)], 1, Faint);
            page.Text(day.ToString(CultureInfo.InvariantCulture), (x + X(EndOf(traverse, day))) / 2, top + PlotHeight + 18, 9, Faint, anchor: 0.5);
        }

        page.Text("lunar day", left + width, top + PlotHeight + 36, 9.5, Faint, anchor: 1);
    }

    void Ours(double most)
    {
        List<(double X, double Y)> line = [(X(traverse.Stops[0].First), Y(0, most))];
        var gone = 0.0;
        foreach (var leg in traverse.Legs)
        {
            line.Add((X(leg.From), Y(gone, most)));
            gone += leg.LengthM;
            line.Add((X(leg.To), Y(gone, most)));
        }

        page.Path(line, 2.6, Ink);
    }

    void Theirs(double most)
    {
        foreach (var (odometry, i) in Shown().Select((odometry, i) => (odometry, i)))
        {
            var points = odometry.Points.Select(point => (X(point.Time), Y(point.Metres, most))).ToList();
            page.Path(points, 1.4, Others[i % Others.Length], dash: 4);
            points.ForEach(point => page.Disc(point.Item1, point.Item2, 4, Others[i % Others.Length]));
        }
    }

    void Legend()
    {
        var y = top + PlotHeight + 62;
        page.Path([(left, y - 4), (left + 22, y - 4)], 2.6, Ink);
        page.Text(string.Create(CultureInfo.InvariantCulture, $"this traverse: {traverse.LengthM:0.0} m"), left + 30, y, 10, Ink);
        foreach (var (odometry, i) in Shown().Select((odometry, i) => (odometry, i)))
        {
            y += 24;
            var (_, when, metres) = odometry.Points[^1];
            page.Disc(left + 11, y - 4, 4, Others[i % Others.Length]);
            page.Text(string.Create(CultureInfo.InvariantCulture, $"{odometry.Title}: {metres:0.#} m ({(when.StartsWith("LD", StringComparison.Ordinal) ? $"day {when[2..]}" : when)})"), left + 30, y, 10, Ink);
        }

        if (!Shown().Any())
        {
            page.Text("nothing was published for these days", left, y + 24, 10, Faint);
        }
    }

    void Days()
    {
        var y = top + PlotHeight + 172;
        page.Text("by lunar day", left, y - 14, 11, Ink);
        var shown = days.Count <= MostDays ? days : [.. days.Take(MostDays / 2), .. days.TakeLast(MostDays / 2)];
        var most = Math.Max(1e-9, shown.Max(LengthOn));
        foreach (var day in shown)
        {
            y += 20;
            var metres = LengthOn(day);
            page.Text(day.ToString(CultureInfo.InvariantCulture), left + 20, y, 9.5, Ink, anchor: 1);
            page.Box(left + 30, y - 9, Math.Max(1, (width - 120) * metres / most), 10, DayColours.Of(days.ToList().IndexOf(day), days.Count));
            page.Text(string.Create(CultureInfo.InvariantCulture, $"{metres:0.0} m"), left + width, y, 9.5, Faint, anchor: 1);
        }

        if (shown.Count < days.Count)
        {
            page.Text($"{days.Count - shown.Count} more days between: days.csv", left, y + 22, 9.5, Faint);
        }
    }

    double LengthOn(int day) => traverse.Legs.Where(leg => leg.LunarDay == day).Sum(leg => leg.LengthM);
}
