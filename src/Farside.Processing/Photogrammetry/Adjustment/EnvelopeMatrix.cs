using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>
/// A symmetric matrix of which each row is kept from its first element that may differ from zero to the diagonal. Cholesky's factor fills exactly
/// the same places, so a ring of pictures costs what its neighbours do and the few unknowns that all share are full last rows.
/// </summary>
sealed class EnvelopeMatrix
{
    // A pivot that cancelled to this share of its diagonal holds nothing but rounding.
    const double Lost = 1e-14;

    readonly int[] _first;
    readonly int[] _start;
    readonly double[] _values;

    /// <param name="first">For each row the first column that is kept; not after the diagonal.</param>
    public EnvelopeMatrix(int[] first)
    {
        _first = first;
        _start = new int[first.Length + 1];
        for (var row = 0; row < first.Length; row++)
            _start[row + 1] = checked(_start[row] + row - first[row] + 1);
        _values = new double[_start[^1]];
    }

    public int Size => _first.Length;

    public Span<double> Values => _values;

    /// <summary>An element on or below the diagonal, within the envelope.</summary>
    public ref double this[int row, int column] => ref _values[_start[row] + column - _first[row]];

    public EnvelopeMatrix Copy()
    {
        var copy = new EnvelopeMatrix(_first);
        Values.CopyTo(copy.Values);
        return copy;
    }

    public void Clear() => Values.Clear();

    public void Add(EnvelopeMatrix other)
    {
        for (var i = 0; i < _values.Length; i++)
            _values[i] += other._values[i];
    }

    /// <summary>Becomes L with L · Lᵀ = this matrix.</summary>
    /// <returns>The row whose pivot is lost, or −1 when all went well.</returns>
    public int Factor()
    {
        for (var i = 0; i < Size; i++)
        {
            var row = Row(i);
            for (var j = _first[i]; j < i; j++)
                row[j - _first[i]] = (row[j - _first[i]] - Dot(i, j)) / this[j, j];

            var diagonal = row[^1];
            var left = diagonal - Squares(row[..^1]);
            if (!(left > Lost * diagonal))
                return i;
            row[^1] = Math.Sqrt(left);
        }

        return -1;
    }

    /// <summary>b → L⁻¹ b, in place; of a factored matrix.</summary>
    /// <param name="from">Before this place b holds only zeros.</param>
    public void SolveLower(Span<double> b, int from = 0)
    {
        for (var i = from; i < Size; i++)
        {
            var k = Math.Max(from, _first[i]);
            var row = Row(i);
            b[i] = (b[i] - Sum(row[(k - _first[i])..^1], b[k..i])) / row[^1];
        }
    }

    /// <summary>b → L⁻ᵀ b, in place; of a factored matrix.</summary>
    public void SolveUpper(Span<double> b)
    {
        for (var i = Size - 1; i >= 0; i--)
        {
            var row = Row(i);
            b[i] /= row[^1];
            for (var k = _first[i]; k < i; k++)
                b[k] -= row[k - _first[i]] * b[i];
        }
    }

    /// <summary>Σ a b in an order that does not depend on the processor.</summary>
    internal static double Sum(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref var left = ref MemoryMarshal.GetReference(a);
        ref var right = ref MemoryMarshal.GetReference(b);
        var sums = Vector256<double>.Zero;
        var i = 0;
        for (; i <= a.Length - 4; i += 4)
            sums += Vector256.LoadUnsafe(ref left, (nuint)i) * Vector256.LoadUnsafe(ref right, (nuint)i);
        var sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    static double Squares(ReadOnlySpan<double> a) => Sum(a, a);

    Span<double> Row(int i) => _values.AsSpan(_start[i], _start[i + 1] - _start[i]);

    double Dot(int i, int j)
    {
        var from = Math.Max(_first[i], _first[j]);
        return Sum(Row(i).Slice(from - _first[i], j - from), Row(j).Slice(from - _first[j], j - from));
    }
}
