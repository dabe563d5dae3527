using System.Globalization;
using Farside.Core.Time;

namespace Farside.Simulator.Faults;

/// <summary>Labels that say something else than is true of their product, or say it in other units.</summary>
static class LabelValueFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("false-file-size", 1, "A label claims 1,323,302,912 bytes, as every landing-camera label does anyway.", "quoted label of LCAM-1-0000", Kin.Binary, Touches.Label, ClaimSize),
        new("principal-point-in-pixels", 4, "A label gives the principal point as an absolute pixel, as the landing camera's do.", "quoted label of LCAM-1-0000, unit pixel", Kin.Posed, Touches.Label, victim => GivePixels(victim, keepUnit: true)),
        new("principal-point-without-unit", 4, "A landing-camera label gives the principal point without saying pixel.", "labels whose attributes are lost in copies", Kin.Lcam, Touches.Label, victim => victim.Relabel("x0 and y0 lost their units", DropUnits)),
        new("pixels-without-unit", 4, "A label gives the principal point as an absolute pixel and does not say so.", "as above, both at once", Kin.Posed, Touches.Label, victim => GivePixels(victim, keepUnit: false)),
        new("values-none", 6, "Exposure and temperature of a terrain-camera label are None and a stroke.", "real labels: None, /", Kin.Tcam, Touches.Label, SayNothing),
        new("byte-order-mismatch", null, "A panoramic label says most significant byte first; the samples are the other way round.", "labels of other missions", Kin.Pcam, Touches.Label, victim => victim.Relabel("data_type UnsignedMSB2", label => LabelEdit.With(label, "data_type", "UnsignedMSB2", "Element_Array"))),
        new("millisecond-times", 21, "A frame's time has milliseconds; real ones are whole seconds.", "labels of Zhurong's cameras", Kin.Frames, Touches.Label, GiveMilliseconds),
        new("times-absent", null, "A label's start and stop say None.", "empty values in real labels are written so", Kin.Any, Touches.Label, DropTimes),
        new("sequence-mismatch", null, "A label's sequence differs from that in its file's name.", "names with two numberings of the radio spectrometer", Kin.Any, Touches.Label, MisnumberSequence),
        new("wrong-statistics", null, "A panoramic label's statistics are not those of its samples.", "labels made before the last processing step", Kin.Pcam, Touches.Label, MisstateStatistics),
        new("lro-coordinates", 31, "A label gives the lander's place in the LRO frame, 415 m from the one in real labels.", "LROC: 177.5885 E, 45.4561 S", Kin.Frames, Touches.Label, MoveLander),
        new("sun-elsewhere", null, "A label's times are eight hours late, Beijing time that claims to be UTC; its Sun is right.", "China's standard time is UTC + 8", Kin.Sunlit, Touches.Label, TellBeijingTime),
        new("late-modification-date", 32, "A label was modified after the data were taken; in real ones the date is the landing day's.", "real labels of 2019 and 2023 alike", Kin.Any, Touches.Label, victim => victim.Relabel("modification_date 2023-05-04", label => LabelEdit.With(label, "modification_date", "2023-05-04"))),
    ];

    static void ClaimSize(Victim victim) => victim.Relabel("file_size 1323302912", label => LabelEdit.With(label, "file_size", "1323302912"));

    static void GivePixels(Victim victim, bool keepUnit)
    {
        var label = victim.ReadLabel();
        var pixelMm = LabelEdit.NumberOf(label, "pixel_size") / 1000;
        var (column, row) = (Size(label, "Sample") / 2 - 1 + (LabelEdit.NumberOf(label, "x0") / pixelMm), Size(label, "Line") / 2 - 1 - (LabelEdit.NumberOf(label, "y0") / pixelMm));
        label = LabelEdit.With(LabelEdit.With(label, "x0", LabelEdit.Six(column)), "y0", LabelEdit.Six(row));
        victim.WriteLabel(keepUnit ? PixelUnits(label) : DropUnits(label));
        victim.Detail = $"x0 {LabelEdit.Six(column)}, y0 {LabelEdit.Six(row)}{(keepUnit ? " pixel" : ", no unit")}";
    }

    static int Size(string label, string axis)
    {
        var at = label.IndexOf($"<axis_name>{axis}<", StringComparison.Ordinal);
        return (int)LabelEdit.NumberOf(label[at..], "elements");
    }

    static string PixelUnits(string label) => DropUnits(label).Replace("<x0>", "<x0 unit=\"pixel\">", StringComparison.Ordinal).Replace("<y0>", "<y0 unit=\"pixel\">", StringComparison.Ordinal);

    static string DropUnits(string label) => LabelEdit.WithoutUnit(LabelEdit.WithoutUnit(label, "x0"), "y0");

    static void SayNothing(Victim victim) => victim.Relabel("exposure_time None, tcam_temperature /", label => LabelEdit.With(LabelEdit.With(label, "exposure_time", "None"), "tcam_temperature", "/"));

    static void GiveMilliseconds(Victim victim)
    {
        var part = (1 + victim.Pick(998)).ToString("000", CultureInfo.InvariantCulture);
        victim.Relabel($"times end in .{part}Z", label => WithTimes(label, time => $"{time[..^4]}{part}Z"));
    }

    static void DropTimes(Victim victim) => victim.Relabel("start_date_time and stop_date_time None", label => WithTimes(label, _ => "None"));

    static string WithTimes(string label, Func<string, string> change) => LabelEdit.WithAll(LabelEdit.WithAll(label, "start_date_time", change), "stop_date_time", change);

    static void TellBeijingTime(Victim victim) => victim.Relabel("start_date_time and stop_date_time 8 hours late", label => WithTimes(label, time =>
        Epoch.TryParseUtc(time, out var utc) ? (utc + TimeSpan.FromHours(8)).ToUtcText() : time));

    static void MisnumberSequence(Victim victim)
    {
        var other = ((int.Parse(victim.Name.Sequence, CultureInfo.InvariantCulture) + 1 + victim.Pick(97)) % 10_000).ToString("0000", CultureInfo.InvariantCulture);
        victim.Relabel($"sequence_id {other} instead of {victim.Name.Sequence}", label => LabelEdit.With(label, "sequence_id", other));
    }

    static void MisstateStatistics(Victim victim)
    {
        var mean = LabelEdit.NumberOf(victim.ReadLabel(), "mean");
        victim.Relabel($"mean {LabelEdit.Six(0.6 * mean)} instead of {LabelEdit.Six(mean)}, maximum 255", label =>
            LabelEdit.With(LabelEdit.With(label, "mean", LabelEdit.Six(0.6 * mean), "Object_Statistics"), "maximum", "255.000000", "Object_Statistics"));
    }

    static void MoveLander(Victim victim) => victim.Relabel("177.588500 E, -45.456100 N", label =>
        LabelEdit.With(LabelEdit.With(label, "longitude", "177.588500", "Lander_Location"), "latitude", "-45.456100", "Lander_Location"));
}
