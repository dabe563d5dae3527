using System.Globalization;
using Farside.Core.Rasters;
using Farside.Processing.Radar;
using Farside.Products.Recipes.Drawing;
using static Farside.Products.Recipes.Drawing.SheetColours;

namespace Farside.Products.Recipes.Radargrams;

/// <summary>A profile for people: metres along the way across, two-way time down the left, depth for the taken permittivity down the right.</summary>
sealed class ProfilePicture
{
    const int Left = 118;
    const int Right = 150;
    const int Top = 132;
    const int Bottom = 118;
    const int PlotHeight = 920;
    const int LeastPlotWidth = 1400;
    const int MostPlotWidth = 2600;
    const double FullScaleRms = 3;
    const double BalanceNs = 40; // window of the display gain
    const double LeastShare = 0.01; // of the strongest time's rms: gain stops there
    const double PickRadius = 7;

    static readonly Rgb8 PickColour = new(20, 110, 60);

    readonly RadarProfile _profile;
    readonly RadarSection _section;
    readonly int _shown;
    readonly int _plotWidth;
    readonly Canvas _canvas;

    ProfilePicture(RadarProfile profile, RadarSection section, double shownNs)
    {
        (_profile, _section) = (profile, section);
        _shown = Math.Clamp((int)Math.Ceiling(section.SampleAt(shownNs)), 1, section.Samples);
        _plotWidth = Math.Clamp(section.Traces, LeastPlotWidth, MostPlotWidth);
        _canvas = new(Left + _plotWidth + Right, Top + PlotHeight + Bottom, Paper);
    }

    double ShownNs => _shown * _section.IntervalNs;

    double LengthM => Math.Max(1, _section.Traces - 1) * (_section.SpacingM > 0 ? _section.SpacingM : 1);

    /// <param name="section">The profile's, or its migrated one.</param>
    /// <param name="shownNs">Two-way time down to which it is shown.</param>
    public static Bitmap Draw(RadarProfile profile, RadarSection section, double shownNs, string title, string credit, bool isSimulated)
    {
        var picture = new ProfilePicture(profile, section, shownNs);
        picture.Echoes();
        picture.TimeAxis();
        picture.DepthAxis();
        picture.WayAxis();
        picture.Layers();
        picture.Picks();
        picture.Words(title, credit, isSimulated);
        return picture._canvas.ToBitmap();
    }

    void Echoes()
    {
        var cut = new Raster<Linear>(_shown, _section.Traces);
        for (var trace = 0; trace < cut.Height; trace++)
        {
            _section.Echo.Row(trace)[.._shown].CopyTo(cut.Row(trace));
        }

        // One gain curve for all traces: what differs along the way stays different.
        var loudest = Math.Sqrt(WindowGain.PowerBySample(cut).Max());
        var gain = WindowGain.Of(cut, Math.Max(1, (int)(BalanceNs / _section.IntervalNs / 2)), Math.Max(LeastShare * loudest, 1e-30));
        for (var trace = 0; trace < cut.Height; trace++)
        {
            var row = cut.Row(trace);
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = new((float)(row[i].Value * gain[i] / FullScaleRms));
            }
        }

        var shown = Resampling.Apply(cut, new(_shown, PlotHeight), new(cut.Height, _plotWidth));
        for (var y = 0; y < PlotHeight; y++)
        {
            for (var x = 0; x < _plotWidth; x++)
            {
                _canvas[Left + x, Top + y] = DivergingMap.At(shown[y, x].Value);
            }
        }

