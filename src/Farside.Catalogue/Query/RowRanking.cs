using System.Numerics;
using Farside.Catalogue.Index;

namespace Farside.Catalogue.Query;

/// <summary>Puts the found rows of a segment into the order that was asked for.</summary>
sealed class RowRanking(SortOrder sort, TopRows top)
{
    public void Offer(ReadOnlySpan<ulong> mask, SegmentColumns columns)
    {
        var order = columns.Order();
        var numbers = Column() is { } field ? columns.Of(field).Numbers : null;
        var first = (long)columns.Segment << Schema.SegmentShift;
        for (var i = 0; i < mask.Length; i++)
        {
            for (var left = mask[i]; left != 0; left &= left - 1)
            {
                var at = (i << 6) | BitOperations.TrailingZeroCount(left);
                top.Offer(Rank(numbers is null ? 0 : numbers[at], order[at]), sort is SortOrder.Oldest ? order[at] : -order[at], first + at);
            }
        }
    }

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
