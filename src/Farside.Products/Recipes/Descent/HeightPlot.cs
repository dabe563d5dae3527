using System.Globalization;
using Farside.Products.Films;

namespace Farside.Products.Recipes.Descent;

/// <summary>Height against time on a film's panel: the whole curve, and where the film is on it. In units of a 1080th of the picture's height.</summary>
sealed class HeightPlot
{
    const double LeastM = 1;

    readonly double _x, _y, _width, _height, _fromS, _toS, _lowLog, _highLog;
    readonly List<(double X, double Y)> _curve;

    /// <param name="x">Of its left edge; the names of heights stand inside.</param>
    public HeightPlot(FlightLog log, double fromS, double toS, double x, double y, double width, double height)
    {
        (_x, _y, _width, _height, _fromS, _toS) = (x, y, width, height, fromS, toS);
        var heights = log.Heights.Where(point => point.Seconds >= fromS && point.Seconds <= toS && point.HeightM > 0).ToList();
        (_lowLog, _highLog) = (Math.Floor(Math.Log10(Math.Max(LeastM, heights.Min(p => p.HeightM)))), Math.Log10(heights.Max(p => p.HeightM) * 1.15));
        _curve = Thin([.. heights.Select(point => (XOf(point.Seconds), YOf(point.HeightM)))]);
    }

    public void DrawPaper(FilmPicture paper)
    {
        var pen = new FilmLettering(paper);
        for (var decade = (int)_lowLog; decade <= _highLog; decade++)
        {
            var y = YOf(Math.Pow(10, decade));
            pen.Lines(1.2, FilmColours.Line, (_x, y, _x + _width, y));
            pen.Text(decade < 3 ? Text(Math.Pow(10, decade), "m") : Text(Math.Pow(10, decade - 3), "km"), _x, y - 7, 11.5, FilmColours.Faint);
        }

        for (var minute = (int)Math.Ceiling(_fromS / 60); minute * 60 <= _toS; minute++)
        {
            var x = XOf(minute * 60);
            pen.Lines(1.2, FilmColours.Line, (x, _y + _height - 6, x, _y + _height + 4));
            pen.Text(Text(minute, "min"), x, _y + _height + 24, 11.5, FilmColours.Faint, anchor: 0.5);
        }

        pen.Lines(3, FilmColours.Curve, [.. _curve.Zip(_curve.Skip(1), (a, b) => (a.X, a.Y, b.X, b.Y))]);
    }

    public void DrawMark(FilmPicture picture, double seconds, double heightM)
    {
        var pen = new FilmLettering(picture);
        var (x, y) = (XOf(Math.Clamp(seconds, _fromS, _toS)), YOf(heightM));
        pen.Lines(1.2, FilmColours.Mark, (x, y, x, _y + _height));
        pen.Lines(13, FilmColours.Mark, (x, y, x, y));
    }

    double XOf(double seconds) => _x + (_width * (seconds - _fromS) / (_toS - _fromS));

    double YOf(double heightM) => _y + (_height * (1 - Math.Clamp((Math.Log10(Math.Max(LeastM, heightM)) - _lowLog) / (_highLog - _lowLog), 0, 1)));

    // A point for every unit or two across.
    static List<(double X, double Y)> Thin(List<(double X, double Y)> all)
    {
        var kept = new List<(double X, double Y)>();
        foreach (var point in all)
        {
            if (kept.Count == 0 || point.X - kept[^1].X >= 1.5 || Math.Abs(point.Y - kept[^1].Y) >= 1.5)
            {
                kept.Add(point);
            }
        }

        return kept;
    }

    static string Text(double number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number:0.##} {unit}");
}
