using Farside.Catalogue.Index;

namespace Farside.Catalogue.Query.Conditions;

/// <summary>By a verdict for each number of a column.</summary>
sealed class ColumnJudge(Field field, byte[] verdicts) : Judge
{
    public override void Mark(SegmentColumns columns, ReadOnlySpan<ulong> scope, Span<ulong> holds, Span<ulong> fails) =>
        Mark(columns.Of(field), verdicts, scope, holds, fails);
}
