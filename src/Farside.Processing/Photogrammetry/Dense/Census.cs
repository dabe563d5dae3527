using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>
/// What is brighter than a pixel around it: one bit for every neighbour of a window, eight to a plane. Light and gain that differ between the eyes
/// leave it as it is.
/// </summary>
/// <remarks>Source: Zabih &amp; Woodfill 1994, ECCV, 151–158.</remarks>
sealed class Census
{
    /// <summary>5 × 5 without its middle.</summary>
    static readonly (int X, int Y)[] Neighbours =
        [.. from y in Enumerable.Range(-2, 5) from x in Enumerable.Range(-2, 5) where (x, y) != (0, 0) select (x, y)];

    readonly byte[][] _planes;

    Census(int width, int height)
    {
        Width = width;
        _planes = [.. Enumerable.Range(0, Planes).Select(_ => new byte[(width * height) + RowRange.Lane])];
    }

    /// <summary>Neighbours that are compared: the largest cost.</summary>
    public static int Bits => Neighbours.Length;

    public static int Planes => Neighbours.Length / 8;

    public int Width { get; }

    public ReadOnlySpan<byte> Row(int plane, int y) => _planes[plane].AsSpan(y * Width, Width);

    public static Census Of(MatchPlane picture, int threads)
    {
        var census = new Census(picture.Width, picture.Height);
        Parallel.For(0, picture.Height, new ParallelOptions { MaxDegreeOfParallelism = threads }, y =>
        {
            Span<byte> row = new byte[picture.Width + RowRange.Lane];
            for (var plane = 0; plane < Planes; plane++)
            {
                Take(picture, y, Neighbours.AsSpan(8 * plane, 8), row);
                row[..picture.Width].CopyTo(census._planes[plane].AsSpan(y * picture.Width));
            }
        });
        return census;
    }

    static void Take(MatchPlane picture, int y, ReadOnlySpan<(int X, int Y)> neighbours, Span<byte> row)
    {
        ref var samples = ref MemoryMarshal.GetReference(picture.Samples);
        var here = (y * picture.Stride) + MatchPlane.Margin;
        for (var x = 0; x < picture.Width; x += RowRange.Lane)
        {
            var middle = (First: Vector256.LoadUnsafe(ref samples, (nuint)(here + x)), Second: Vector256.LoadUnsafe(ref samples, (nuint)(here + x + 16)));
            var bits = Vector256<byte>.Zero;
            for (var i = 0; i < neighbours.Length; i++)
            {
                var there = (Math.Clamp(y + neighbours[i].Y, 0, picture.Height - 1) * picture.Stride) + MatchPlane.Margin + x + neighbours[i].X;
                var first = Vector256.GreaterThan(Vector256.LoadUnsafe(ref samples, (nuint)there), middle.First);
                var second = Vector256.GreaterThan(Vector256.LoadUnsafe(ref samples, (nuint)(there + 16)), middle.Second);
                bits |= Vector256.Narrow(first, second).AsByte() & Vector256.Create((byte)(1 << i));
            }

            bits.StoreUnsafe(ref row[x]);
        }
    }
}
