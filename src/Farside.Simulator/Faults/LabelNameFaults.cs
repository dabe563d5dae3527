namespace Farside.Simulator.Faults;

/// <summary>Elements under another name than the portal's labels of that instrument give them, all their values right.</summary>
static class LabelNameFaults
{
    const string Wrong = "principle_point_coordinate";
    const string Right = "principal_point_coordinate";
    static readonly string[] Misspelt = ["mast_angel_pitch", "mast_angel_yaw", "lander_solar_incidence_angel"];

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("principal-spelling", 3, "A label spells the principal point rightly, as Zhurong's do; real Chang'e-4 labels say principle.", "labels of Zhurong's NaTeCam", Kin.Frames, Touches.Label, SpellPrincipal),
        new("angle-spelling", 3, "A terrain-camera label spells angle rightly; the real one says angel.", "the same label's lander_solar_azimuth_angle", Kin.Tcam, Touches.Label, SpellAngle),
        new("both-spellings", 3, "A label gives the principal point twice, under both spellings.", "readers that write labels anew", Kin.Frames, Touches.Label, SpellBoth),
        new("rotation-names", 5, "A label names its mast angles as the other camera's labels do.", "real labels of TCAM (mast_angel_pitch) and PCAM (pitch, yawing)", Kin.Posed, Touches.Label, SwapRotationNames),
        new("no-field-format", 15, "The fields of a radar label have no format; in real ones it says None.", "pds4_tools after 0.71 fails on the word", Kin.Radar, Touches.Label, DropFormats),
        new("true-byte-orders", 9, "A radar label states the byte orders that its file has; real ones contradict theirs.", "records and label of LPR-1, sequence 0316", Kin.Radar, Touches.Label, StateByteOrders),
    ];

    static void SpellPrincipal(Victim victim) => victim.Relabel($"{Wrong} became {Right}", label => LabelEdit.Renamed(label, Wrong, Right));

    static void SpellAngle(Victim victim) => victim.Relabel("angel became angle in three names", label =>
        Misspelt.Aggregate(label, (text, name) => LabelEdit.Renamed(text, name, name.Replace("angel", "angle", StringComparison.Ordinal))));

    static void SpellBoth(Victim victim) => victim.Relabel($"{Right} beside {Wrong}, the values equal", label =>
    {
        var (from, to) = (label.IndexOf($"<{Wrong}>", StringComparison.Ordinal), label.IndexOf($"</{Wrong}>", StringComparison.Ordinal) + Wrong.Length + 3);
        return label.Insert(to, "\n" + LabelEdit.Renamed(label[from..to], Wrong, Right));
    });

    static void SwapRotationNames(Victim victim)
    {
        (string Own, string Other)[] names = victim.Name.Instrument is "TCAM" ? [("mast_angel_pitch", "pitch"), ("mast_angel_yaw", "yawing")] : [("pitch", "mast_angel_pitch"), ("yawing", "mast_angel_yaw")];
        victim.Relabel(string.Join(", ", names.Select(pair => $"{pair.Own} became {pair.Other}")), label => names.Aggregate(label, (text, pair) => LabelEdit.Renamed(text, pair.Own, pair.Other)));
    }

    static void DropFormats(Victim victim) => victim.Relabel("every field_format is gone", label => LabelEdit.Without(label, "field_format"));

    static void StateByteOrders(Victim victim) => victim.Relabel("REFERENCE_POINT fields IEEE754LSBSingle, VALID_DATA_LENGTH UnsignedMSB2", label =>
    {
        var fields = label.Split("<Field_Binary>");
        for (var i = 0; i < fields.Length; i++)
        {
            var name = LabelEdit.TextOf(fields[i], "name") ?? "";
            fields[i] = name.StartsWith("REFERENCE_POINT_", StringComparison.Ordinal) ? LabelEdit.With(fields[i], "data_type", "IEEE754LSBSingle")
                : name is "VALID_DATA_LENGTH" ? LabelEdit.With(fields[i], "data_type", "UnsignedMSB2") : fields[i];
        }

        return string.Join("<Field_Binary>", fields);
    });
}
