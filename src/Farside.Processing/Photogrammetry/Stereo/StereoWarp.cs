using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Stereo;

/// <summary>
/// Where every pixel of a new picture is found in an old one. Places are worked out at every eighth pixel and drawn straight between: over a lens
/// whose bending turns by 1e-6 per pixel² that is exact to a hundred-thousandth of a pixel.
/// </summary>
public sealed class StereoWarp
{
    const int Step = 8;

    readonly int _across;
    readonly float[] _columns, _rows;

    /// <param name="place">The place in the old picture, null where it shows nothing.</param>
    public StereoWarp(int width, int height, Func<double, double, (double Column, double Row)?> place)
    {
        (Width, Height) = (width, height);
        _across = ((width + Step - 2) / Step) + 1;
        var down = ((height + Step - 2) / Step) + 1;
        (_columns, _rows) = (new float[_across * down], new float[_across * down]);
        Parallel.For(0, down, j =>
        {
            for (var i = 0; i < _across; i++)
            {
                var (column, row) = place(i * Step, j * Step) ?? (double.NaN, double.NaN);
                (_columns[(j * _across) + i], _rows[(j * _across) + i]) = ((float)column, (float)row);
            }
        });
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The place of one pixel in the old picture; NaN where it shows nothing.</summary>
    public (float Column, float Row) At(int x, int y)
    {
        var at = (y / Step * _across) + (x / Step);
        var (u, v) = (x % Step / (float)Step, y % Step / (float)Step);
        return (Between(_columns, at, u, v), Between(_rows, at, u, v));
    }

    /// <summary>A plane in its new shape (Catmull–Rom's cubic over 4 × 4 samples); NaN where the old picture has nothing.</summary>
    /// <param name="enlarge">Pixels of the old picture to one of the new: above 1 it is smoothed first by a box so wide.</param>
    public Raster<Linear> Apply(Raster<Linear> plane, int enlarge = 1)
    {
        var source = enlarge > 1 ? Shrunk(plane, enlarge) : plane;
        var result = new Raster<Linear>(Width, Height);
        Parallel.For(0, Height, y =>
        {
            var row = result.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                var (c, r) = At(x, y);
                row[x] = new(CubicSampling.At(source, ((c + 0.5f) / enlarge) - 0.5f, ((r + 0.5f) / enlarge) - 0.5f));
            }
        });
        return result;
    }

    // Grid lines beyond the last one are never needed with a weight: the neighbour is then the point itself.
    float Between(float[] grid, int at, float u, float v)
    {
        var right = u > 0 ? grid[at + 1] : grid[at];
        var top = grid[at] + (u * (right - grid[at]));
        if (v == 0)
        {
            return top;
        }

        var below = at + _across;
        var belowRight = u > 0 ? grid[below + 1] : grid[below];
        return top + (v * (grid[below] + (u * (belowRight - grid[below])) - top));
    }

    static Raster<Linear> Shrunk(Raster<Linear> plane, int factor)
    {
        var small = new Raster<Linear>(Math.Max(1, plane.Width / factor), Math.Max(1, plane.Height / factor));
        Parallel.For(0, small.Height, y =>
        {
            for (var x = 0; x < small.Width; x++)
            {
                small[x, y] = new(MeanOf(plane, x * factor, y * factor, factor));
            }
        });
        return small;
    }

    static float MeanOf(Raster<Linear> plane, int left, int top, int size)
    {
        var (sum, count) = (0f, 0);
        for (var y = top; y < Math.Min(top + size, plane.Height); y++)
        {
            foreach (var sample in plane.Row(y).Slice(left, Math.Min(size, plane.Width - left)))
            {
                if (!float.IsNaN(sample.Value))
                {
                    (sum, count) = (sum + sample.Value, count + 1);
                }
            }
        }

        return count > 0 ? sum / count : float.NaN;
    }
}
