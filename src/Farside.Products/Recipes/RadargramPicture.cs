using System.Globalization;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Processing.Radar;
using Farside.Products.Recipes.Drawing;
using static Farside.Products.Recipes.Drawing.SheetColours;

namespace Farside.Products.Recipes;

/// <summary>A radar section drawn for people: traces across, two-way time down, axes, title, credit, and under it whether the rover stood or drove.</summary>
sealed class RadargramPicture
{
    const int Left = 118;
    const int Right = 46;
    const int Top = 132;
    const int Bottom = 138;
    const int PlotHeight = 920;
    const int LeastPlotWidth = 1400;
    const int MostPlotWidth = 2600;
    const int StripHeight = 12;
    const int StripGap = 8;

    static readonly Rgb8 Standing = new(214, 211, 203);
    static readonly Rgb8 Driving = new(196, 92, 36);

    readonly Radargram _section;
    readonly RadarNumbers _numbers;
    readonly RadargramOptions _options;
    readonly int _shown;
    readonly int _plotWidth;
    readonly Canvas _canvas;

    RadargramPicture(Radargram section, RadarNumbers numbers, RadargramOptions options)
    {
        (_section, _numbers, _options) = (section, numbers, options);
        _shown = ShownSamples(section, numbers);
        _plotWidth = Math.Clamp(section.Traces.Count, LeastPlotWidth, MostPlotWidth);
        _canvas = new(Left + _plotWidth + Right, Top + PlotHeight + Bottom, Paper);
    }

    int Traces => _section.Echo.Height;

    double ShownNs => _shown * _section.SamplingIntervalNs;

    /// <summary>Samples from the start that the picture shows: down to where the last echo drowns, then to the next tick.</summary>
    public static int ShownSamples(Radargram section, RadarNumbers numbers)
    {
        var intervalNs = section.SamplingIntervalNs;
        var leastNs = Math.Max(numbers.LastEchoSample, section.Echo.Width / 16) * intervalNs;
        var step = Ticks.Step(leastNs, 10);
        return Math.Clamp((int)Math.Ceiling(Math.Ceiling(leastNs / step) * step / intervalNs), 1, section.Echo.Width);
    }

    public static Bitmap Draw(Radargram section, RadarNumbers numbers, RadargramOptions options, string title, string credit)
    {
        var picture = new RadargramPicture(section, numbers, options);
        picture.Section();
        picture.TimeAxis();
        picture.TraceAxis();
        picture.MotionStrip();
        picture.Header(title, section.Observation.IsSimulated);
        picture.Footer(credit);
        return picture._canvas.ToBitmap();
    }

    void Section()
    {
        var shown = Balanced();
        for (var y = 0; y < PlotHeight; y++)
        {
            for (var x = 0; x < _plotWidth; x++)
            {
                _canvas[Left + x, Top + y] = DivergingMap.At(shown[y, x].Value);
            }
        }

        _canvas.Outline(Left, Top, _plotWidth, PlotHeight, Ink);
    }

    // Rows are traces until here; on the picture they are columns.
    Raster<Linear> Balanced()
    {
        var echo = Dewow.Apply(_section.Echo, _options.DewowReach);
        var gain = WindowGain.Of(echo, _options.GainReach, Math.Max(_options.NoiseMargin * _numbers.NoiseRms, 1e-20));
        var shown = new Raster<Linear>(_shown, echo.Height);
        for (var trace = 0; trace < echo.Height; trace++)
        {
            var from = echo.Row(trace);
            var to = shown.Row(trace);
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = new((float)(from[i].Value * gain[i] / _options.FullScaleRms));
            }
        }

        return Resampling.Apply(shown, new(_shown, PlotHeight), new(Traces, _plotWidth));
    }

    void TimeAxis()
    {
        var step = Ticks.Step(ShownNs, 10);
        foreach (var ns in Ticks.Between(0, ShownNs, step))
        {
            var y = Top + (ns / ShownNs * PlotHeight) - 0.5;
            _canvas.Line(Left - 8, y, Left - 2, y, 1.2, Ink);
            _canvas.Text(ns.ToString("#,0.###", CultureInfo.InvariantCulture), Left - 14, y + 5, 10, Ink, anchor: 1);
        }

        _canvas.TextUpwards("two-way time, ns", 34, Top + (PlotHeight / 2), 11, Faint, anchor: 0.5);
    }

    void TraceAxis()
    {
        var y = Top + PlotHeight + StripGap + StripHeight;
        foreach (var number in Ticks.Between(0, Traces - 1, Math.Max(1, Ticks.Step(Traces, 12))))
        {
            var x = Left + ((number + 0.5) / Traces * _plotWidth) - 0.5;
            _canvas.Line(x, y + 3, x, y + 9, 1.2, Ink);
            _canvas.Text(number.ToString("#,0", CultureInfo.InvariantCulture), x, y + 26, 10, Ink, anchor: 0.5);
            _canvas.Text(_section.Traces[(int)number].Time.ToUtcText()[11..19], x, y + 44, 9, Faint, anchor: 0.5);
        }

        _canvas.Text("trace", Left - 40, y + 26, 10, Faint, anchor: 1);
        _canvas.Text("UTC", Left - 40, y + 44, 9, Faint, anchor: 1);
    }

    void MotionStrip()
    {
        var y = Top + PlotHeight + StripGap;
        for (var x = 0; x < _plotWidth; x++)
        {
            var trace = Math.Min(Traces - 1, (int)((x + 0.5) / _plotWidth * Traces));
            if (_section.Traces[trace].Position is not null)
            {
                _canvas.Fill(Left + x, y, 1, StripHeight, HasMoved(trace) ? Driving : Standing);
            }
        }

        _canvas.Outline(Left, y, _plotWidth, StripHeight, Faint);
        _canvas.Text("rover", Left - 40, y + 10, 9, Faint, anchor: 1);
    }

    bool HasMoved(int trace) => trace > 0 && RadarNumbers.Step(_section.Traces[trace - 1].Position, _section.Traces[trace].Position) > 0;

    void Header(string title, bool isSimulated)
    {
        _canvas.Text(title, Left, 56, 21, Ink);
        _canvas.Text(Subtitle(), Left, 92, 11.5, Faint);
        if (isSimulated)
        {
            Tag.Draw(_canvas, Left + _plotWidth, 92, Alarm);
        }
    }

    string Subtitle()
    {
        var first = _section.Traces[0].Time.ToUtcText();
        var last = _section.Traces[^1].Time.ToUtcText();
        var way = _numbers.PathM > 0 ? string.Create(CultureInfo.InvariantCulture, $"{_numbers.PathM:0.0} m between stated positions") : "no motion stated";
        var samples = string.Create(CultureInfo.InvariantCulture, $"{Traces:#,0} traces, a sample every {_section.SamplingIntervalNs:0.####} ns");
        return Names.Join($"{first[..10]} {first[11..19]} to {(last[..10] == first[..10] ? "" : last[..10] + " ")}{last[11..19]} UTC", samples, way);
    }

    void Footer(string credit)
    {
        var y = _canvas.Height - 24;
        _canvas.Text(credit, Left, y, 9.5, Faint);
        _canvas.Text("rover strip: pale stands, rust moves, empty no fix", Left + (_plotWidth / 2), y, 9.5, Faint, anchor: 0.5);
        _canvas.Text("one gain curve for all traces; echo as stored is in section.tif", Left + _plotWidth, y, 9.5, Faint, anchor: 1);
    }
}
