using Farside.Catalogue.Index;

namespace Farside.Catalogue.Build;

/// <summary>Numbers for new rows: those that removed rows have left first, then one after another.</summary>
sealed class FreeNumbers(SegmentReader segments)
{
    IEnumerator<long>? _numbers;

    public long Next()
    {
        _numbers ??= Numbers().GetEnumerator();
        _numbers.MoveNext();
        return _numbers.Current;
    }

    IEnumerable<long> Numbers()
    {
        var live = new ulong[Schema.MaskWords];
        var count = segments.Count;
        for (var segment = 0; segment < count; segment++)
        {
            segments.Live(segment, live);
            for (var at = 0; at < Schema.SegmentRows; at++)
            {
                if ((live[at >> 6] >> (at & 63) & 1) == 0)
                {
                    yield return ((long)segment << Schema.SegmentShift) + at;
                }
            }
        }

        for (var number = (long)count << Schema.SegmentShift; ; number++)
        {
            yield return number;
        }
    }
}
