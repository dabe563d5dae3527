namespace Farside.Catalogue.Query.Conditions;

/// <summary>The opposite.</summary>
sealed class Negation(Condition part) : Condition
{
    internal override Judge Bind(CatalogueReader reader) => new Opposite(part.Bind(reader));

    sealed class Opposite(Judge part) : Judge
    {
        public override void Mark(SegmentColumns columns, ReadOnlySpan<ulong> scope, Span<ulong> holds, Span<ulong> fails) => part.Mark(columns, scope, fails, holds);
    }
}
