using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Farside.Archive.Labels;
using Farside.Core.Time;

namespace Farside.Archive.Missions;

/// <summary>The records of a radar table, found by their sync word, with what stands in each beside the echo.</summary>
sealed partial class RadarRecords
{
    static readonly ConditionalWeakTable<LabelDocument, RadarRecords> Seen = [];

    readonly LabelDocument _document;
    readonly RadarLayout _layout;
    readonly List<long> _offsets = [];
    readonly List<byte> _besides = [];
    readonly Dictionary<string, (int At, int Length)?> _places = new(StringComparer.OrdinalIgnoreCase);
    byte[] _sync;

    RadarRecords(LabelDocument document, RadarLayout layout) =>
        (_document, _layout, _sync, Fields) = (document, layout, layout.Sync, new(ProductIdentity.Of(document).Describe().Instrument!.Facts));

    public RadarEcho Echo => _layout.Echo;

    public int RecordBytes => _layout.RecordBytes;

    public RadarFields Fields { get; }

    public int Count => _offsets.Count;

    /// <summary>Bytes that belong to no whole record.</summary>
    public long SkippedBytes { get; private set; }

    public int WithoutNavigation => Enumerable.Range(0, Count).Count(record => !HasNavigation(record));

    public bool HasVelocity => Enumerable.Range(0, Count).Any(record => Number(record, Fields.Velocity) is not (null or 0));

    public int? LastMode => Count > 0 && Number(Count - 1, Fields.Mode) is { } mode ? LabelValues.Whole(mode) : null;

    /// <summary>Samples of the longest trace.</summary>
    public int Samples => field > 0 ? field : field = Count == 0 ? Echo.Samples(0) : Enumerable.Range(0, Count).Max(record => Echo.Samples(FilledBytes(record)));

    /// <summary>Whether the counts in the records are big-endian: the order in which the first record's time lies nearest to the label's.</summary>
    public bool CountsAreBigEndian => (_countsAreBigEndian ??= Nearest()).IsBig;

    (bool IsBig, bool IsNear)? _countsAreBigEndian;

    /// <summary>Null where this is no radar product, or its data or the layout in its label are missing.</summary>
    public static RadarRecords? Of(LabelDocument document)
    {
        if (Seen.TryGetValue(document, out var known))
        {
            return known;
        }

        using var file = RadarLayout.Of(document) is null ? null : DataFile.Open(document);
        if (file is null)
        {
            return null;
        }

        var records = new RadarRecords(document, RadarLayout.Of(document)!);
        records.Scan(file, StatedLayout.Of(document)!.Offset);
        Seen.AddOrUpdate(document, records);
        return records;
    }

    public long Offset(int record) => _offsets[record];

    public ReadOnlySpan<byte> Bytes(int record, string field) => Place(field) is var (at, length) ? Besides(record).Slice(at, length) : [];

    /// <summary>A field beside the echo by the type that its (mended) label gives; null where the label has no such field.</summary>
    public double? Number(int record, string field) =>
        Place(field) is var (at, length) && StatedLayout.BinaryField(_document, field)!.Child("data_type") is { } type ? Decode(Besides(record).Slice(at, length), type.Text) : null;

    /// <summary>When the record was taken; null where its clock cannot be read.</summary>
    public Epoch? Time(int record, Epoch origin) =>
        Bytes(record, Fields.Time) is { Length: 6 } bytes && (_countsAreBigEndian ??= Nearest()).IsNear ? Clock(bytes, origin, CountsAreBigEndian) : null;

