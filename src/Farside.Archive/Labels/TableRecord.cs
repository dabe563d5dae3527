using System.Runtime.InteropServices;

namespace Farside.Archive.Labels;

/// <summary>One record's bytes while it is being read.</summary>
public readonly ref struct TableRecord(ReadOnlySpan<byte> bytes, List<Range>? cells)
{
    public ReadOnlySpan<byte> Bytes { get; } = bytes;

    /// <summary>Where the cells of a delimited record lie; null for fixed width.</summary>
    public List<Range>? Cells => cells;

    /// <summary>The bytes of one repetition of a field; empty, or short, where the record ends before it.</summary>
    public ReadOnlySpan<byte> Cell(TableField field, long repetition)
    {
        var at = field.Offset;
        for (var i = field.Repetitions.Count - 1; i >= 0; i--)
        {
            (repetition, var number) = Math.DivRem(repetition, field.Repetitions[i].Count);
            at += number * field.Repetitions[i].Step;
        }

        return At(field, at);
    }

    /// <summary>Visits the field's repetitions that this record reaches, in order.</summary>
    /// <returns>How many were visited; the others are missing.</returns>
    public long ForEach(TableField field, CellAction action) => Walk(field, 0, field.Offset, action);

    public delegate void CellAction(ReadOnlySpan<byte> cell);

    long Walk(TableField field, int level, long at, CellAction action)
    {
        if (at >= (cells?.Count ?? Bytes.Length))
            return 0;

        if (level == field.Repetitions.Count)
        {
            action(At(field, at));
            return 1;
        }

        var (count, step) = field.Repetitions[level];
        var seen = 0L;
        for (var i = 0L; i < count && at + i * step < (cells?.Count ?? Bytes.Length); i++)
        {
            seen += Walk(field, level + 1, at + i * step, action);
        }

        return seen;
    }

    ReadOnlySpan<byte> At(TableField field, long at)
    {
        if (cells is not null)
            return at < cells.Count ? Bytes[CollectionsMarshal.AsSpan(cells)[(int)at]] : [];

        return at >= Bytes.Length ? [] : Bytes.Slice((int)at, (int)Math.Min(field.Bytes, Bytes.Length - at));
    }
}
