namespace Farside.Products.Recipes.Drawing;

/// <summary>What a round pen covers on its way along some lines: 1 inside, falling to 0 over the pixel at its edge.</summary>
sealed class Stroke
{
    readonly Dictionary<(int X, int Y), double> _cover = [];

    Stroke()
    {
    }

    public static Stroke Of(IEnumerable<(double X1, double Y1, double X2, double Y2)> lines, double radius)
    {
        var stroke = new Stroke();
        foreach (var line in lines)
        {
            stroke.Draw(line, radius);
        }

        return stroke;
    }

    public IEnumerable<(int X, int Y, double Cover)> Pixels(int width, int height) =>
        from pixel in _cover
        where pixel.Key.X >= 0 && pixel.Key.X < width && pixel.Key.Y >= 0 && pixel.Key.Y < height
        select (pixel.Key.X, pixel.Key.Y, pixel.Value);

    /// <summary>Every pixel covered, on a canvas without borders.</summary>
    public IEnumerable<(int X, int Y, double Cover)> Everywhere() => _cover.Select(pixel => (pixel.Key.X, pixel.Key.Y, pixel.Value));

    void Draw((double X1, double Y1, double X2, double Y2) line, double radius)
    {
        var reach = radius + 0.5;
        for (var y = (int)Math.Ceiling(Math.Min(line.Y1, line.Y2) - reach); y <= Math.Max(line.Y1, line.Y2) + reach; y++)
        {
            for (var x = (int)Math.Ceiling(Math.Min(line.X1, line.X2) - reach); x <= Math.Max(line.X1, line.X2) + reach; x++)
            {
                var cover = Math.Clamp(reach - Distance(line, x, y), 0, 1);
                if (cover > 0)
                {
                    _cover[(x, y)] = Math.Max(cover, _cover.GetValueOrDefault((x, y)));
                }
            }
        }
    }

    static double Distance((double X1, double Y1, double X2, double Y2) line, double x, double y)
    {
        var (dx, dy) = (line.X2 - line.X1, line.Y2 - line.Y1);
        var squared = (dx * dx) + (dy * dy);
        var along = squared > 0 ? Math.Clamp((((x - line.X1) * dx) + ((y - line.Y1) * dy)) / squared, 0, 1) : 0;
        var (ox, oy) = (x - line.X1 - (along * dx), y - line.Y1 - (along * dy));
        return Math.Sqrt((ox * ox) + (oy * oy));
    }
}
