using Farside.Core.Time;

namespace Farside.Catalogue.Query;

/// <summary>What all items of a collection have between them; grows item by item, in any order.</summary>
public sealed class CollectionSummary(string mission, string kind)
{
    readonly SortedSet<string> _instruments = new(StringComparer.Ordinal);

    public string Id { get; } = ProductRow.CollectionOf(mission, kind);
    public string Mission => mission;
    public string Kind => kind;
    public int Count { get; private set; }

    /// <summary>Whether any item is simulated.</summary>
    public bool IsSimulated { get; private set; }

    public Epoch? Begin { get; private set; }
    public Epoch? End { get; private set; }
    public MoonBox? Box { get; private set; }
    public (int First, int Last)? LunarDays { get; private set; }
    public IReadOnlyCollection<string> Instruments => _instruments;

    /// <summary>Adds one item.</summary>
    public void Add(ProductRow row)
    {
        var end = row.Start is { } start && row.Stop is { } stop && stop > start ? stop : row.Start;
        Take(row.Start, end);
        See(row.Instrument, row.IsSimulated, row.LunarDay, MoonPlace.Of(row));
    }

    internal void Take(Epoch? start, Epoch? end)
    {
        Count++;
        if (start is { } begins && end is { } ends)
        {
            Begin = Begin is { } first && first < begins ? first : begins;
            End = End is { } last && last > ends ? last : ends;
        }
    }

    /// <summary>What many items in a row share is seen once.</summary>
    internal void See(string instrument, bool isSimulated, int? lunarDay, MoonPlace? place)
    {
        IsSimulated |= isSimulated;
        if (instrument.Length > 0)
        {
            _instruments.Add(instrument);
        }

        if (lunarDay is { } day)
        {
            LunarDays = LunarDays is { } days ? (Math.Min(days.First, day), Math.Max(days.Last, day)) : (day, day);
        }

        if (place is { HasMap: true } spot)
        {
            Widen(spot.LongitudeDeg, spot.LatitudeDeg);
        }
    }

    // A mission's places lie within kilometres of its lander: none of them spans half the Moon.
    void Widen(double longitude, double latitude)
    {
        if (Box is not { } box)
        {
            Box = new(longitude, latitude, longitude, latitude);
            return;
        }

        var fromWest = Math.IEEERemainder(longitude - box.WestDeg, 360);
        var fromEast = Math.IEEERemainder(longitude - box.EastDeg, 360);
        Box = new(fromWest < 0 ? longitude : box.WestDeg, Math.Min(box.SouthDeg, latitude), fromEast > 0 ? longitude : box.EastDeg, Math.Max(box.NorthDeg, latitude));
    }
}
