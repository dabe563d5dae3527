using System.Globalization;
using System.Text.Json;
using Farside.Archive.Labels;
using Farside.Archive.Pds3;

namespace Farside.Archive.Missions;

/// <summary>
/// A mission's PDS3 label, said again in the words of the later missions' labels and hung beside its own: one set of readers and rules serves both.
/// Its own words stay as they are.
/// </summary>
static class AttachedLabel
{
    const string Area = "File_Area_Observational";

    /// <summary>Does nothing to a label of another language, or of no mission we have data files of.</summary>
    public static void Translate(LabelDocument document)
    {
        var identity = ProductIdentity.Of(document);
        if (document.Language is not "pds3" || document.Root.Child(Area) is not null || identity.Describe() is not ({ } mission, { } instrument))
        {
            return;
        }

        var own = document.Root.Children.ToList();
        var mode = instrument.Mode(identity.Name!.Mode, identity.Name.Level);
        document.Root.Add(Observation(identity, own));
        document.Root.Add(Group(Area, Group("File", new LabelElement("file_name", document.FileName)), mode.Kind is "radargram" ? Table(document, own, mode) : Picture(document, own)));
    }

    /// <summary>Says in the label's own words what a truncated file left.</summary>
    public static void Shorten(LabelDocument document, long rows)
    {
        foreach (var described in document.Root.Children.Where(child => child.Children.Count > 0))
        {
            if ((described.Child("LINES") ?? described.Child("ROWS")) is { } count)
            {
                count.Text = rows.ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    static LabelElement Observation(ProductIdentity identity, List<LabelElement> own)
    {
        var area = Group("Mission_Area", new LabelElement("product_id", identity.Id), new LabelElement("sequence_id", identity.Name!.Sequence), new LabelElement("product_level", identity.Name.Level));
        foreach (var word in own.Where(word => !word.Name.StartsWith('^') && word.Child("LINES") is null && word.Child("ROWS") is null))
        {
            area.Add(Said(word));
        }

        return Group("Observation_Area",
            Group("Time_Coordinates", Time("start_date_time", own, "START_TIME", "IMAGE_TIME", "STOP_TIME"), Time("stop_date_time", own, "STOP_TIME", "IMAGE_TIME", "START_TIME")), area);
    }

    static LabelElement? Time(string name, List<LabelElement> own, params string[] words) =>
        words.Select(word => own.Find(element => element.Is(word))?.Value).FirstOrDefault(text => text is not null) is { } text ? new(name, text) : null;

    // Three numbers in brackets are x, y and z; PDS3's word for an exposure is another one.
    static LabelElement Said(LabelElement word)
    {
        var copy = new LabelElement(word.Is("EXPOSURE_DURATION") ? "exposure_time" : word.Name, word.Text, word.Line);
        copy.Attributes.AddRange(word.Attributes);
        var isTriple = word.Children.Count == 3 && word.Children.TrueForAll(item => item.Is("item"));
        for (var i = 0; i < word.Children.Count; i++)
        {
            copy.Add(isTriple ? new("xyz"[i].ToString(), word.Children[i].Text) : Said(word.Children[i]));
        }

        return copy;
    }

    static LabelElement? Picture(LabelDocument document, List<LabelElement> own)
    {
        var image = own.Find(element => element.Child("LINES") is not null && element.Child("LINE_SAMPLES") is not null);
        if (image is null || Place(own, image.Name) is not { } offset || image.Child("LINES").Count is not { } lines || image.Child("LINE_SAMPLES").Count is not { } samples)
        {
            return null;
        }

        var bands = image.Child("BANDS").Count ?? 1;
        var array = Group(bands > 1 ? "Array_3D_Image" : "Array_2D_Image", Number("offset", offset), Group("Element_Array", new LabelElement("data_type", TypeOf(image))));
        var axes = new List<(string Name, long Length)> { ("Line", lines), ("Sample", samples) };
        if (bands > 1)
        {
            var storage = image.Child("BAND_STORAGE_TYPE")?.Text ?? "";
            axes.Insert(storage.StartsWith("SAMPLE", StringComparison.OrdinalIgnoreCase) ? 2 : storage.StartsWith("LINE", StringComparison.OrdinalIgnoreCase) ? 1 : 0, ("Band", bands));
        }

        for (var i = 0; i < axes.Count; i++)
        {
            array.Add(Group("Axis_Array", new("axis_name", axes[i].Name), Number("elements", axes[i].Length), Number("sequence_number", i + 1)));
        }

        return array;
    }

    static string TypeOf(LabelElement image)
    {
        var (word, bits) = (image.Child("SAMPLE_TYPE")?.Value ?? "UNSIGNED_INTEGER", image.Child("SAMPLE_BITS").Count ?? 8);
        var type = Pds3Structures.TypeOf(word, (int)Math.Clamp(bits / 8, 1, 16));
        // A word without a byte order means what its writers' machines did: little-endian.
        return type is { } known ? SampleType.Of(known.Form, known.Bytes, known.IsLittleEndian || word.StartsWith("UNSIGNED", StringComparison.OrdinalIgnoreCase)).Name : word;
    }

    // The columns of such labels say bits and bytes, not numbers: the layout is the mission's, the lengths are the label's.
    static LabelElement Table(LabelDocument document, List<LabelElement> own, ModeSheet mode)
    {
        var table = own.Find(element => element.Child("ROWS") is not null);
        var recordBytes = table?.Child("ROW_BYTES").Count ?? Word(own, "RECORD_BYTES") ?? mode.Count("recordLength") ?? 1;
        var offset = (table is null ? null : Place(own, table.Name)) ?? (Word(own, "LABEL_RECORDS") ?? 0) * (Word(own, "RECORD_BYTES") ?? recordBytes);
        var rows = table?.Child("ROWS").Count ?? Math.Max(0, ((DataFile.Length(document) ?? 0) - offset) / Math.Max(1, recordBytes));
        var record = Group("Record_Binary", Number("record_length", recordBytes));
        foreach (var field in Fields(mode, recordBytes))
        {
            record.Add(field);
        }

        return Group("Table_Binary", Number("offset", offset), Number("records", rows), record);
    }

    static IEnumerable<LabelElement> Fields(ModeSheet mode, long recordBytes)
    {
        var (first, last) = mode.Instrument.Facts.Find("record.reference")?.Value is { ValueKind: JsonValueKind.Array } range ? (range[0].GetInt64(), range[1].GetInt64()) : (0, -1);
        var missing = recordBytes == mode.Count("recordLength") - (last - first + 1) ? last - first + 1 : 0;
        foreach (var field in mode.Instrument.Facts.Find("record.fields")?.Value.EnumerateArray() ?? default)
        {
            var (name, location, type, length) = (field[0].GetString()!, field[1].GetInt64(), field[2].GetString()!, field[3].GetInt64());
            if (missing > 0 && location >= first && location <= last)
            {
                continue;
            }

            location -= location > last ? missing : 0;
            yield return name is "ECHO_DATA" ? Echo(name, location, type, length, mode) : Field(name, location, type, length);
        }
    }

    static LabelElement Echo(string name, long location, string type, long length, ModeSheet mode) => Group("Group_Field_Binary",
        new("name", name), Number("repetitions", mode.Count("samples") ?? 0), Number("group_location", location), Number("group_length", (mode.Count("samples") ?? 0) * length), Field(name, 1, type, length));

    static LabelElement Field(string name, long location, string type, long length) => Group("Field_Binary",
        new("name", name), Number("field_location", location), new("data_type", type), Number("field_length", length));

    /// <summary>Bytes before what a pointer names; null where it names another file or nothing.</summary>
    static long? Place(List<LabelElement> own, string name) =>
        own.Find(element => element.Is("^" + name)) is { Children.Count: 0 } pointer && pointer.Count is > 0 and var number
            ? pointer.Attribute("unit")?.StartsWith("BYTE", StringComparison.OrdinalIgnoreCase) is true ? number - 1 : (number - 1) * (Word(own, "RECORD_BYTES") ?? 1)
            : null;

    static long? Word(List<LabelElement> own, string name) => own.Find(element => element.Is(name)).Count;

    static LabelElement Number(string name, long value) => new(name, value.ToString(CultureInfo.InvariantCulture));

    static LabelElement Group(string name, params IEnumerable<LabelElement?> children)
    {
        var group = new LabelElement(name);
        foreach (var child in children.OfType<LabelElement>())
        {
            group.Add(child);
        }

        return group;
    }
}
