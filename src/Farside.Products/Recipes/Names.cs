namespace Farside.Products.Recipes;

/// <summary>What missions and instruments are called on a title.</summary>
static class Names
{
    public static string Mission(string mission) => mission switch
    {
        ['c', 'e', >= '1' and <= '9' and var number] => $"Chang’e-{number}",
        "hx1" => "Tianwen-1",
        "" => "",
        _ => mission.ToUpperInvariant(),
    };

    public static string Instrument(string instrument, string mode) => (instrument, mode) switch
    {
        ("LPR", "1") => "Lunar Penetrating Radar, channel 1",
        ("LPR", "2A") => "Lunar Penetrating Radar, channel 2A",
        ("LPR", "2B") => "Lunar Penetrating Radar, channel 2B",
        ("LPR", _) => "Lunar Penetrating Radar",
        ("PCAM", "C") => "Panoramic Camera, colour",
        ("PCAM", "Q") => "Panoramic Camera, panchromatic",
        ("PCAM", _) => "Panoramic Camera",
        ("TCAM", _) => "Terrain Camera",
        ("LCAM", _) => "Landing Camera",
        ("NATECAM", _) => "Navigation and Terrain Camera",
        ("MSCAM", _) => "Multispectral Camera",
        ("ROPER", "HF") => "Rover Penetrating Radar, high frequencies",
        ("ROPER", "LF") => "Rover Penetrating Radar, low frequencies",
        ("LRPR", _) => "Lunar Regolith Penetrating Radar",
        _ => instrument,
    };

    /// <summary>A working period as its mission counts it: Zhurong by sols, the others by sequences; empty without one.</summary>
    public static string Period(string mission, string sequence) =>
        sequence.Length == 0 ? "" : mission == "hx1" && int.TryParse(sequence, out var sol) ? $"sol {sol}" : $"sequence {sequence}";

    public static string Eye(string eye) => eye switch
    {
        "L" => "left eye",
        "R" => "right eye",
        _ => "",
    };

    /// <summary>The parts that say something, a middle dot between them.</summary>
    public static string Join(params string?[] parts) => string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
}
