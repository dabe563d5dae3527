using Farside.Archive.Labels;

namespace Farside.Archive.Missions;

/// <summary>A radar record as its label lays it out: its length, its word of synchronisation and its echo.</summary>
sealed record RadarLayout(byte[] Sync, int RecordBytes, RadarEcho Echo)
{
    const int MostRecordBytes = 1 << 20;

    /// <summary>Null where this is no radar product or its label describes no echo of a fixed length.</summary>
    public static RadarLayout? Of(LabelDocument document)
    {
        var name = ProductIdentity.Of(document).Name;
        var mode = ProductIdentity.Of(document).Describe().Instrument?.Mode(name!.Mode, name.Level);
        return mode?.Kind is "radargram" && StatedLayout.Of(document) is { RowBytes: > 0 and <= MostRecordBytes } layout && EchoOf(document, mode.Value) is { } echo
            && echo.At + echo.Bytes <= layout.RowBytes
                ? new(mode.Value.Text("sync") is { } sync ? Convert.FromHexString(sync) : [], (int)layout.RowBytes, echo)
                : null;
    }

    // A record may have several groups: the longest is the echo.
    static RadarEcho? EchoOf(LabelDocument document, ModeSheet mode) =>
        (document.Root.At("File_Area_Observational/Table_Binary/Record_Binary")?.ChildrenNamed("Group_Field_Binary") ?? [])
            .Select(part => Read(document, part, mode)).OfType<RadarEcho>().MaxBy(echo => echo.Bytes);

    static RadarEcho? Read(LabelDocument document, LabelElement part, ModeSheet mode)
    {
        var fields = part.ChildrenNamed("Field_Binary").ToList();
        return part.Child("group_location").Count is > 0 and var location && part.Child("repetitions").Count is > 0 and <= 1 << 18 and var repetitions
            && fields.Count is 1 or 2 && SampleType.TryParse(fields[0].Child("data_type")?.Text ?? "", out var type) && !type.IsComplex
            && repetitions * fields.Count * type.Bytes is var bytes && location + bytes <= MostRecordBytes
                ? new((int)location - 1, (int)bytes, type, PartsOf(document, fields.Count, mode))
                : null;
    }

    static RadarParts PartsOf(LabelDocument document, int fields, ModeSheet mode) =>
        fields == 2 ? RadarParts.Alternating
        : mode.Text("complexContent") is { } word && (document.InMission("data_content")?.Value?.Contains(word, StringComparison.OrdinalIgnoreCase) ?? false) ? RadarParts.Halves
        : RadarParts.Real;
}
