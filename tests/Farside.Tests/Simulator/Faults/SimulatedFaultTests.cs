using Farside.Archive.Store;
using Farside.Core;
using Farside.Simulator;
using Farside.Simulator.Faults;

namespace Farside.Tests.Simulator.Faults;

/// <summary>Every fault befalls the simulator's own products, whose labels are those of the real ones.</summary>
[Collection(nameof(SmallArchive))]
public sealed class SimulatedFaultTests(SmallArchive archive)
{
    [Fact]
    public void Each_fault_fits_the_simulators_labels_and_data_and_the_reader_survives_it()
    {
        using var folder = new TemporaryFolder();
        var files = Copy(archive, folder["archive"]);
        var done = 0;
        foreach (var fault in FaultBook.All)
        {
            DamageReport report;
            try
            {
                report = Damage.Do([new(fault)], files, 11, folder["archive"], folder["originals"]);
            }
            catch (SimulationException refusal) when (refusal.Message.Contains($"found no {fault.Befalls}", StringComparison.Ordinal))
            {
                continue; // a small archive has neither every instrument nor many months
            }

            done++;
            Assert.NotEmpty(report.Harms);
            Read(folder["archive"], [.. report.Harms.Select(harm => harm.Product)]);
        }

        Assert.InRange(done, FaultBook.All.Count - 6, FaultBook.All.Count);
        Damage.Undo(folder["archive"], folder["originals"]);
        Assert.All(files.Zip(archive.DataFiles), pair => Assert.Equal(FileState.Of(pair.Second), FileState.Of(pair.First)));
    }

    static void Read(string root, HashSet<string> victims)
    {
        var folder = ArchiveFolder.Open(root);
        foreach (var entry in folder.Entries.Where(entry => victims.Contains(entry.Id)))
        {
            var refusal = Record.Exception(() => folder.Read(entry));
            Assert.True(refusal is null or FarsideException, refusal?.ToString());
            Assert.True(refusal is not ArchiveException { InnerException: not (null or IOException) }, refusal?.ToString());
        }
    }

    static List<string> Copy(SmallArchive archive, string to)
    {
        var copies = new List<string>();
        foreach (var file in archive.DataFiles)
        {
            var copy = Path.Combine(to, Path.GetRelativePath(archive.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
            File.Copy(file + "L", copy + "L");
            copies.Add(copy);
        }

        return copies;
    }
}
