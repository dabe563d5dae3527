using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Spectra;

/// <summary>What the spectrometer took in one look: its infrared spectrum, its cube, or both; of soil, or of its own calibration panel.</summary>
sealed record SpectrumLook(string Id, ArchiveEntry? Spectrum, ArchiveEntry? Cube, bool IsCalibration)
{
    public IReadOnlyList<ArchiveEntry> Entries => [.. new[] { Spectrum, Cube }.OfType<ArchiveEntry>()];

    /// <summary>All looks of an archive whose channels are known, panels apart from soils.</summary>
    public static IEnumerable<SpectrumLook> Of(Shelf shelf)
    {
        var looks = shelf.Complete.Where(IsKnown).GroupBy(entry => (entry.Name!.Mission, entry.Name.Instrument, entry.Name.Sequence, IsCalibration: entry.Name.Mode.EndsWith('C')))
            .OrderBy(group => group.Key.Mission, StringComparer.Ordinal).ThenBy(group => group.Key.Sequence, StringComparer.Ordinal).ThenBy(group => group.Key.IsCalibration);
        foreach (var group in looks)
        {
            // Spectrum and cube of one look carry the same planned times in their names.
            var number = 0;
            foreach (var one in group.GroupBy(entry => (entry.Name!.Start, entry.Name.Stop)).OrderBy(one => one.Key.Start).ThenBy(one => one.Key.Stop))
            {
                number++;
                var id = $"{group.Key.Instrument}-{group.Key.Sequence}{(group.Key.IsCalibration ? "-calibration" : "")}{(number > 1 ? $"-{number}" : "")}";
                yield return new(FolderName.From(id), one.FirstOrDefault(entry => entry.Name!.Mode[0] == 'S'), one.FirstOrDefault(entry => entry.Name!.Mode[0] == 'V'), group.Key.IsCalibration);
            }
        }
    }

    static bool IsKnown(ArchiveEntry entry) => entry.Name is { Mode.Length: > 0 } name && MissionRegistry.Find(name.Mission)?.Instrument(name.Instrument) is { } instrument
        && instrument.Mode(name.Mode).Kind is "spectrum" or "cube" && SpectralChannels.Of(instrument, name.Mode) is not null;
}
