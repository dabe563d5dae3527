using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Farside.Processing.Descent.Stabilise;

/// <summary>
/// Where each pixel of a picture comes from, worked out at every sixteenth pixel and straight in between: lenses and planes bend far less than that asks for.
/// </summary>
sealed class WarpGrid
{
    const int Step = 16; // the bend of a landing camera's lens over so few pixels stays below a thirtieth of a pixel

    readonly (float X, float Y)[] _nodes;
    readonly int _columns;

    /// <param name="sourceOf">Pixel of the picture → pixel of the source; NaN where there is none.</param>
    public WarpGrid(int width, int height, Func<double, double, (double X, double Y)> sourceOf)
    {
        Width = width;
        _columns = ((width - 1) / Step) + 2;
        var rows = ((height - 1) / Step) + 2;
        _nodes = new (float, float)[_columns * rows];
        Parallel.For(0, rows, row =>
        {
            for (var column = 0; column < _columns; column++)
            {
                var (x, y) = sourceOf(column * Step, row * Step);
                _nodes[(row * _columns) + column] = ((float)x, (float)y);
            }
        });
    }

    public int Width { get; }

    /// <summary>Sources of one row's pixels.</summary>
    public void Row(int y, Span<float> xs, Span<float> ys)
    {
        var down = y % Step / (float)Step;
        var above = _nodes.AsSpan(y / Step * _columns, _columns);
        var below = _nodes.AsSpan(((y / Step) + 1) * _columns, _columns);
        var (x0, y0) = Mix(above[0], below[0], down);
        for (var column = 0; column + 1 < _columns; column++)
        {
            var (x1, y1) = Mix(above[column + 1], below[column + 1], down);
            var first = column * Step;
            if (first < Width)
            {
                Fill(xs[first..Math.Min(Width, first + Step)], x0, (x1 - x0) / Step);
                Fill(ys[first..Math.Min(Width, first + Step)], y0, (y1 - y0) / Step);
            }

            (x0, y0) = (x1, y1);
        }
    }

    static void Fill(Span<float> line, float from, float step)
    {
        if (line.Length == Step)
        {
            var counts = Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7);
            ref var at = ref MemoryMarshal.GetReference(line);
            (Vector256.Create(from) + (counts * step)).StoreUnsafe(ref at);
            (Vector256.Create(from) + ((counts + Vector256.Create(8f)) * step)).StoreUnsafe(ref at, 8);
            return;
        }

        for (var i = 0; i < line.Length; i++)
        {
            line[i] = from + (i * step);
        }
    }

    static (float X, float Y) Mix((float X, float Y) a, (float X, float Y) b, float share) => (a.X + ((b.X - a.X) * share), a.Y + ((b.Y - a.Y) * share));
}