        _canvas.Outline(Left, Top, _plotWidth, PlotHeight, Ink);
    }

    double Y(double ns) => Top + ((ns - _section.FirstNs) / ShownNs * PlotHeight) - 0.5;

    double X(double alongM) => Left + (alongM / LengthM * (_plotWidth - 1));

    void TimeAxis()
    {
        foreach (var ns in Ticks.Between(_section.FirstNs, _section.FirstNs + ShownNs, Ticks.Step(ShownNs, 10)))
        {
            _canvas.Line(Left - 8, Y(ns), Left - 2, Y(ns), 1.2, Ink);
            _canvas.Text(ns.ToString("#,0.###", CultureInfo.InvariantCulture), Left - 14, Y(ns) + 5, 10, Ink, anchor: 1);
        }

        _canvas.TextUpwards("two-way time, ns", 34, Top + (PlotHeight / 2), 11, Faint, anchor: 0.5);
    }

    void DepthAxis()
    {
        if (_profile.Depth is not { } depth)
        {
            return;
        }

        var right = Left + _plotWidth;
        foreach (var metres in Ticks.Between(0, depth.At(_section.FirstNs + ShownNs), Ticks.Step(depth.At(ShownNs), 10)))
        {
            var y = Y(2 * metres / Depth.Velocity(depth.Taken));
            _canvas.Line(right + 2, y, right + 8, y, 1.2, Ink);
            _canvas.Text(metres.ToString("#,0.##", CultureInfo.InvariantCulture), right + 14, y + 5, 10, Ink);
        }

        _canvas.TextUpwards(string.Create(CultureInfo.InvariantCulture, $"depth, m, for a permittivity of {depth.Taken:0.0#} ({depth.Least:0.0#} to {depth.Greatest:0.0#})"), right + 92, Top + (PlotHeight / 2), 11, Faint, anchor: 0.5);
    }

    void WayAxis()
    {
        var y = Top + PlotHeight;
        foreach (var metres in Ticks.Between(0, LengthM, Ticks.Step(LengthM, 12)))
        {
            _canvas.Line(X(metres), y + 3, X(metres), y + 9, 1.2, Ink);
            _canvas.Text(metres.ToString("#,0.##", CultureInfo.InvariantCulture), X(metres), y + 26, 10, Ink, anchor: 0.5);
        }

        _canvas.Text(_section.SpacingM > 0 ? "metres along the way" : "trace", Left + (_plotWidth / 2), y + 52, 11, Faint, anchor: 0.5);
    }

    void Layers()
    {
        foreach (var layer in _profile.Layers)
        {
            foreach (var (from, to) in layer.Points.Zip(layer.Points.Skip(1)).Where(pair => pair.Second.Ns < _section.FirstNs + ShownNs))
            {
                _canvas.Line(XOf(from.Trace), Y(from.Ns), XOf(to.Trace), Y(to.Ns), 1.6, PickColour);
            }
        }
    }

    double XOf(int trace) => Left + (trace / (double)Math.Max(1, _section.Traces - 1) * (_plotWidth - 1));

    void Picks()
    {
        foreach (var pick in _profile.Picks.Where(pick => pick.Ns < _section.FirstNs + ShownNs))
        {
            var (x, y) = (X(pick.AtM), Y(pick.Ns));
            _canvas.Line(x - PickRadius, y, x + PickRadius, y, 1.4, PickColour);
            _canvas.Line(x, y - PickRadius, x, y + PickRadius, 1.4, PickColour);
        }
    }

    void Words(string title, string credit, bool isSimulated)
    {
        _canvas.Text(title, Left, 56, 21, Ink);
        _canvas.Text(Subtitle(), Left, 92, 11.5, Faint);
        if (isSimulated)
        {
            Tag.Draw(_canvas, Left + _plotWidth, 92, Alarm);
        }

        var y = _canvas.Height - 20;
        _canvas.Text(credit, Left, y, 9.5, Faint);
        string[] marks = [_profile.Picks.Count > 0 ? "crosses: scatterers whose hyperbolas were fitted" : "", _profile.Layers.Count > 0 ? "lines: layers that were followed" : ""];
        _canvas.Text(string.Join("; ", marks.Where(mark => mark.Length > 0)), Left + _plotWidth, y, 9.5, Faint, anchor: 1);
    }

    string Subtitle() => Names.Join(
        _section.SpacingM > 0 ? string.Create(CultureInfo.InvariantCulture, $"{_section.Traces:#,0} traces, {_section.SpacingM:0.###} m apart") : string.Create(CultureInfo.InvariantCulture, $"{_section.Traces:#,0} traces"),
        string.Join(", ", _profile.Steps.Select(step => step.Word)) + (ReferenceEquals(_section, _profile.Migrated) ? ", stolt" : ""));
}
