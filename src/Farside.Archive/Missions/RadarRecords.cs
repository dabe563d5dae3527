using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Farside.Archive.Labels;
using Microsoft.Win32.SafeHandles;

namespace Farside.Archive.Missions;

/// <summary>The records of a radar table, found by their sync word, with what stands in each before the echo.</summary>
sealed class RadarRecords
{
    static readonly ConditionalWeakTable<LabelDocument, RadarRecords> Seen = [];

    readonly LabelDocument _document;
    readonly List<long> _offsets = [];
    readonly List<byte> _headers = [];
    readonly byte[] _sync;

    RadarRecords(LabelDocument document, byte[] sync, int recordBytes, int headerBytes, int samples) =>
        (_document, _sync, RecordBytes, HeaderBytes, Samples) = (document, sync, recordBytes, headerBytes, samples);

    public int RecordBytes { get; }

    /// <summary>Bytes before the echo.</summary>
    public int HeaderBytes { get; }

    /// <summary>Samples in one echo.</summary>
    public int Samples { get; }

    public int Count => _offsets.Count;

    /// <summary>Bytes that belong to no whole record.</summary>
    public long SkippedBytes { get; private set; }

    public int WithoutNavigation => Enumerable.Range(0, Count).Count(record => !HasNavigation(record));

    public bool HasVelocity => Enumerable.Range(0, Count).Any(record => Number(record, "VELOCITY") is not (null or 0));

    public int? LastMode => Count > 0 && Number(Count - 1, "RADAR_WORKING_MODE") is { } mode ? LabelValues.Whole(mode) : null;

    /// <summary>Null where this is no radar product, or its data or the layout in its label are missing.</summary>
    public static RadarRecords? Of(LabelDocument document)
    {
        if (Seen.TryGetValue(document, out var known))
        {
            return known;
        }

        if (Lay(document) is not { } records)
        {
            return null;
        }

        using var file = DataFile.Open(document);
        if (file is null)
        {
            return null;
        }

        records.Scan(file, StatedLayout.Of(document)!.Offset);
        Seen.AddOrUpdate(document, records);
        return records;
    }

    public long Offset(int record) => _offsets[record];

    public ReadOnlySpan<byte> Header(int record) => CollectionsMarshal.AsSpan(_headers).Slice(record * HeaderBytes, HeaderBytes);

    public ReadOnlySpan<byte> Bytes(int record, string field) =>
        Place(field) is var (at, length) ? Header(record).Slice(at, length) : [];

    /// <summary>A field before the echo by the type that its (mended) label gives; null where the label has no such field.</summary>
    public double? Number(int record, string field) =>
        Place(field) is var (at, length) && StatedLayout.BinaryField(_document, field)!.Child("data_type") is { } type ? Decode(Header(record).Slice(at, length), type.Text) : null;

    public bool HasNavigation(int record) =>
        Place("XPOSITION") is not var (at, _) || Place("ATT_YAWING") is not var (last, length) || Header(record)[at..(last + length)].ContainsAnyExcept((byte)0);

    /// <summary>Which order makes metres and degrees of the reference point; null where there is none.</summary>
    public bool? ReferencePointIsBigEndian()
    {
        if (Count == 0 || Place("REFERENCE_POINT_XPOSITION") is not var (at, _) || Place("REFERENCE_POINT_ATT_YAWING") is not var (last, length))
        {
            return null;
        }

        var bytes = Header(0)[at..(last + length)];
        int big = 0, little = 0;
        for (var i = 0; i + 4 <= bytes.Length; i += 4)
        {
            big += IsPlausible(BinaryPrimitives.ReadSingleBigEndian(bytes[i..])) ? 1 : 0;
            little += IsPlausible(BinaryPrimitives.ReadSingleLittleEndian(bytes[i..])) ? 1 : 0;
        }

        return big > little;
    }

    public bool? ValidLengthIsLittleEndian() =>
        Count == 0 || Bytes(0, "VALID_DATA_LENGTH") is not { Length: 2 } bytes ? null : BinaryPrimitives.ReadUInt16LittleEndian(bytes) == Samples * 4;

    // A coordinate in the wrong byte order comes out astronomically large or vanishingly small.
    static bool IsPlausible(float value) => value == 0 || MathF.Abs(value) is > 1e-4f and < 1e4f;

    (int At, int Length)? Place(string field)
    {
        var element = StatedLayout.BinaryField(_document, field);
        return element?.Child("field_location").Count is >= 1 and var location && element.Child("field_length").Count is > 0 and var length && location - 1 + length <= HeaderBytes
            ? ((int)location - 1, (int)length)
            : null;
    }

    static RadarRecords? Lay(LabelDocument document)
    {
        var name = ProductIdentity.Of(document).Name;
        var mode = ProductIdentity.Of(document).Describe().Instrument?.Mode(name!.Mode);
        var echo = document.Root.At("File_Area_Observational/Table_Binary/Record_Binary/Group_Field_Binary");
        return mode?.Text("sync") is { } sync && StatedLayout.Of(document) is { RowBytes: > 0 and <= 1 << 20 } layout
            && echo?.Child("group_location").Count is > 4 and var location && echo.Child("repetitions").Count is > 0 and <= 1 << 18 and var samples
            && location - 1 + (samples * 4) <= layout.RowBytes
                ? new(document, Convert.FromHexString(sync), (int)layout.RowBytes, (int)location - 1, (int)samples)
                : null;
    }

    void Scan(SafeFileHandle file, long start)
    {
        var header = new byte[HeaderBytes];
        var length = RandomAccess.GetLength(file);
        var at = start;
        while (at + RecordBytes <= length)
        {
            if (RandomAccess.Read(file, header, at) == HeaderBytes && header.AsSpan().StartsWith(_sync))
            {
                _offsets.Add(at);
                _headers.AddRange(header);
                at += RecordBytes;
            }
            else
            {
                at = Resume(file, at, length);
            }
        }
    }

    // The record before may have lost bytes and hold the next one's sync word: then it is no whole record.
    long Resume(SafeFileHandle file, long at, long length)
    {
        var from = Count > 0 ? _offsets[^1] + _sync.Length : at + 1;
        var next = FindSync(file, from, length);
        if (Count > 0 && next < at)
        {
            SkippedBytes += next - _offsets[^1];
            _offsets.RemoveAt(_offsets.Count - 1);
            _headers.RemoveRange(_headers.Count - HeaderBytes, HeaderBytes);
        }
        else
        {
            SkippedBytes += next - at;
        }

        return next;
    }

    long FindSync(SafeFileHandle file, long from, long length)
    {
        var window = new byte[1 << 16];
        for (var at = from; at < length; at += window.Length - _sync.Length)
        {
            var read = RandomAccess.Read(file, window, at);
            if (window.AsSpan(0, read).IndexOf(_sync) is >= 0 and var found)
            {
                return at + found;
            }
        }

        return length;
    }

    static double? Decode(ReadOnlySpan<byte> bytes, string type) => (type.ToUpperInvariant(), bytes.Length) switch
    {
        ("UNSIGNEDBYTE", 1) => bytes[0],
        ("UNSIGNEDMSB2", 2) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        ("UNSIGNEDLSB2", 2) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        ("UNSIGNEDMSB4", 4) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        ("UNSIGNEDLSB4", 4) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        ("IEEE754MSBSINGLE", 4) => BinaryPrimitives.ReadSingleBigEndian(bytes),
        ("IEEE754LSBSINGLE", 4) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        _ => null,
    };
}
