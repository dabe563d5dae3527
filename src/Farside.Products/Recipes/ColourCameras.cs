using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Measurements;
using Farside.Processing.Imaging.Colour;
using Farside.Products.Runner;

namespace Farside.Products.Recipes;

/// <summary>Cameras whose frames are linear: each eye is one, all its modes together, since they share lens and detector.</summary>
static class ColourCameras
{
    /// <summary>The product that holds the colour of an entry's camera; null for a camera that has none.</summary>
    public static string? KeyOf(ArchiveEntry entry) => IsLinear(entry) ? $"colour/{IdOf(entry)}" : null;

    /// <summary>The same of a frame that was read, whatever its archive calls it.</summary>
    public static string? KeyOf(Observation observation) => IsLinear(observation.Mission, observation.Instrument, observation.Mode)
        ? $"colour/{IdOf(observation.Mission, observation.Instrument, observation.Eye)}" : null;

    /// <summary>Each camera's frames by time.</summary>
    public static IEnumerable<(string Id, IReadOnlyList<ArchiveEntry> Frames)> Of(Shelf shelf) =>
        from entry in shelf.Complete
        where IsLinear(entry)
        group entry by IdOf(entry) into camera
        orderby camera.Key
        select (camera.Key, (IReadOnlyList<ArchiveEntry>)[.. camera.OrderBy(frame => frame.Name!.Start).ThenBy(frame => frame.Id, StringComparer.Ordinal)]);

    /// <summary>What the mission's data say of the camera's band passes; null where they say nothing.</summary>
    public static CameraBands? Bands(Subject subject) => Facts(subject) is { } facts && facts.Number("colour.redCentre") is not null
        ? new(Band(facts, "red"), Band(facts, "green"), Band(facts, "blue")) : null;

    /// <summary>What they say of the soil's redness in these bands; soil is taken for grey where they say nothing.</summary>
    public static SoilKnowledge Soil(Subject subject) =>
        Facts(subject) is { } facts && facts.Number("colour.soilRedOverGreen") is { } red && facts.Number("colour.soilBlueOverGreen") is { } blue
            ? new(new(red, blue), ColourSource.SoilRatio, facts.Find("colour.soilRedOverGreen")!.Source)
            : new(SoilColour.Grey, ColourSource.Identity, "nothing is known of this soil: taken for grey");

    static BandPass Band(FactSheet facts, string name) => new(facts.Number($"colour.{name}Centre") ?? double.NaN, facts.Number($"colour.{name}HalfWidth") ?? double.NaN);

    static FactSheet? Facts(Subject subject) => MissionRegistry.Find(subject.Mission)?.Instrument(subject.Instrument)?.Facts;

    static bool IsLinear(ArchiveEntry entry) => entry.Name is { } name && CameraGroups.IsCamera(entry) && IsLinear(name.Mission, name.Instrument, name.Mode);

    static bool IsLinear(string mission, string instrument, string mode) =>
        MissionRegistry.Find(mission)?.Instrument(instrument)?.Mode(mode).Text("meaning") == "linear";

    static string IdOf(ArchiveEntry entry) => IdOf(entry.Name!.Mission, entry.Name.Instrument, entry.Name.Eye);

    static string IdOf(string mission, string instrument, string eye) => FolderName.From($"{mission}-{instrument}{(eye.Length > 0 ? "-" : "")}{eye}".ToLowerInvariant());
}
