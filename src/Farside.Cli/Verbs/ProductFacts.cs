using Farside.Archive.Labels;
using Farside.Archive.Missions;

namespace Farside.Cli.Verbs;

/// <summary>Who a label says it is, as names and texts.</summary>
static class ProductFacts
{
    static readonly (string Name, string[] Places)[] Wanted =
    [
        ("title", ["Identification_Area/title", "PRODUCT_NAME", "DATA_SET_NAME"]),
        ("class", ["Identification_Area/product_class", "PRODUCT_TYPE"]),
        ("start", ["Observation_Area/Time_Coordinates/start_date_time", "START_TIME", "IsisCube/Instrument/StartTime"]),
        ("stop", ["Observation_Area/Time_Coordinates/stop_date_time", "STOP_TIME"]),
        ("target", ["Observation_Area/Target_Identification/name", "TARGET_NAME", "IsisCube/Instrument/TargetName"]),
    ];

    public static IEnumerable<KeyValuePair<string, string>> Of(LabelDocument document)
    {
        var identity = ProductIdentity.Of(document);
        yield return new("id", document.Language == "pds4" ? identity.Id : At(document, "PRODUCT_ID", "IsisCube/Archive/ProductId") ?? document.FileName);
        yield return new("language", document.Language);
        if (identity.Name is { } name)
        {
            yield return new("mission", name.Mission);
            yield return new("instrument", name.Instrument);
            yield return new("mode", name.Mode);
            yield return new("level", name.Level);
            yield return new("sequence", name.Sequence);
        }
        else if (At(document, "Observation_Area/Investigation_Area/name", "MISSION_NAME", "INSTRUMENT_HOST_NAME", "IsisCube/Instrument/SpacecraftName") is { } mission)
        {
            yield return new("mission", mission);
        }

        foreach (var (fact, places) in Wanted)
        {
            if (At(document, places) is { } text)
                yield return new(fact, text);
        }
    }

    static string? At(LabelDocument document, params string[] places) => places.Select(place => document.Root.At(place)?.Value).FirstOrDefault(text => text is not null);
}