    /// <summary>Bytes of the echo that the record says are filled; 0 where it does not say.</summary>
    public int FilledBytes(int record) => Bytes(record, Fields.FilledBytes) is { Length: 2 } bytes
        ? CountsAreBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes)
        : 0;

    public byte Quality(int record) => _layout.RecordBytes > Echo.At + Echo.Bytes ? Besides(record)[^1] : (byte)0;

    /// <summary>Whether the label has such a field.</summary>
    public bool Has(string field) => Place(field) is not null;

    /// <summary>First and last of the fields that say where and how the antenna stood, as they lie in the record.</summary>
    public string NavigationSpan
    {
        get
        {
            var there = Fields.Navigation.Where(Has).OrderBy(name => Place(name)!.Value.At).ToList();
            return there.Count == 0 ? "" : $"{there[0]} … {there[^1]}";
        }
    }

    public bool HasNavigation(int record)
    {
        foreach (var name in Fields.Navigation)
        {
            if (Bytes(record, name).ContainsAnyExcept((byte)0))
            {
                return true;
            }
        }

        return !Fields.Navigation.Any(name => Place(name) is not null);
    }

    /// <summary>Which order makes metres and degrees of the reference point; null where there is none.</summary>
    public bool? ReferencePointIsBigEndian()
    {
        if (Count == 0 || Place("REFERENCE_POINT_XPOSITION") is not var (at, _) || Place("REFERENCE_POINT_ATT_YAWING") is not var (last, length))
        {
            return null;
        }

        var bytes = Besides(0)[at..(last + length)];
        int big = 0, little = 0;
        for (var i = 0; i + 4 <= bytes.Length; i += 4)
        {
            big += IsPlausible(BinaryPrimitives.ReadSingleBigEndian(bytes[i..])) ? 1 : 0;
            little += IsPlausible(BinaryPrimitives.ReadSingleLittleEndian(bytes[i..])) ? 1 : 0;
        }

        return big > little;
    }

    public bool? ValidLengthIsLittleEndian() =>
        Count == 0 || Bytes(0, "VALID_DATA_LENGTH") is not { Length: 2 } bytes ? null : BinaryPrimitives.ReadUInt16LittleEndian(bytes) == Echo.Bytes;

    // A coordinate in the wrong byte order comes out astronomically large or vanishingly small.
    static bool IsPlausible(float value) => value == 0 || MathF.Abs(value) is > 1e-4f and < 1e4f;

    int BesidesBytes => _layout.RecordBytes - Echo.Bytes;

    ReadOnlySpan<byte> Besides(int record) => CollectionsMarshal.AsSpan(_besides).Slice(record * BesidesBytes, BesidesBytes);

    (int At, int Length)? Place(string field)
    {
        if (field.Length == 0)
        {
            return null;
        }

        if (!_places.TryGetValue(field, out var place))
        {
            _places[field] = place = PlaceOf(field);
        }

        return place;
    }

    (int At, int Length)? PlaceOf(string field)
    {
        var element = StatedLayout.BinaryField(_document, field);
        if (element?.Child("field_location").Count is not (>= 1 and var location) || element.Child("field_length").Count is not (> 0 and var length))
        {
            return null;
        }

        var (at, behind) = (location - 1, (long)Echo.At + Echo.Bytes);
        return at + length <= Echo.At ? ((int)at, (int)length) : at >= behind && at + length <= _layout.RecordBytes ? ((int)(at - Echo.Bytes), (int)length) : null;
    }

    (bool IsBig, bool IsNear) Nearest()
    {
        var origin = ClockOrigin;
        if (Count == 0 || Bytes(0, Fields.Time) is not { Length: 6 } bytes || (_document.Start ?? ProductIdentity.Of(_document).Name?.Start) is not { } stated || origin is null)
        {
            return (true, origin is not null);
        }

        var (big, little) = ((Clock(bytes, origin.Value, true) - stated).Duration(), (Clock(bytes, origin.Value, false) - stated).Duration());
        return (big <= little, (big <= little ? big : little) < TimeSpan.FromDays(MostDaysApart));
    }

    const int MostDaysApart = 400; // a clock that counts from another origin says nothing

    /// <summary>The instant that the records' clock counts from; null where nobody has found it.</summary>
    public Epoch? ClockOrigin => Epoch.TryParseUtc(Fields.Facts.Text("clock.origin"), out var origin) ? origin : null;

    static Epoch Clock(ReadOnlySpan<byte> bytes, Epoch origin, bool isBig) => isBig
        ? Epoch.FromUtcCount(origin, BinaryPrimitives.ReadUInt32BigEndian(bytes), BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]) * 1_000_000L)
        : Epoch.FromUtcCount(origin, BinaryPrimitives.ReadUInt32LittleEndian(bytes), BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]) * 1_000_000L);

    static double? Decode(ReadOnlySpan<byte> bytes, string type) => (type.ToUpperInvariant(), bytes.Length) switch
    {
        ("UNSIGNEDBYTE" or "UNSIGNEDBITSTRING", 1) => bytes[0],
        ("UNSIGNEDMSB2", 2) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        ("UNSIGNEDLSB2", 2) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        ("SIGNEDMSB2", 2) => BinaryPrimitives.ReadInt16BigEndian(bytes),
        ("SIGNEDLSB2", 2) => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        ("UNSIGNEDMSB4", 4) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        ("UNSIGNEDLSB4", 4) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        ("IEEE754MSBSINGLE", 4) => BinaryPrimitives.ReadSingleBigEndian(bytes),
        ("IEEE754LSBSINGLE", 4) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        _ => null,
    };
}
