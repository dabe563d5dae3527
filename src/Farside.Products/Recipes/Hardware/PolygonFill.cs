using Farside.Core.Rasters;

namespace Farside.Products.Recipes.Hardware;

/// <summary>Marks the pixels whose centres lie in a polygon, by crossings: corners may go around more than once, and stand outside.</summary>
static class PolygonFill
{
    /// <param name="corners">Columns and rows; integer coordinates are pixel centres. The last one joins the first.</param>
    public static void Fill(Raster<byte> mask, IReadOnlyList<(double Column, double Row)> corners, byte value)
    {
        for (var y = 0; y < mask.Height; y++)
        {
            var crossings = Crossings(corners, y);
            for (var i = 0; i + 1 < crossings.Count; i += 2)
            {
                // A centre on the right edge is outside: areas that touch share no pixel, and an edge run there and back fills none.
                var (from, to) = (Math.Ceiling(Math.Clamp(crossings[i], 0, mask.Width)), Math.Ceiling(Math.Clamp(crossings[i + 1], 0, mask.Width)));
                mask.Row(y)[(int)from..(int)to].Fill(value);
            }
        }
    }

    static List<double> Crossings(IReadOnlyList<(double Column, double Row)> corners, int row)
    {
        var found = new List<double>();
        for (var i = 0; i < corners.Count; i++)
        {
            var (a, b) = (corners[i], corners[(i + 1) % corners.Count]);
            if (a.Row <= row != b.Row <= row)
            {
                found.Add(a.Column + ((row - a.Row) / (b.Row - a.Row) * (b.Column - a.Column)));
            }
        }

        found.Sort();
        return found;
    }
}
