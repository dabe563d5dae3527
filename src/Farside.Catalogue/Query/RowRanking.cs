using System.Numerics;
using System.Runtime.CompilerServices;
using Farside.Catalogue.Index;

namespace Farside.Catalogue.Query;

/// <summary>
/// Puts the found rows of a segment into the order that was asked for. Rows often came in as time went, so those that come first are offered first: the
/// others then cost one comparison each.
/// </summary>
/// <param name="after">Only rows behind it are offered; null offers all.</param>
/// <param name="keyOf">The key of a row, asked only where all else is equal.</param>
sealed class RowRanking(SortOrder sort, TopRows top, PageMark? after, Func<long, string> keyOf)
{
    /// <summary>Whether low numbers come first.</summary>
    public bool IsForward => sort is SortOrder.Oldest;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Offer(ReadOnlySpan<ulong> mask, SegmentColumns columns)
    {
        var order = columns.Order();
        var numbers = Column() is { } field ? columns.Of(field).Numbers : null;
        var first = (long)columns.Segment << Schema.SegmentShift;
        for (var n = 0; n < mask.Length; n++)
        {
            var i = IsForward ? n : mask.Length - 1 - n;
            for (var left = mask[i]; left != 0;)
            {
                var bit = IsForward ? BitOperations.TrailingZeroCount(left) : 63 - BitOperations.LeadingZeroCount(left);
                left ^= 1UL << bit;
                var at = (i << 6) | bit;
                var (rank, time) = (Rank(numbers is null ? 0 : numbers[at], order[at]), sort is SortOrder.Oldest ? order[at] : -order[at]);
                if (after is null || IsBehind(after, rank, time, first + at))
                {
                    top.Offer(rank, time, first + at);
                }
            }
        }
    }

    bool IsBehind(PageMark mark, long rank, long time, long number) => rank != mark.Rank ? rank > mark.Rank
        : time != mark.Time ? time > mark.Time
        : string.CompareOrdinal(keyOf(number), mark.Key) > 0;

    Field? Column() => sort switch
    {
        SortOrder.Best => Field.Score,
        SortOrder.SunHighest or SortOrder.SunLowest => Field.Sun,
        SortOrder.MostRepairs => Field.Repairs,
        _ => null,
    };

    long Rank(int number, long order) => sort switch
    {
        SortOrder.Oldest => TimeOrder.HasTime(order) ? 0 : 1,
        SortOrder.SunLowest => number == 0 ? int.MaxValue : number,
        SortOrder.SunHighest => number == 0 ? int.MaxValue : -number,
        _ => -number,
    };
}
