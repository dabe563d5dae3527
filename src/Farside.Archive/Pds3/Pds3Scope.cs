using System.Globalization;
using Farside.Archive.Labels;

namespace Farside.Archive.Pds3;

/// <summary>Where objects are described and pointed to: the label itself, or a FILE object in it.</summary>
sealed class Pds3Scope(LabelDocument document, DataFolder folder, LabelElement scope, LabelElement root)
{
    public LabelDocument Document => document;

    public DataFolder Folder => folder;

    public LabelElement Scope => scope;

    /// <summary>The place a pointer names.</summary>
    public (string FileName, string? Path, long Offset) Resolve(LabelElement pointer)
    {
        var items = OdlReader.Items(pointer);
        var place = items.FirstOrDefault(item => IsNumber(item.Text));
        var file = items.FirstOrDefault(item => !IsNumber(item.Text));
        var offset = place is null ? 0 : OffsetOf(pointer, place);
        if (file is null)
            return (document.FileName, document.Path, offset);

        return (file.Text, folder.Find(file.Text, pointer.Path, document.Repairs), offset);
    }

    static bool IsNumber(string text) => text.Length > 0 && text.All(c => char.IsAsciiDigit(c) || c is '-' or '+');

    long OffsetOf(LabelElement pointer, LabelElement place)
    {
        if (!long.TryParse(place.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < 0)
            throw new LabelException(document.FileName, pointer.Path, LabelLimits.Show(place.Text), "a record or byte counted from 1");

        var first = Math.Max(0, number - 1);
        return place.Attribute("unit") is { } unit && unit.StartsWith("BYTE", StringComparison.OrdinalIgnoreCase) ? first : checked(first * Math.Max(1, RecordBytes(1)));
    }

    /// <summary>The label's record size; where it gives none, <paramref name="fallback"/> (records of one byte when the type is undefined).</summary>
    public long RecordBytes(long? fallback)
    {
        var holder = scope.Child("RECORD_BYTES") is null ? root : scope;
        return LabelNumbers.Count(holder, "RECORD_BYTES", document.FileName, fallback: fallback);
    }
}
