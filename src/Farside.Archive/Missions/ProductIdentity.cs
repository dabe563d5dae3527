using Farside.Archive.Labels;
using Farside.Archive.Store;

namespace Farside.Archive.Missions;

/// <summary>Who a label says it is: the product's own words, whatever its file is called on this disk.</summary>
/// <param name="Id">The data file's name for the Chinese missions, else the logical identifier with its version.</param>
/// <param name="Name">The name's parts where <paramref name="Id"/> follows the grammar.</param>
public sealed record ProductIdentity(string Id, ProductName? Name)
{
    static readonly string[] Places = ["Observation_Area/Mission_Area/product_id", "File_Area_Observational/File/file_name", "Identification_Area/logical_identifier"];

    public static ProductIdentity Of(LabelDocument document)
    {
        foreach (var place in Places)
        {
            if (document.Root.At(place)?.Value is { } text && ProductName.TryParse(text, out var name))
            {
                return new(name.FileName, name);
            }
        }

        return document.Language is "pds3" && OfAttached(document) is { } attached ? attached : new(PlainId(document), null);
    }

    // An older label may name its product in a word of its own, or leave that to the file it stands at the head of.
    static ProductIdentity? OfAttached(LabelDocument document) =>
        ProductName.TryParse(document.Root.Child("PRODUCT_ID")?.Value ?? "", out var name) || ProductName.TryParse(document.FileName, out name) ? new(name.FileName, name) : null;

    /// <summary>The mission whose data files describe this product, and its instrument; nulls where we have none.</summary>
    public (Mission? Mission, InstrumentSheet? Instrument) Describe()
    {
        var mission = Name is null ? null : MissionRegistry.Find(Name.Mission);
        return (mission, mission?.Instrument(Name!.Instrument));
    }

    static string PlainId(LabelDocument document)
    {
        var lid = document.Root.At("Identification_Area/logical_identifier")?.Value;
        var version = document.Root.At("Identification_Area/version_id")?.Value;
        return lid is null ? document.FileName : version is null ? lid : $"{lid}::{version}";
    }
}
