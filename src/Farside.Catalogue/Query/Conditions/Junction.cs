using Farside.Catalogue.Index;

namespace Farside.Catalogue.Query.Conditions;

/// <summary>All of several, or any of them. Of none, all hold and none holds.</summary>
sealed class Junction(IReadOnlyList<Condition> parts, bool isAll) : Condition
{
    internal override Judge Bind(CatalogueReader reader) => new Judges([.. parts.Select(part => part.Bind(reader))], isAll);

    sealed class Judges(IReadOnlyList<Judge> parts, bool isAll) : Judge
    {
        readonly ulong[] _holds = new ulong[Schema.MaskWords];
        readonly ulong[] _fails = new ulong[Schema.MaskWords];
        readonly ulong[] _open = new ulong[Schema.MaskWords];

        public override void Mark(SegmentColumns columns, ReadOnlySpan<ulong> scope, Span<ulong> holds, Span<ulong> fails)
        {
            Spread(isAll ? Holds : Fails, scope, holds, fails);
            scope.CopyTo(_open);
            foreach (var part in parts)
            {
                // What one part has decided the others need not look at.
                if (Masks.IsEmpty(_open))
                {
                    return;
                }

                part.Mark(columns, _open, _holds, _fails);
                for (var i = 0; i < Schema.MaskWords; i++)
                {
                    var decided = isAll ? _fails[i] : _holds[i];
                    var unsaid = _open[i] & ~(_holds[i] | _fails[i]);
                    holds[i] = isAll ? holds[i] & ~(decided | unsaid) : holds[i] | decided;
                    fails[i] = isAll ? fails[i] | decided : fails[i] & ~(decided | unsaid);
                    _open[i] &= ~decided;
                }
            }
        }
    }
}
