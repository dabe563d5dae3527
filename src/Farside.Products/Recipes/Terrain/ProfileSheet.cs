using System.Globalization;
using Farside.Core.Rasters;
using Farside.Processing.Terrain.Views;
using Farside.Products.Recipes.Drawing;

namespace Farside.Products.Recipes.Terrain;

/// <summary>An elevation profile with its axes and its error band; where the ground is open the line stops.</summary>
sealed class ProfileSheet
{
    const int Wide = 1100;
    const int High = 460;
    const int Left = 96;
    const int Right = 40;
    const int Top = 88;
    const int Bottom = 76;

    static readonly Rgb8 Band = new(205, 212, 226);
    static readonly Rgb8 Line = new(30, 62, 130);

    readonly double _longest;
    readonly double _low;
    readonly double _high;

    /// <param name="marks">Places on the way that have a name.</param>
    public static PlotPage Of(IReadOnlyList<ProfilePoint> points, string title, string credit, bool isSimulated, IReadOnlyList<(double AlongM, string Name)> marks) =>
        new ProfileSheet(points, title, credit, isSimulated, marks).Page;

    ProfileSheet(IReadOnlyList<ProfilePoint> points, string title, string credit, bool isSimulated, IReadOnlyList<(double AlongM, string Name)> marks)
    {
        var known = points.Where(point => !double.IsNaN(point.HeightM)).ToList();
        _longest = Math.Max(1e-3, points[^1].AlongM);
        (_low, _high) = known.Count == 0 ? (0, 1) : (known.Min(point => point.HeightM - (2 * point.SigmaM)), known.Max(point => point.HeightM + (2 * point.SigmaM)));
        (_low, _high) = (_low - (0.05 * (_high - _low)) - 1e-3, _high + (0.05 * (_high - _low)) + 1e-3);
        Page = new(Wide, High, SheetColours.Paper);
        Page.Text(title, Left, 38, 16, SheetColours.Ink);
        Page.Text(string.Create(CultureInfo.InvariantCulture, $"height above the site's origin along the way; band: 2 sigma; heights stretched {Stretch():0.#} times"), Left, 62, 10, SheetColours.Faint);
        Page.Text(credit, Left, High - 16, 10, SheetColours.Faint);
        if (isSimulated)
            Page.Simulated(Wide - Right, 42, SheetColours.Alarm);

        Axes();
        Name(marks);
        foreach (var piece in Pieces(points))
        {
            Page.Band([.. piece.Select(point => (X(point.AlongM), Y(point.HeightM - (2 * point.SigmaM)), Y(point.HeightM + (2 * point.SigmaM))))], Band);
            Page.Path([.. piece.Select(point => (X(point.AlongM), Y(point.HeightM)))], 1.8, Line);
        }
    }

    PlotPage Page { get; }

    double X(double alongM) => Left + ((Wide - Left - Right) * alongM / _longest);

    double Y(double heightM) => Top + ((High - Top - Bottom) * (1 - ((heightM - _low) / (_high - _low))));

    double Stretch() => (High - Top - Bottom) / (_high - _low) / ((Wide - Left - Right) / _longest);

    void Axes()
    {
        foreach (var height in Ticks.Between(_low, _high, Ticks.Step(_high - _low, 6)))
        {
            Page.Path([(Left, Y(height)), (Wide - Right, Y(height))], 1, SheetColours.Rule);
            Page.Text(string.Create(CultureInfo.InvariantCulture, $"{height:0.##} m"), Left - 10, Y(height) + 4, 10, SheetColours.Ink, anchor: 1);
        }

        foreach (var along in Ticks.Between(0, _longest, Ticks.Step(_longest, 10)))
        {
            Page.Path([(X(along), High - Bottom), (X(along), High - Bottom + 6)], 1, SheetColours.Ink);
            Page.Text(string.Create(CultureInfo.InvariantCulture, $"{along:0.##} m"), X(along), High - Bottom + 24, 10, SheetColours.Ink, anchor: 0.5);
        }
    }

    void Name(IReadOnlyList<(double AlongM, string Name)> marks)
    {
        foreach (var (along, name) in marks)
        {
            Page.Path([(X(along), Top), (X(along), High - Bottom)], 1, SheetColours.Faint, dash: 3);
            Page.Text(name, X(along) + 5, Top + 10, 9.5, SheetColours.Faint, anchor: along > 0.9 * _longest ? 1.2 : 0);
        }
    }

    static IEnumerable<List<ProfilePoint>> Pieces(IReadOnlyList<ProfilePoint> points)
    {
        var piece = new List<ProfilePoint>();
        foreach (var point in points)
        {
            if (!double.IsNaN(point.HeightM))
            {
                piece.Add(point);
                continue;
            }

            if (piece.Count > 1)
                yield return piece;

            piece = [];
        }

        if (piece.Count > 1)
            yield return piece;
    }
}
