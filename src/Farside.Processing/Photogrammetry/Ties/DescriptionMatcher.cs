using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>Finds features of two pictures that are each other's nearest, and clearly nearer than the second nearest. Whole numbers throughout.</summary>
static class DescriptionMatcher
{
    const int GroupBytes = 4;
    const int Groups = GradientHistogram.Length / GroupBytes;

    /// <summary>Pairs of feature numbers with the ratio of the best to the second distance, the most distinct first.</summary>
    public static List<(int First, int Second, double Ratio)> Match(FeatureSet first, FeatureSet second, double mostRatio)
    {
        var columns = new Columns(second.Squares.Length);
        var nearest = new (int Index, int Best, int Next)[first.Features.Length];
        for (var i = 0; i < first.Features.Length; i++)
        {
            nearest[i] = Nearest(first, i, second, columns);
        }

        var limit = mostRatio * mostRatio;
        var matches = new List<(int, int, double)>();
        for (var i = 0; i < nearest.Length; i++)
        {
            var (j, best, next) = nearest[i];
            if (j >= 0 && columns.Nearest[j] == i && best < limit * next)
            {
                matches.Add((i, j, Math.Sqrt((double)best / next)));
            }
        }

        matches.Sort((a, b) => a.Item3 != b.Item3 ? a.Item3.CompareTo(b.Item3) : a.Item1.CompareTo(b.Item1));
        return matches;
    }

    static (int Index, int Best, int Next) Nearest(FeatureSet first, int i, FeatureSet second, Columns columns)
    {
        var (index, best, next) = (-1, int.MaxValue, int.MaxValue);
        var query = first.Descriptions.AsSpan(i * GradientHistogram.Length, GradientHistogram.Length);
        for (var block = 0; block < second.Features.Length; block += FeatureSet.Together)
        {
            var products = Products(query, second.Packed.AsSpan(block * GradientHistogram.Length, FeatureSet.Together * GradientHistogram.Length));
            var distances = Vector256.LoadUnsafe(ref second.Squares[block]) + Vector256.Create(first.Squares[i]) - (products + products);
            var limits = Vector256.Max(Vector256.Create(next), Vector256.LoadUnsafe(ref columns.Distances[block]));
            if (!Vector256.LessThanAny(distances, limits))
            {
                continue;
            }

            for (var k = 0; k < FeatureSet.Together && block + k < second.Features.Length; k++)
            {
                var (j, distance) = (block + k, distances[k]);
                columns.See(j, i, distance);
                if (distance < best)
                {
                    // A second direction of the same blob is no rival.
                    next = index >= 0 && IsSameBlob(second, index, j) ? next : best;
                    (index, best) = (j, distance);
                }
                else if (distance < next && !IsSameBlob(second, index, j))
                {
                    next = distance;
                }
            }
        }

        return (index, best, next);
    }

    static bool IsSameBlob(FeatureSet set, int one, int other) =>
        set.Features[one].Column == set.Features[other].Column && set.Features[one].Row == set.Features[other].Row;

    /// <summary>Scalar products of one description with eight packed ones.</summary>
    internal static Vector256<int> Products(ReadOnlySpan<byte> query, ReadOnlySpan<byte> packed)
    {
        if (!Avx2.IsSupported)
        {
            return PlainProducts(query, packed);
        }

        var groups = MemoryMarshal.Cast<byte, int>(query);
        var sum = Vector256<int>.Zero;
        ref var start = ref MemoryMarshal.GetReference(packed);
        for (var g = 0; g < Groups; g++)
        {
            // Bytes are at most 127, so that two products fit a short.
            var eight = Vector256.LoadUnsafe(ref start, (nuint)(g * GroupBytes * FeatureSet.Together));
            var pairs = Avx2.MultiplyAddAdjacent(eight, Vector256.Create(groups[g]).AsSByte());
            sum += Avx2.MultiplyAddAdjacent(pairs, Vector256<short>.One);
        }

        return sum;
    }

    /// <summary>The same one number after the other.</summary>
    internal static Vector256<int> PlainProducts(ReadOnlySpan<byte> query, ReadOnlySpan<byte> packed)
    {
        Span<int> products = stackalloc int[FeatureSet.Together];
        products.Clear();
        for (var i = 0; i < packed.Length; i++)
        {
            var (group, within) = (i / (GroupBytes * FeatureSet.Together), i % (GroupBytes * FeatureSet.Together));
            products[within / GroupBytes] += packed[i] * query[(group * GroupBytes) + (within % GroupBytes)];
        }

        return Vector256.Create<int>(products);
    }

    // The nearest of the first picture's features seen so far, for each of the second's.
    sealed class Columns(int count)
    {
        public int[] Distances { get; } = [.. Enumerable.Repeat(int.MaxValue, count)];
        public int[] Nearest { get; } = [.. Enumerable.Repeat(-1, count)];

        public void See(int column, int row, int distance)
        {
            if (distance < Distances[column])
            {
                (Distances[column], Nearest[column]) = (distance, row);
            }
        }
    }
}
