using Farside.Archive.Missions;
using Farside.Archive.Store;

namespace Farside.Products.Recipes.Traverse;

/// <summary>Which products of an archive come from a rover and tell in their labels where it stood.</summary>
static class RoverLabels
{
    /// <summary>The radar's labels say nothing of the place: its records do.</summary>
    public static bool IsRovers(ProductName? name) => SheetOf(name) is { } sheet && sheet.Facts.Text("platform") is "rover" && ModeOf(sheet, name!) is not (null or "radargram");

    public static bool IsFrame(ProductName? name) => SheetOf(name) is { } sheet && ModeOf(sheet, name!) is "frame";

    /// <summary>The entry as its label alone: what a product made from labels depends on.</summary>
    public static ArchiveEntry LabelAlone(ArchiveEntry entry) => entry with { DataPath = null, DataBytes = 0 };

    static InstrumentSheet? SheetOf(ProductName? name) => name is null ? null : MissionRegistry.Find(name.Mission)?.Instrument(name.Instrument);

    static string? ModeOf(InstrumentSheet sheet, ProductName name) => sheet.Mode(name.Mode).Kind;
}
