namespace Farside.Catalogue.Query.Conditions;

/// <summary>Holds where its part holds; where that cannot be said, it does not hold.</summary>
sealed class Certainty(Condition part) : Condition
{
    internal override Judge Bind(CatalogueReader reader) => new Certain(part.Bind(reader));

    sealed class Certain(Judge part) : Judge
    {
        public override void Mark(SegmentColumns columns, ReadOnlySpan<ulong> scope, Span<ulong> holds, Span<ulong> fails)
        {
            part.Mark(columns, scope, holds, fails);
            for (var i = 0; i < scope.Length; i++)
            {
                fails[i] = scope[i] & ~holds[i];
            }
        }
    }
}
