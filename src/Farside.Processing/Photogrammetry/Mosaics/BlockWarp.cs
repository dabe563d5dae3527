using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>
/// Draws one picture into a mosaic, block by block of 16 × 16 pixels. Source coordinates are exact at a block's corners and linear between them where
/// that is near enough to the exact ones at the middle of the block and of its sides; else the block is quartered, down to single pixels.
/// </summary>
sealed class BlockWarp(MosaicPlan plan, SightLattice lattice, int view, PreparedPicture picture, Correction correction)
{
    public const int BlockPx = 16;

    const int HalfPx = BlockPx / 2;

    readonly SourceView _source = plan.Source(view);
    readonly double _mostError = plan.Options.MostWarpErrorPx;
    readonly Vector128<float> _gain =
        Vector128.Create((float)correction.InverseGain.Red, (float)correction.InverseGain.Green, (float)correction.InverseGain.Blue, 0);

    int _level;

    /// <summary>A block: colour and 1 where the picture shows the scene, zeros elsewhere.</summary>
    /// <param name="column">Of the mosaic, a multiple of 16.</param>
    /// <param name="target">The block's first pixel.</param>
    /// <returns>Whether anything was drawn.</returns>
    public bool Draw(int column, int row, Span<Vector128<float>> target, int stride)
    {
        var (a, b) = (OnLattice(column, row), OnLattice(column + BlockPx, row));
        var (c, d) = (OnLattice(column, row + BlockPx), OnLattice(column + BlockPx, row + BlockPx));
        var reach = new BlockReach(a, b, c, d);
        if (!reach.Touches(_source))
        {
            Clear(target, stride);
            return false;
        }

        _level = LevelOf(reach);
        Draw(new(column, row, BlockPx, a, b, c, d), target, stride);
        return true;
    }

    int LevelOf(BlockReach reach)
    {
        var level = double.IsFinite(reach.Area) ? MipLevel.For(Math.Sqrt(reach.Area) / BlockPx) : 0;
        return Math.Clamp(level, picture.Finest, picture.Coarsest);
    }

    void Draw(in WarpSquare square, Span<Vector128<float>> target, int stride)
    {
        if (square.Size == 1)
        {
            DrawFlat(square, target, stride);
            return;
        }

        var half = square.Size / 2;
        var (x, y) = (square.Column, square.Row);
        var middle = new WarpMiddle(
            At(x + half, y), At(x, y + half), At(x + half, y + half), At(x + square.Size, y + half), At(x + half, y + square.Size));
        if (square.Error(middle) <= _mostError)
        {
            DrawFlat(square, target, stride);
            return;
        }

        for (var quarter = 0; quarter < 4; quarter++)
        {
            var part = square.Quarter(quarter, middle);
            Draw(part, target[(((part.Row - y) * stride) + part.Column - x)..], stride);
        }
    }

    void DrawFlat(in WarpSquare square, Span<Vector128<float>> target, int stride)
    {
        var line = new WarpLine(square, Factor(square.A), Factor(square.B), Factor(square.C), Factor(square.D));
        for (var j = 0; j < square.Size; j++)
        {
            line.MoveTo(j);
            DrawRow(line, target.Slice(j * stride, square.Size));
        }
    }

    void DrawRow(in WarpLine line, Span<Vector128<float>> target)
    {
        // Texels of a level have their centres between those of the level before.
        var scale = 1f / (1 << _level);
        var shift = (scale - 1) / 2;
        ref var corner = ref picture.Corner(_level);
        var stride = picture.StrideAt(_level);
        for (var i = 0; i < target.Length; i++)
        {
            var column = line.Column + (i * line.ColumnStep);
            var row = line.Row + (i * line.RowStep);
            if (column >= _source.Left && column <= _source.Right && row >= _source.Top && row <= _source.Bottom)
            {
                var sample = Resampler.Sample(ref corner, stride, (column * scale) + shift, (row * scale) + shift);
                target[i] = Finished(sample, line.Factor + (i * line.FactorStep));
            }
            else
            {
                target[i] = Vector128<float>.Zero;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Vector128<float> Finished(Vector128<float> sample, float factor) =>
        float.IsNaN(sample.GetElement(0)) ? Vector128<float>.Zero : (sample * (_gain * factor)).WithElement(3, 1f);

    // Beyond a picture's edge the factor at the edge goes on.
    float Factor((double Column, double Row) at) => double.IsNaN(at.Column)
        ? 1
        : correction.At(Math.Clamp(at.Column, _source.Left, _source.Right), Math.Clamp(at.Row, _source.Top, _source.Bottom));

    (double Column, double Row) At(int column, int row) =>
        ((column | row) & (HalfPx - 1)) == 0 ? OnLattice(column, row) : _source.Locate(plan.SightAt(column, row));

    (double Column, double Row) OnLattice(int column, int row) => _source.Locate(lattice.At(column, row));

    static void Clear(Span<Vector128<float>> target, int stride)
    {
        for (var j = 0; j < BlockPx; j++)
        {
            target.Slice(j * stride, BlockPx).Clear();
        }
    }
}
