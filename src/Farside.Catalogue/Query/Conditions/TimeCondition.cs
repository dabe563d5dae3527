using System.Numerics;
using Farside.Catalogue.Index;
using Farside.Core.Time;

namespace Farside.Catalogue.Query.Conditions;

/// <summary>About a moment, to the nanosecond.</summary>
sealed class TimeCondition(Field field, Func<Epoch, bool> test) : Condition
{
    internal override Judge Bind(CatalogueReader reader) => new TimeJudge(field, test);

    sealed class TimeJudge(Field field, Func<Epoch, bool> test) : Judge
    {
        public override void Mark(SegmentColumns columns, ReadOnlySpan<ulong> scope, Span<ulong> holds, Span<ulong> fails)
        {
            var column = columns.Longs(field);
            if (column.One is { } one)
            {
                Spread(Of(one), scope, holds, fails);
                return;
            }

            for (var i = 0; i < scope.Length; i++)
            {
                var (yes, no) = (0UL, 0UL);
                for (var left = scope[i]; left != 0; left &= left - 1)
                {
                    var bit = BitOperations.TrailingZeroCount(left);
                    var verdict = Of(column.Numbers[(i << 6) | bit]);
                    yes |= (verdict & 1UL) << bit;
                    no |= (ulong)(verdict >> 1) << bit;
                }

                (holds[i], fails[i]) = (yes, no);
            }
        }

        byte Of(long time) => time == LongCode.None ? Unknown : test(new(time)) ? Holds : Fails;
    }
}
