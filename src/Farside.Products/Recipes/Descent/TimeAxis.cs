using System.Globalization;
using Farside.Core.Rasters;
using Farside.Products.Recipes.Drawing;

namespace Farside.Products.Recipes.Descent;

/// <summary>Seconds from left to right.</summary>
sealed class TimeAxis(double left, double width, double from, double to)
{
    public double To => to;

    public double X(double seconds) => left + (width * (Math.Clamp(seconds, from, to) - from) / Math.Max(1e-9, to - from));

    public void Draw(PlotPage page, double top, double tall, Rgb8 grid, Rgb8 ink, bool hasNames)
    {
        foreach (var seconds in Ticks.Between(from, to, Ticks.Step(to - from, 12)))
        {
            page.Path([(X(seconds), top), (X(seconds), top + tall)], 1.2, grid);
            if (hasNames)
            {
                page.Text(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.#} s"), X(seconds), top + tall + 26, 11, ink, anchor: 0.5);
            }
        }
    }
}
