using System.Globalization;
using Farside.Core.Measurements;
using Farside.Core.Rasters;
using Farside.Processing.Spectra;
using Farside.Products.Recipes.Drawing;
using Farside.Products.Runner;
using static Farside.Products.Recipes.Drawing.SheetColours;

namespace Farside.Products.Recipes.Spectra;

/// <summary>The cube as a camera would see it, with the circle that the infrared detector saw and the shadows in it.</summary>
static class FootprintPicture
{
    const int Across = 768;
    const int Margin = 44;
    const int Top = 118;
    const int Foot = 96;
    const double Darkest = 0.002;
    const double Brightest = 0.995;
    static readonly double[] ColoursNm = [640, 550, 460];
    static readonly Rgb8 Ring = new(255, 176, 0);

    public static PlotPage Draw(Workbench bench, SpectralCube cube, SunOverSoil sun, double[] irradiance, Footprint footprint, MeasuredSoil soil)
    {
        var zoom = Math.Max(1, Across / cube.SamplesPerLine);
        var (wide, high) = (cube.SamplesPerLine * zoom, cube.Lines * zoom);
        var page = new PlotPage(wide + (2 * Margin), high + Top + Foot, Paper);
        page.Text("What the infrared spectrum saw", Margin, 44, 17, Ink);
        page.Text(bench.Title, Margin, 74, 11, Faint);
        if (bench.IsSimulated)
        {
            page.Simulated(page.Width - Margin, 44, Alarm);
        }

        var shadows = CubePlanes.Shadows(CubePlanes.Brightness(cube, 750));
        page.Picture(Picture(cube, irradiance, shadows, zoom), Margin, Top - 20);
        var (x, y) = (Margin + ((footprint.Sample + 0.5) * zoom), Top - 20 + ((footprint.Line + 0.5) * zoom));
        page.Disc(x, y, footprint.Radius * zoom, Ring, ring: 2.4);
        page.Path([(x - 9, y), (x + 9, y)], 1.6, Ring);
        page.Path([(x, y - 9), (x, y + 9)], 1.6, Ring);
        page.Box(Margin, page.Height - 92, 22, 4, Ring);
        page.Text(string.Create(CultureInfo.InvariantCulture, $"footprint, {soil.FootprintPixels:#,0} pixels, {100 * soil.ShadowShare:0.#} % in shadow (blue)"), Margin + 32, page.Height - 84, 10.5, Ink);
        page.Text(string.Create(CultureInfo.InvariantCulture, $"colours of 640, 550 and 460 nm over the Sun's; Sun {90 - sun.Incidence.Degrees:0.0}° high"), Margin, page.Height - 58, 10, Faint);
        page.Text(bench.Rights.Credit, Margin, page.Height - 24, 9.5, Faint);
        return page;
    }

    static Bitmap Picture(SpectralCube cube, double[] irradiance, bool[] shadows, int zoom)
    {
        var planes = ColoursNm.Select(nm => Plane(cube, irradiance, nm)).ToList();
        var sorted = planes[1].Where(float.IsFinite).Order().ToList();
        var (low, high) = sorted.Count == 0 ? (0f, 1f) : (sorted[(int)(sorted.Count * Darkest)], sorted[(int)((sorted.Count - 1) * Brightest)]);
        var picture = new Bitmap(cube.SamplesPerLine * zoom, cube.Lines * zoom, 3, SampleKind.UInt8);
        for (var line = 0; line < picture.Height; line++)
        {
            var row = picture.Row(line);
            for (var sample = 0; sample < picture.Width; sample++)
            {
                var pixel = ((line / zoom) * cube.SamplesPerLine) + (sample / zoom);
                for (var channel = 0; channel < 3; channel++)
                {
                    row[(3 * sample) + channel] = Shown(planes[channel][pixel], low, high);
                }

                if (shadows[pixel])
                {
                    row[(3 * sample) + 2] = (byte)Math.Min(255, row[(3 * sample) + 2] + 70);
                }
            }
        }

        return picture;
    }

    static float[] Plane(SpectralCube cube, double[] irradiance, double nm)
    {
        var band = Enumerable.Range(0, cube.Bands).MinBy(at => Math.Abs(cube.WavelengthsNm[at] - nm));
        return Array.ConvertAll(CubePlanes.Brightness(cube, nm), value => (float)(value / irradiance[band]));
    }

    // sRGB's curve, near enough for looking.
    static byte Shown(float value, float low, float high) =>
        float.IsFinite(value) ? (byte)Math.Round(255 * Math.Pow(Math.Clamp((value - low) / Math.Max(1e-12f, high - low), 0, 1), 1 / 2.2)) : (byte)0;
}
