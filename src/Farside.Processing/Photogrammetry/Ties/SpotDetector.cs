namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>
/// Finds spots by the smaller eigenvalue of the gradient's second moments over the window that is compared later: its inverse is the variance of the
/// match. The best few of each small cell are kept, so that faint ground is not left out for the sake of bright rocks.
/// </summary>
/// <remarks>Source: Förstner &amp; Gülch 1987, ISPRS Intercommission Workshop, Interlaken, 281–305; Shi &amp; Tomasi 1994, CVPR, 593–600.</remarks>
static class SpotDetector
{
    const int WindowRadius = 5;
    const int Border = 8;
    const int Cell = 24;
    const int PerCell = 4;
    const float FaintestShare = 1e-4f;

    /// <summary>Spots at full-size pixel centres, row after row of cells; found on the picture of half size.</summary>
    public static Spot[] Find(GreyPyramid picture)
    {
        var half = picture[1];
        var strength = Strengths(half);
        var (across, down) = ((half.Width + Cell - 1) / Cell, (half.Height + Cell - 1) / Cell);
        var cells = new Spot[across * down][];
        Parallel.For(0, cells.Length, i => cells[i] = BestOf(strength, half.Width, half.Height, i % across * Cell, i / across * Cell));
        var spots = cells.SelectMany(cell => cell).ToArray();
        var faintest = spots.Length == 0 ? 0 : FaintestShare * spots.Max(spot => spot.Strength);
        return [.. spots.Where(spot => spot.Strength > faintest)];
    }

    static float[] Strengths(GreyPlane plane)
    {
        var (width, height) = (plane.Width, plane.Height);
        var products = new[] { new float[width * height], new float[width * height], new float[width * height] };
        Parallel.For(1, height - 1, y => Products(plane, y, products));
        var means = Array.ConvertAll(products, product => BoxMean.Of(new(width, height, product), WindowRadius));
        var missing = Missing(plane);
        return Array.ConvertAll(Enumerable.Range(0, width * height).ToArray(), i => missing[i] > 0 ? 0 : Smaller(means[0][i], means[1][i], means[2][i]));
    }

    static void Products(GreyPlane plane, int y, float[][] products)
    {
        for (var x = 1; x < plane.Width - 1; x++)
        {
            var gx = plane[x + 1, y] - plane[x - 1, y];
            var gy = plane[x, y + 1] - plane[x, y - 1];
            var i = (y * plane.Width) + x;
            if (!float.IsNaN(gx + gy))
            {
                (products[0][i], products[1][i], products[2][i]) = (gx * gx, gx * gy, gy * gy);
            }
        }
    }

    // A window that holds a missing sample is no use.
    static float[] Missing(GreyPlane plane) =>
        BoxMean.Of(new(plane.Width, plane.Height, Array.ConvertAll(plane.Samples, sample => float.IsNaN(sample) ? 1f : 0f)), WindowRadius + 1);

    static float Smaller(float xx, float xy, float yy)
    {
        var half = (xx - yy) / 2;
        return ((xx + yy) / 2) - MathF.Sqrt((half * half) + (xy * xy));
    }

    static Spot[] BestOf(float[] strength, int width, int height, int left, int top)
    {
        var found = new List<Spot>();
        for (var y = Math.Max(top, Border); y < Math.Min(top + Cell, height - Border); y++)
        {
            for (var x = Math.Max(left, Border); x < Math.Min(left + Cell, width - Border); x++)
            {
                if (IsPeak(strength, width, x, y))
                {
                    found.Add(new(GreyPyramid.FromLevel(x, 1) - 0.5, GreyPyramid.FromLevel(y, 1) - 0.5, strength[(y * width) + x]));
                }
            }
        }

        return [.. found.OrderByDescending(spot => spot.Strength).Take(PerCell)];
    }

    static bool IsPeak(float[] strength, int width, int x, int y)
    {
        var centre = strength[(y * width) + x];
        if (!(centre > 0))
        {
            return false;
        }

        for (var j = y - 2; j <= y + 2; j++)
        {
            for (var i = x - 2; i <= x + 2; i++)
            {
                // Of equals the first in reading order is the peak.
                var other = strength[(j * width) + i];
                if (other > centre || (other == centre && (j < y || (j == y && i < x))))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
