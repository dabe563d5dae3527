using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>How badly each pixel of a row fits each of its candidates: the bits of the census that differ.</summary>
sealed class CostRow
{
    readonly Census _left, _right;
    readonly MatchPlane _rightPicture;
    readonly int _room;
    readonly byte[][] _mirrored;
    readonly byte[] _hidden;

    /// <param name="reach">The largest disparity in size, either way.</param>
    public CostRow(Census left, Census right, MatchPlane rightPicture, int reach)
    {
        (_left, _right, _rightPicture) = (left, right, rightPicture);
        _room = reach + (2 * RowRange.Lane);
        var length = left.Width + (2 * _room);
        _mirrored = [.. Enumerable.Range(0, Census.Planes).Select(_ => new byte[length])];
        _hidden = new byte[length];
        Array.Fill(_hidden, byte.MaxValue);
    }

    /// <summary>255 where the right picture shows nothing; from the place of candidate 0 of <paramref name="x"/> onwards, disparities rising.</summary>
    public ref byte Hidden(int x, int first) => ref _hidden[Place(x, first)];

    /// <summary>The right picture's row, mirrored so that rising disparities lie side by side.</summary>
    public int Place(int x, int first) => _room + _left.Width - 1 - x + first;

    /// <summary>Pixels of a mirrored row with its room.</summary>
    public int Length => _hidden.Length;

    /// <summary>The column of the right picture at a place of the mirrored row.</summary>
    public int Column(int place) => _left.Width - 1 - (place - _room);

    /// <param name="cost">Takes 0 to <see cref="Census.Bits"/> for each candidate.</param>
    public void Take(int y, RowRange range, Span<byte> cost)
    {
        for (var plane = 0; plane < Census.Planes; plane++)
        {
            Mirror(_right.Row(plane, y), _mirrored[plane].AsSpan(_room));
        }

        Mirror(_rightPicture.Missing(y), _hidden.AsSpan(_room));
        var a = _left.Row(0, y);
        var b = _left.Row(1, y);
        var c = _left.Row(2, y);
        var most = Vector256.Create((byte)Census.Bits);
        for (var x = 0; x < a.Length; x++)
        {
            var place = Place(x, range.First(x));
            ref var rightA = ref _mirrored[0][place];
            ref var rightB = ref _mirrored[1][place];
            ref var rightC = ref _mirrored[2][place];
            ref var hidden = ref _hidden[place];
            ref var target = ref cost[range.Offset(x)];
            var (leftA, leftB, leftC) = (Vector256.Create(a[x]), Vector256.Create(b[x]), Vector256.Create(c[x]));
            for (nuint v = 0; v < (nuint)range.Count(x); v += RowRange.Lane)
            {
                var bits = Ones(Vector256.LoadUnsafe(ref rightA, v) ^ leftA)
                    + Ones(Vector256.LoadUnsafe(ref rightB, v) ^ leftB)
                    + Ones(Vector256.LoadUnsafe(ref rightC, v) ^ leftC);
                Vector256.Min(bits | Vector256.LoadUnsafe(ref hidden, v), most).StoreUnsafe(ref target, v);
            }
        }
    }

    static void Mirror(ReadOnlySpan<byte> row, Span<byte> mirrored)
    {
        row.CopyTo(mirrored);
        mirrored[..row.Length].Reverse();
    }

    /// <summary>Bits that are set, of each byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<byte> Ones(Vector256<byte> bytes)
    {
        var nibble = Vector256.Create((byte)15);
        var low = bytes & nibble;
        var high = Vector256.ShiftRightLogical(bytes.AsUInt16(), 4).AsByte() & nibble;
        var table = Vector128.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
        if (Avx2.IsSupported)
        {
            var both = Vector256.Create(table, table);
            return Avx2.Shuffle(both, low) + Avx2.Shuffle(both, high);
        }

        return Vector256.Create(
            Vector128.Shuffle(table, low.GetLower()) + Vector128.Shuffle(table, high.GetLower()),
            Vector128.Shuffle(table, low.GetUpper()) + Vector128.Shuffle(table, high.GetUpper()));
    }
}
