using System.Globalization;
using System.Text;
using Farside.Core.Rasters;
using Farside.Formats.Png;

namespace Farside.Products.Recipes.Drawing;

/// <summary>A drawing that is kept as strokes, so that one description gives both a picture and a scalable file.</summary>
sealed class PlotPage(int width, int height, Rgb8 paper)
{
    readonly Canvas _canvas = new(width, height, paper);
    readonly StringBuilder _svg = new();

    public int Width => width;

    public int Height => height;

    /// <summary>A line through points.</summary>
    /// <param name="dash">Length of dashes and of the gaps between them, pixels; 0 for none.</param>
    public void Path(IReadOnlyList<(double X, double Y)> points, double pen, Rgb8 colour, double dash = 0)
    {
        if (points.Count < 2)
        {
            return;
        }

        foreach (var (a, b) in dash > 0 ? Dashed(points, dash) : points.Zip(points.Skip(1)))
        {
            _canvas.Line(a.X, a.Y, b.X, b.Y, pen, colour);
        }

        var style = dash > 0 ? string.Create(CultureInfo.InvariantCulture, $" stroke-dasharray=\"{dash:0.#} {dash:0.#}\"") : "";
        _svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{Hex(colour)}\" stroke-width=\"{pen:0.##}\" stroke-linejoin=\"round\" stroke-linecap=\"round\"{style} points=\"{Points(points)}\"/>\n");
    }

    /// <summary>A picture at its own size, its top left corner at (x, y).</summary>
    public void Picture(Bitmap picture, int x, int y)
    {
        _canvas.Place(picture, x, y);
        using var png = new MemoryStream();
        PngWriter.Write(png, picture, new() { Colour = PngColour.Srgb });
        _svg.Append(CultureInfo.InvariantCulture, $"<image x=\"{x}\" y=\"{y}\" width=\"{picture.Width}\" height=\"{picture.Height}\" href=\"data:image/png;base64,{Convert.ToBase64String(png.GetBuffer(), 0, (int)png.Length)}\"/>\n");
    }

    /// <summary>A filled rectangle with upright sides.</summary>
    public void Box(double x, double y, double wide, double high, Rgb8 colour)
    {
        var (left, top) = ((int)Math.Round(x), (int)Math.Round(y));
        _canvas.Fill(left, top, Math.Max(1, (int)Math.Round(x + wide) - left), Math.Max(1, (int)Math.Round(y + high) - top), colour);
        _svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{Math.Max(wide, 0.5):0.##}\" height=\"{Math.Max(high, 0.5):0.##}\" fill=\"{Hex(colour)}\"/>\n");
    }

    /// <summary>The room between two lines over the same columns.</summary>
    public void Band(IReadOnlyList<(double X, double Low, double High)> edges, Rgb8 colour)
    {
        for (var i = 1; i < edges.Count; i++)
        {
            Fill(edges[i - 1], edges[i], colour);
        }

        if (edges.Count > 1)
        {
            _svg.Append(CultureInfo.InvariantCulture, $"<polygon fill=\"{Hex(colour)}\" points=\"{Points([.. edges.Select(edge => (edge.X, edge.Low)), .. edges.Reverse().Select(edge => (edge.X, edge.High))])}\"/>\n");
        }
    }

    /// <summary>A filled disc, or a ring of that pen.</summary>
    public void Disc(double x, double y, double radius, Rgb8 colour, double ring = 0)
    {
        if (ring > 0)
        {
            List<(double X, double Y)> around = [.. Enumerable.Range(0, 65).Select(i => (x + (radius * Math.Cos(i * Math.PI / 32)), y + (radius * Math.Sin(i * Math.PI / 32))))];
            foreach (var (a, b) in around.Zip(around.Skip(1)))
            {
                _canvas.Line(a.X, a.Y, b.X, b.Y, ring, colour);
            }

            _svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"{radius:0.##}\" fill=\"none\" stroke=\"{Hex(colour)}\" stroke-width=\"{ring:0.##}\"/>\n");
            return;
        }

        _canvas.Line(x, y, x, y, 2 * radius, colour);
        _svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.##}\" cy=\"{y:0.##}\" r=\"{radius:0.##}\" fill=\"{Hex(colour)}\"/>\n");
    }

    /// <param name="size">Height of capitals, pixels.</param>
    /// <param name="anchor">0 when x is the left end, 0.5 the middle, 1 the right end.</param>
    public void Text(string text, double x, double y, double size, Rgb8 colour, double anchor = 0)
    {
        _canvas.Text(text, x, y, size, colour, anchor);
        var end = anchor <= 0 ? "start" : anchor < 1 ? "middle" : "end";
        _svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.##}\" y=\"{y:0.##}\" font-size=\"{size / 0.72:0.##}\" fill=\"{Hex(colour)}\" text-anchor=\"{end}\">{System.Security.SecurityElement.Escape(text)}</text>\n");
    }

    /// <summary>The word that no simulated picture goes without.</summary>
    public void Simulated(int right, int foot, Rgb8 colour)
    {
        Tag.Draw(_canvas, right, foot, colour);
        _svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{right - 10}\" y=\"{foot}\" font-size=\"19.4\" font-weight=\"bold\" fill=\"{Hex(colour)}\" text-anchor=\"end\">{Core.Records.Credit.Simulated}</text>\n");
    }

    public Bitmap ToBitmap() => _canvas.ToBitmap();

    public byte[] ToSvg() => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"Helvetica, Arial, sans-serif\">\n<rect width=\"{width}\" height=\"{height}\" fill=\"{Hex(paper)}\"/>\n{_svg}</svg>\n"));

    void Fill((double X, double Low, double High) a, (double X, double Low, double High) b, Rgb8 colour)
    {
        for (var x = (int)Math.Ceiling(a.X); x <= b.X && x < width; x++)
        {
            var along = b.X > a.X ? (x - a.X) / (b.X - a.X) : 0;
            var (one, two) = (double.Lerp(a.Low, b.Low, along), double.Lerp(a.High, b.High, along));
            var (top, foot) = ((int)Math.Round(Math.Min(one, two)), (int)Math.Round(Math.Max(one, two)));
            for (var y = Math.Max(0, top); y <= Math.Min(height - 1, foot) && x >= 0; y++)
            {
                _canvas[x, y] = colour;
            }
        }
    }

    static IEnumerable<((double X, double Y), (double X, double Y))> Dashed(IReadOnlyList<(double X, double Y)> points, double dash)
    {
        var done = 0.0;
        for (var i = 1; i < points.Count; i++)
        {
            var (a, b) = (points[i - 1], points[i]);
            var length = Math.Sqrt(((b.X - a.X) * (b.X - a.X)) + ((b.Y - a.Y) * (b.Y - a.Y)));
            for (var at = 0.0; at < length;)
            {
                var phase = (done + at) % (2 * dash);
                var step = Math.Min(length - at, (phase < dash ? dash : 2 * dash) - phase + 1e-9);
                if (phase < dash)
                {
                    yield return ((double.Lerp(a.X, b.X, at / length), double.Lerp(a.Y, b.Y, at / length)), (double.Lerp(a.X, b.X, (at + step) / length), double.Lerp(a.Y, b.Y, (at + step) / length)));
                }

                at += step;
            }

            done += length;
        }
    }

    static string Points(IEnumerable<(double X, double Y)> points) => string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.##},{point.Y:0.##}")));

    static string Hex(Rgb8 colour) => $"#{colour.R:x2}{colour.G:x2}{colour.B:x2}";
}
