using System.Globalization;
using Farside.Core.Rasters;
using Farside.Processing.Imaging;
using Farside.Products.Recipes.Drawing;
using static Farside.Products.Recipes.Drawing.SheetColours;

namespace Farside.Products.Recipes;

/// <summary>A look as a chart: how often each data number occurs (logarithmic), and the curve that turns it into brightness on a screen.</summary>
static class LookChart
{
    const int Left = 60;
    const int Top = 96;
    const int PlotWidth = 840;
    const int PlotHeight = 360;

    static readonly Rgb8[] Channels = [new(196, 62, 48), new(70, 140, 72), new(52, 98, 188)];

    public static Bitmap Draw(FrameStatistics statistics, DisplayLook look, string title, bool isSimulated)
    {
        var canvas = new Canvas(Left + PlotWidth + 40, Top + PlotHeight + 90, Paper);
        canvas.Text(title, Left, 44, 14, Ink);
        canvas.Text(statistics.Channels == 3 ? "red, green, blue before white balance; dark line: the curve of green" : "grey; dark line: the display curve", Left, 72, 10, Faint);
        for (var channel = 0; channel < statistics.Channels; channel++)
        {
            Histogram(canvas, statistics.Counts(channel), statistics.Channels == 3 ? Channels[channel] : Faint);
        }

        Curve(canvas, statistics, look);
        Axis(canvas, statistics.FullScale);
        if (isSimulated)
        {
            Tag.Draw(canvas, Left + PlotWidth, 78, Alarm);
        }

        return canvas.ToBitmap();
    }

    static void Histogram(Canvas canvas, ReadOnlySpan<long> counts, Rgb8 colour)
    {
        var columns = Density(counts);
        var most = Math.Log(1 + columns.Max());
        for (var x = 1; x < PlotWidth; x++)
        {
            canvas.Line(Left + x - 1, Height(columns[x - 1]), Left + x, Height(columns[x]), 1.2, colour);
        }

        double Height(double count) => Top + PlotHeight - (most > 0 ? Math.Log(1 + count) / most * PlotHeight * 0.94 : 0);
    }

    // Counts for each data number, whether a column of pixels holds several of them or only a part of one.
    static double[] Density(ReadOnlySpan<long> counts)
    {
        var columns = new double[PlotWidth];
        for (var x = 0; x < PlotWidth; x++)
        {
            var from = (int)((long)x * counts.Length / PlotWidth);
            var to = Math.Max(from + 1, (int)((long)(x + 1) * counts.Length / PlotWidth));
            for (var i = from; i < to; i++)
            {
                columns[x] += (double)counts[i] / (to - from);
            }
        }

        return columns;
    }

    static void Curve(Canvas canvas, FrameStatistics statistics, DisplayLook look)
    {
        for (var x = 1; x < PlotWidth; x++)
        {
            canvas.Line(Left + x - 1, Height(x - 1), Left + x, Height(x), 2.4, Ink);
        }

        double Height(int x) => Top + PlotHeight - (look.Show(((double)x / PlotWidth * statistics.FullScale) - look.BlackLevel) * PlotHeight * 0.94);
    }

    static void Axis(Canvas canvas, int fullScale)
    {
        canvas.Outline(Left, Top, PlotWidth, PlotHeight, Ink);
        foreach (var dn in Ticks.Between(0, fullScale, Ticks.Step(fullScale, 10)))
        {
            var x = Left + (dn / fullScale * PlotWidth);
            canvas.Line(x, Top + PlotHeight + 2, x, Top + PlotHeight + 8, 1.2, Ink);
            canvas.Text(dn.ToString("#,0", CultureInfo.InvariantCulture), x, Top + PlotHeight + 26, 10, Ink, anchor: 0.5);
        }

        canvas.Text("data number", Left + (PlotWidth / 2), Top + PlotHeight + 54, 10, Faint, anchor: 0.5);
    }
}
