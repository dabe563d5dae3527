using System.Globalization;
using Farside.Archive.Labels;

namespace Farside.Archive.Missions;

/// <summary>What a label says in words a page can show: name → text with unit.</summary>
static class LabelFacts
{
    static readonly (string Element, string Name, string Unit)[] Known =
    [
        ("work_mode", "Work mode", ""), ("exposure_mode", "Exposure mode", ""), ("exposure_time", "Exposure", "ms"), ("compression_ratio", "On-board compression", ": 1"),
        ("exposure_referenced_brightness", "Auto-exposure target", "DN"), ("tcam_temperature", "Camera temperature", "°C"), ("bands", "Wavelengths", "nm"),
        ("focal_length", "Focal length", "mm"), ("pixel_size", "Pixel size", "µm"), ("mast_angle_pitch", "Mast pitch", "°"), ("mast_angle_yaw", "Mast yaw, positive to the left", "°"),
        ("lander_solar_incidence_angle", "Solar incidence, from the zenith", "°"), ("lander_solar_azimuth_angle", "Solar azimuth, clockwise from north", "°"),
        ("sampling_interval", "Sampling interval", "ns"), ("central_frequency", "Central frequency", "MHz"), ("working_bandwidth", "Bandwidth", "MHz"), ("antenna_height", "Antenna height", "cm"),
        ("data_content", "Data content", ""), ("trigger_mode", "Trigger", ""), ("start_local_mean_solar_time", "Local mean solar time at the start, sol M time", ""), ("local_mean_solar_time", "Local mean solar time, sol M time", ""),
        ("start_local_true_solar_time", "Local true solar time at the start, sol time", ""), ("local_true_solar_time", "Local true solar time, sol time", ""), ("central_wavelength", "Central wavelength", "nm"), ("full_width_half_max", "Full width at half maximum", "nm"),
        ("acali", "Absolute radiometric calibration of red, green, blue, as stated; its formula is not published", ""),
    ];

    public static IReadOnlyList<KeyValuePair<string, string>> Of(LabelDocument document, ModeSheet mode)
    {
        var facts = new List<KeyValuePair<string, string>> { new("Instrument", document.InMission("instrument_name")?.Value ?? mode.Instrument.Title) };
        AddTimes(document, facts);
        Add(facts, "Sequence", document.InMission("sequence_id")?.Value);
        foreach (var (element, name, unit) in Known)
        {
            Add(facts, name, document.InMission(element)?.Value, unit);
        }

        AddPlace(facts, "Lander", document.InMission("Lander_Location"));
        AddPlace(facts, "Landing site", document.InMission("Landing_Site_Location"));
        AddPlace(facts, "Rover", document.InMission("Rover_Location"));
        if (document.InMission("Rover_LocationXYZ").Triple() is var (x, y, z))
        {
            facts.Add(new("Rover from the lander, east, north, up", string.Create(CultureInfo.InvariantCulture, $"{x:0.###}, {y:0.###}, {z:0.###} m")));
        }

        Add(facts, "Label made", document.Root.At("File_Area_Observational/File/creation_date_time")?.Value);
        return facts;
    }

    static void AddTimes(LabelDocument document, List<KeyValuePair<string, string>> facts)
    {
        var (start, stop) = (document.Start?.ToUtcText(), document.Stop?.ToUtcText());
        Add(facts, start == stop ? "Taken" : "Start", start);
        Add(facts, "Stop", start == stop ? null : stop);
    }

    static void AddPlace(List<KeyValuePair<string, string>> facts, string name, LabelElement? place)
    {
        if (place?.Child("longitude").Number is { } longitude && place.Child("latitude").Number is { } latitude)
        {
            facts.Add(new($"{name} position in the label", string.Create(CultureInfo.InvariantCulture, $"{longitude:0.######}° E, {Math.Abs(latitude):0.######}° {(latitude < 0 ? "S" : "N")}")));
        }
    }

    static void Add(List<KeyValuePair<string, string>> facts, string name, string? text, string unit = "")
    {
        if (text is not null)
        {
            facts.Add(new(name, unit is "" ? text : unit is "°" ? text + unit : $"{text} {unit}"));
        }
    }
}
