using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry.Dense;

namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>The nearest and the farthest spot of each field of a rectified pair, so that any rectangle's range of disparities is known at once.</summary>
public sealed class DepthCells
{
    const int Across = 24;
    const int Down = 64;

    /// <summary>The nearest and the farthest hundredths of a field may be false.</summary>
    const double Tail = 0.02;

    /// <summary>A field of which less was found is sky or shadow: what was found in it may be false.</summary>
    const double LeastFound = 0.15;

    /// <summary>Columns in which depth is looked for: half of them would do, more only take time.</summary>
    const int MostColumns = 700;

    readonly (double Far, double Near)[] _cells;

    DepthCells(int width, int height, (double Far, double Near)[] cells)
    {
        (Width, Height, _cells) = (width, height, cells);
        (Far, Near) = cells.Aggregate(Both);
    }

    /// <summary>Columns of the pair.</summary>
    public int Width { get; }

    /// <summary>Rows of the pair.</summary>
    public int Height { get; }

    /// <summary>Disparity of the farthest spot of all, pixels.</summary>
    public double Far { get; }

    /// <summary>Disparity of the nearest spot of all, pixels.</summary>
    public double Near { get; }

    public bool IsEmpty => Near < Far;

    /// <summary>Matches the two pictures everywhere, in pixels coarse enough for that to take a tenth of a second.</summary>
    /// <param name="left">The rectified left eye, grey.</param>
    /// <param name="right">The right one.</param>
    /// <param name="ties">Spots seen by both: they bound the search.</param>
    public static DepthCells Of(Raster<Linear> left, Raster<Linear> right, IReadOnlyList<StereoTie> ties)
    {
        var (l, r, step) = (left, right, 1);
        for (; l.Width > MostColumns; step *= 2)
        {
            (l, r) = (HalfPicture.Of(l, 1), HalfPicture.Of(r, 1));
        }

        var (far, near) = (ties.Min(tie => tie.Disparity) / step, ties.Max(tie => tie.Disparity) / step);
        var spare = Math.Max(8, 0.2 * (near - far));
        var map = DenseMatcher.Match(l, r, new() { MinDisparity = (int)Math.Floor(far - spare), MaxDisparity = (int)Math.Ceiling(near + spare) });
        return Of(map.Disparity, step, left.Width, left.Height);
    }

    /// <param name="disparities">Pixels of the pair; not finite where unknown.</param>
    public static DepthCells Of(Raster<float> disparities) => Of(disparities, 1, disparities.Width, disparities.Height);

    static DepthCells Of(Raster<float> disparities, int step, int width, int height)
    {
        var cells = new (double, double)[Across * Down];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = Range(disparities, i % Across, i / Across, step);
        }

        return new(width, height, cells);
    }

    static (double Far, double Near) Range(Raster<float> disparities, int column, int row, int step)
    {
        var (x0, x1) = (column * disparities.Width / Across, (column + 1) * disparities.Width / Across);
        var (y0, y1) = (row * disparities.Height / Down, (row + 1) * disparities.Height / Down);
        var found = new List<float>();
        for (var y = y0; y < y1; y++)
        {
            foreach (var disparity in disparities.Row(y)[x0..x1])
            {
                if (float.IsFinite(disparity))
                {
                    found.Add(disparity);
                }
            }
        }

        found.Sort();
        return found.Count > LeastFound * (x1 - x0) * (y1 - y0)
            ? (step * (double)found[(int)(Tail * found.Count)], step * (double)found[found.Count - 1 - (int)(Tail * found.Count)])
            : (double.PositiveInfinity, double.NegativeInfinity);
    }

    /// <summary>Every rectangle of whole fields that has a spot: farthest, nearest, how many fields have spots, and where it lies.</summary>
    internal IEnumerable<(double Far, double Near, int Seen, PixelArea Area)> Parts()
    {
        for (var top = 0; top < Down; top++)
        {
            var (columns, seen) = (new (double Far, double Near)[Across], new int[Across]);
            Array.Fill(columns, (double.PositiveInfinity, double.NegativeInfinity));
            for (var bottom = top; bottom < Down; bottom++)
            {
                for (var x = 0; x < Across; x++)
                {
                    var cell = _cells[(bottom * Across) + x];
                    columns[x] = Both(columns[x], cell);
                    seen[x] += cell.Near >= cell.Far ? 1 : 0;
                }

                foreach (var part in Spans(columns, seen))
                {
                    yield return (part.Far, part.Near, part.Seen, Area(part.Left, part.Right, top, bottom));
                }
            }
        }
    }

    static IEnumerable<(double Far, double Near, int Seen, int Left, int Right)> Spans((double Far, double Near)[] columns, int[] seen)
    {
        for (var left = 0; left < Across; left++)
        {
            var (range, fields) = (columns[left], 0);
            for (var right = left; right < Across; right++)
            {
                range = Both(range, columns[right]);
                fields += seen[right];
                if (fields > 0)
                {
                    yield return (range.Far, range.Near, fields, left, right);
                }
            }
        }
    }

    PixelArea Area(int left, int right, int top, int bottom)
    {
        var (x, y) = (left * Width / Across, top * Height / Down);
        return new(x, ((right + 1) * Width / Across) - x, y, ((bottom + 1) * Height / Down) - y);
    }

    static (double Far, double Near) Both((double Far, double Near) a, (double Far, double Near) b) => (Math.Min(a.Far, b.Far), Math.Max(a.Near, b.Near));
}

/// <summary>A rectangle of pixels.</summary>
readonly record struct PixelArea(int Left, int Width, int Top, int Height);
