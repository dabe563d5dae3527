using System.Globalization;
using Farside.Core.Colour;
using Farside.Core.Rasters;
using Farside.Processing.Imaging;
using Farside.Processing.Imaging.Colour;
using Farside.Processing.Imaging.Defects;
using Farside.Products.Recipes.Drawing;
using static Farside.Products.Recipes.Drawing.SheetColours;

namespace Farside.Products.Recipes;

/// <summary>A camera's colour as a chart: how its corners darken, what is broken on its detector, and how soil or a patch looks on the way from counts to a screen.</summary>
static class ColourChart
{
    const int Width = 1120;
    const int Height = 760;
    const int Left = 70;
    const int PlotTop = 110;
    const int PlotWidth = 460;
    const int PlotHeight = 300;
    const int MapLeft = 610;
    const int MapWidth = 440;

    static readonly Rgb8 Sky = new(52, 98, 188);

    public static Bitmap Draw(ColourFindings found, string title, bool isSimulated)
    {
        var canvas = new Canvas(Width, Height, Paper);
        canvas.Text(title, Left, 44, 14, Ink);
        Falloff(canvas, found.Flat);
        Broken(canvas, found.Calibration.Defects is [var largest, ..] ? largest : null);
        Swatches(canvas, found);
        if (isSimulated)
        {
            Tag.Draw(canvas, MapLeft + MapWidth, 62, Alarm);
        }

        return canvas.ToBitmap();
    }

    static void Falloff(Canvas canvas, FlatVerdict flat)
    {
        canvas.Text(string.Create(CultureInfo.InvariantCulture, $"fall-off: {100 * flat.CornerLoss:0.0} % of light lost in the corners, {(flat.IsApplied ? "divided out" : "not applied")}"), Left, 92, 9, Faint);
        canvas.Outline(Left, PlotTop, PlotWidth, PlotHeight, Ink);
        var floor = Math.Min(0.8, Math.Floor(10 * (1 - Math.Max(flat.CornerLoss, Math.Max(flat.CornerLossFirst, flat.CornerLossSecond)))) / 10);
        double Y(double light) => PlotTop + PlotHeight - ((light - floor) / (1.05 - floor) * PlotHeight);
        foreach (var tick in Ticks.Between(floor, 1.05, 0.05))
        {
            canvas.Line(Left - 6, Y(tick), Left, Y(tick), 1.2, Ink);
            canvas.Text(tick.ToString("0.00", CultureInfo.InvariantCulture), Left - 10, Y(tick) + 4, 8, Ink, anchor: 1);
        }

        for (var x = 1; x <= PlotWidth; x++)
        {
            canvas.Line(Left + x - 1, Y(At(x - 1)), Left + x, Y(At(x)), 2.4, flat.IsApplied ? Ink : Faint);
        }

        Half(canvas, Y(1 - flat.CornerLossFirst));
        Half(canvas, Y(1 - flat.CornerLossSecond));
        canvas.Text("middle", Left, PlotTop + PlotHeight + 22, 9, Faint);
        canvas.Text("corner; blue: each half of the frames alone", Left + PlotWidth, PlotTop + PlotHeight + 22, 9, Faint, anchor: 1);

        double At(int x) => flat.Falloff.At((double)x * x / ((double)PlotWidth * PlotWidth));
    }

    static void Half(Canvas canvas, double y)
    {
        if (y is > PlotTop and < PlotTop + PlotHeight)
        {
            canvas.Line(Left + PlotWidth - 22, y, Left + PlotWidth, y, 2.4, Sky);
        }
    }

    static void Broken(Canvas canvas, DetectorDefects? defects)
    {
        if (defects is null)
        {
            return;
        }

        var scale = Math.Min((double)MapWidth / defects.Width, (double)PlotHeight / defects.Height);
        canvas.Text(string.Create(CultureInfo.InvariantCulture, $"broken of {defects.Width} × {defects.Height}: {defects.HotPixels.Count} pixels, {defects.DeadColumns.Count} columns"), MapLeft, 92, 9, Faint);
        canvas.Outline(MapLeft, PlotTop, (int)(scale * defects.Width), (int)(scale * defects.Height), Ink);
        foreach (var column in defects.DeadColumns)
        {
            canvas.Line(MapLeft + (scale * column), PlotTop, MapLeft + (scale * column), PlotTop + (scale * defects.Height), 1.6, Sky);
        }

        foreach (var (column, row) in defects.HotPixels)
        {
            var (x, y) = (MapLeft + (scale * column), PlotTop + (scale * row));
            canvas.Line(x - 4, y, x + 4, y, 1.6, Alarm);
            canvas.Line(x, y - 4, x, y + 4, 1.6, Alarm);
        }
    }

    static void Swatches(Canvas canvas, ColourFindings found)
    {
        const int Top = 500;
        if (found.Patch is { } patch)
        {
            Patch(canvas, patch, found.Calibration.Matrix, Top);
        }
        else if (found.SoilGains is { } soil)
        {
            Soil(canvas, soil, found.Calibration, Top);
        }
        else
        {
            canvas.Text("no lit soil was seen in colour", Left, Top, 9, Faint);
        }
    }

    // What is stated above, what was measured below.
    static void Patch(Canvas canvas, PatchCalibration patch, ColourMatrix matrix, int top)
    {
        canvas.Text(string.Create(CultureInfo.InvariantCulture, $"patch: stated above, measured below; mean difference {patch.FittedDifference:0.0}, of colours left out {patch.HeldOutDifference:0.0} (CIEDE2000)"), Left, top, 9, Faint);
        var size = Math.Min(80, (Width - (2 * Left)) / patch.Samples.Count);
        for (var i = 0; i < patch.Samples.Count; i++)
        {
            var sample = patch.Samples[i];
            canvas.Fill(Left + (i * size), top + 24, size - 4, 56, Shown(sample.Screen));
            canvas.Fill(Left + (i * size), top + 80, size - 4, 56, Shown(matrix * sample.Camera));
            canvas.Text(MatrixFit.Difference(matrix, sample).ToString("0.0", CultureInfo.InvariantCulture), Left + (i * size) + (size / 2), top + 158, 8, Ink, anchor: 0.5);
        }
    }

    static void Soil(Canvas canvas, ColourGains soil, ColourCalibration calibration, int top)
    {
        var counted = new Tristimulus(1 / soil.Red, 1 / soil.Green, 1 / soil.Blue);
        var balanced = new Tristimulus(counted.X * calibration.WhiteBalance.Red, counted.Y * calibration.WhiteBalance.Green, counted.Z * calibration.WhiteBalance.Blue);
        canvas.Text("lit soil on its way, as light as middle grey and four times that", Left, top, 9, Faint);
        foreach (var (colour, name, i) in ((Tristimulus, string, int)[])[(counted, "as counted", 0), (balanced, "balanced", 1), (calibration.Matrix * balanced, "on a screen", 2)])
        {
            canvas.Fill(Left + (i * 250), top + 24, 112, 112, Shown(0.18 / colour.Y * colour));
            canvas.Fill(Left + (i * 250) + 112, top + 24, 112, 112, Shown(0.72 / colour.Y * colour));
            canvas.Text(name, Left + (i * 250) + 112, top + 160, 9, Ink, anchor: 0.5);
        }
    }

    static Rgb8 Shown(Tristimulus screen) => new(Byte(screen.X), Byte(screen.Y), Byte(screen.Z));

    static byte Byte(double light) => (byte)Math.Round(255 * SrgbCurve.Encode(Math.Clamp(light, 0, 1)));
}
