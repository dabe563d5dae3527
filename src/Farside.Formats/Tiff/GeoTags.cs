using System.Text;

namespace Farside.Formats.Tiff;

/// <summary>A map reference as GeoTIFF's tags. Source: OGC GeoTIFF 1.1, 7.1 and annex B.</summary>
static class GeoTags
{
    const ushort PixelIsPoint = 2;

    public static void Write(TiffDirectory directory, GeoReference geo)
    {
        directory.Double(TiffTag.PixelScale, geo.PixelWidth, geo.PixelHeight, 0);
        directory.Double(TiffTag.TiePoints, 0, 0, 0, geo.OriginX, geo.OriginY, 0);
        var (numbers, doubles, text) = (new List<ushort> { 1, 1, 0, (ushort)geo.Keys.Count }, new List<double>(), new StringBuilder());
        foreach (var key in geo.Keys.OrderBy(key => key.Id))
            Add(key, numbers, doubles, text);

        directory.Short(TiffTag.GeoKeyDirectory, [.. numbers]);
        if (doubles.Count > 0)
            directory.Double(TiffTag.GeoDoubles, [.. doubles]);

        if (text.Length > 0)
            directory.Text(TiffTag.GeoText, text.ToString());
    }

    /// <summary>The map reference of a picture; null where it has none, or one that bends.</summary>
    public static GeoReference? Read(TiffBytes bytes, IReadOnlyDictionary<ushort, TiffEntry> entries)
    {
        var keys = Keys(bytes, entries).ToList();
        return Placed(bytes, entries, keys) is not { } geo ? null
            : keys.Exists(key => key.Id == GeoKeyId.RasterType && key.Code == PixelIsPoint) ? FromCentres(geo) : geo;
    }

    static GeoReference? Placed(TiffBytes bytes, IReadOnlyDictionary<ushort, TiffEntry> entries, IReadOnlyList<GeoKey> keys)
    {
        if (entries.TryGetValue(TiffTag.ModelTransformation, out var matrixEntry))
        {
            var m = bytes.Doubles(matrixEntry, "ModelTransformation");
            return m.Length < 8 ? null : new(m[3], m[7], m[0], -m[5], keys) { RowX = m[1], ColumnY = m[4] };
        }

        if (!entries.TryGetValue(TiffTag.PixelScale, out var scaleEntry) || !entries.TryGetValue(TiffTag.TiePoints, out var tieEntry))
            return null;

        var (scale, tie) = (bytes.Doubles(scaleEntry, "ModelPixelScale"), bytes.Doubles(tieEntry, "ModelTiepoint"));
        return scale.Length < 2 || tie.Length != 6 ? null : new(tie[3] - (tie[0] * scale[0]), tie[4] + (tie[1] * scale[1]), scale[0], scale[1], keys);
    }

    // Where pixels are points, the reference names the first one's centre, not its corner.
    static GeoReference FromCentres(GeoReference geo) => geo with
    {
        OriginX = geo.OriginX - ((geo.PixelWidth + geo.RowX) / 2),
        OriginY = geo.OriginY + ((geo.PixelHeight - geo.ColumnY) / 2),
    };

    static IEnumerable<GeoKey> Keys(TiffBytes bytes, IReadOnlyDictionary<ushort, TiffEntry> entries)
    {
        var numbers = entries.TryGetValue(TiffTag.GeoKeyDirectory, out var directory) ? bytes.Numbers(directory, "GeoKeyDirectory") : [];
        var doubles = entries.TryGetValue(TiffTag.GeoDoubles, out var values) ? bytes.Doubles(values, "GeoDoubleParams") : [];
        var text = entries.TryGetValue(TiffTag.GeoText, out var words) ? bytes.Text(words, "GeoAsciiParams") ?? "" : "";
        for (var at = 4; at + 3 < numbers.Length; at += 4)
        {
            var (id, tag, count, value) = ((ushort)numbers[at], numbers[at + 1], (int)numbers[at + 2], (int)numbers[at + 3]);
            if (tag == 0)
                yield return GeoKey.Of(id, (ushort)value);
            else if (tag == TiffTag.GeoDoubles && value < doubles.Length)
                yield return GeoKey.Of(id, doubles[value]);
            else if (tag == TiffTag.GeoText && count > 0 && value + count - 1 <= text.Length)
                yield return GeoKey.Of(id, text.Substring(value, count - 1));
        }
    }

    /// <summary>Four numbers a key: which, in which tag its value lies, how many, and the value or its place.</summary>
    static void Add(GeoKey key, List<ushort> numbers, List<double> doubles, StringBuilder text)
    {
        if (key.Text is { } words)
        {
            numbers.AddRange([key.Id, TiffTag.GeoText, (ushort)(words.Length + 1), (ushort)text.Length]);
            text.Append(words).Append('|');
        }
        else if (key.Value is { } value)
        {
            numbers.AddRange([key.Id, TiffTag.GeoDoubles, 1, (ushort)doubles.Count]);
            doubles.Add(value);
        }
        else
        {
            numbers.AddRange([key.Id, 0, 1, key.Code]);
        }
    }
}
