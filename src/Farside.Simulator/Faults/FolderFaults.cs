using System.Globalization;
using System.Text;
using Farside.Archive.Store;
using Farside.Core.Time;

namespace Farside.Simulator.Faults;

/// <summary>Files that are missing, renamed, copied or dropped into an archive's folders by users and their systems.</summary>
static class FolderFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("missing-label", 16, "A data file without its label.", "a user of the portal in 2020: pairs with one half missing", Kin.Any, Touches.Whole, victim => Lose(victim, victim.Label, "the label")),
        new("missing-data", 16, "A label without its data file.", "a user of the portal in 2020: pairs with one half missing", Kin.Any, Touches.Whole, victim => Lose(victim, victim.Data, "the data file")),
        new("swapped-labels", null, "Two neighbouring frames have each other's labels.", "hand-made folders", Kin.Neighbours, Touches.Whole, SwapLabels),
        new("browser-copy", 35, "A label was saved a second time by a browser, as name (1).", "archives of users", Kin.Any, Touches.Label | Touches.Beside, CopyLabel),
        new("browser-renamed", 35, "Both files of a product are called name (1), and the ones without a number are gone.", "archives of users", Kin.Any, Touches.Whole, Number),
        new("shortened-name", 35, "Both files of a product have names cut to payload and sequence.", "archives of users", Kin.Any, Touches.Whole, Shorten),
        new("lower-case-extension", null, "Both files of a product end in small letters.", "file systems without case", Kin.Any, Touches.Whole, LowerExtension),
        new("second-folder", 23, "A product lies in a second folder too, the same to the byte.", "a product listed twice", Kin.Any, Touches.Whole, victim => CopyElsewhere(victim, isWhole: true)),
        new("differing-copy", 23, "A product lies in a second folder too, its data broken off.", "downloads begun again elsewhere", Kin.Any, Touches.Whole, victim => CopyElsewhere(victim, isWhole: false)),
        new("true-name-times", 13, "A radar file is named after its first and last record; real names give the planned period.", "level-2 names as Chang'e-6's naming text defines them", Kin.Radar, Touches.Whole, NameByRecords),
        new("day-numbering", 26, "A radio-spectrometer file of version A: its name gives a whole day and counts days since the landing.", "names of LFRS files 0124 and 0243", Kin.Lfrs, Touches.Whole, NameByDay),
        new("macos-resource", 34, "A resource file ._name that macOS leaves beside a data file.", "archives of users", Kin.Any, Touches.Beside, victim => Drop(victim, "._" + Path.GetFileName(victim.Data), "00 05 16 07 00 02 00 00")),
        new("ds-store", 34, "A .DS_Store that macOS leaves in a folder.", "archives of users", Kin.Any, Touches.Beside, victim => Drop(victim, ".DS_Store", "00 00 00 01 42 75 64 31")),
        new("thumbs-db", 34, "A Thumbs.db that Windows leaves in a folder.", "archives of users", Kin.Any, Touches.Beside, victim => Drop(victim, "Thumbs.db", "D0 CF 11 E0 A1 B1 1A E1")),
        new("lunar-day-missing", 18, "All products of one lunar day are absent.", "a user of the portal in 2020: the last months of 2019 missing", Kin.LunarDays, Touches.Whole, LoseAll),
        new("last-months-missing", 18, "All products of the last four months are absent.", "a user of the portal in 2020: the last months of 2019 missing", Kin.LastMonths, Touches.Whole, LoseAll),
    ];

    static void Lose(Victim victim, string path, string what)
    {
        victim.Files.Delete(path);
        victim.Detail = $"{what} is gone";
    }

    static void LoseAll(Victim victim)
    {
        foreach (var product in victim.Group)
        {
            victim.Files.Delete(product.Data);
            victim.Files.Delete(product.Label);
        }

        victim.Detail = $"{victim.Group.Count} products from {victim.Group.Min(product => product.Name.Start).ToUtcText()} to {victim.Group.Max(product => product.Name.Start).ToUtcText()} are gone";
    }

    static void SwapLabels(Victim victim)
    {
        var (one, other) = (File.ReadAllBytes(victim.Label), File.ReadAllBytes(victim.Group[1].Label));
        victim.Files.Write(victim.Label, other);
        victim.Files.Write(victim.Group[1].Label, one);
        victim.Detail = $"the labels of {victim.Name.FileName} and {victim.Group[1].FileName} changed places; the data did not";
    }

    static void CopyLabel(Victim victim)
    {
        victim.Files.Copy(victim.Label, Path.Combine(victim.Folder, Numbered(victim.Label)));
        victim.Detail = $"a second copy of the label: {Numbered(victim.Label)}";
    }

    static void Number(Victim victim) => Rename(victim, Numbered(victim.Data));

    static string Numbered(string path) => $"{Path.GetFileNameWithoutExtension(path)} (1){Path.GetExtension(path)}";

    static void Shorten(Victim victim) => Rename(victim, $"{victim.Name.Payload}_{victim.Name.Sequence}.{victim.Name.Level}");

    static void LowerExtension(Victim victim) => Rename(victim, Path.ChangeExtension(Path.GetFileName(victim.Data), victim.Name.Level.ToLowerInvariant()), 'l');

    static void Rename(Victim victim, string data, char label = 'L')
    {
        victim.Files.Move(victim.Data, Path.Combine(victim.Folder, data));
        victim.Files.Move(victim.Label, Path.Combine(victim.Folder, data + label));
        victim.Detail = $"both files renamed: {data}, {data}{label}";
    }

    static void CopyElsewhere(Victim victim, bool isWhole)
    {
        var folder = Path.Combine(victim.Archive, "again");
        var data = Path.Combine(folder, Path.GetFileName(victim.Data));
        victim.Files.Copy(victim.Data, data);
        victim.Files.Copy(victim.Label, data + "L");
        if (!isWhole)
        {
            victim.Files.Patch(data, file => file.SetLength(file.Length / 3));
        }

        victim.Detail = isWhole ? "copied to a second folder, bytes equal" : "copied to a second folder, where the data end after a third";
    }

    static void NameByRecords(Victim victim)
    {
        var label = victim.ReadLabel();
        Rename(victim, victim.Name with { Start = Time(label, "start_date_time"), Stop = Time(label, "stop_date_time") });
    }

    static Epoch Time(string label, string element) =>
        Epoch.TryParseUtc(LabelEdit.TextOf(label, element), out var time) ? time : throw new SimulationException("true-name-times", $"no {element}", "a radar label with its times", "Ask for fewer faults.");

    static void NameByDay(Victim victim)
    {
        var (year, month, day, _, _, _, _) = victim.Name.Start.ToUtc();
        var (first, start) = (Epoch.FromUtc(2019, 1, 3), Epoch.FromUtc(year, month, day));
        var number = (int)Math.Round((start - first).TotalDays) + 1;
        Rename(victim, victim.Name with { Version = 'A', Start = start, Stop = start + TimeSpan.FromSeconds(86_399), Sequence = number.ToString("0000", CultureInfo.InvariantCulture) });
    }

    /// <summary>Another name for file and product: the label's own words change with it.</summary>
    static void Rename(Victim victim, ProductName name)
    {
        var label = victim.ReadLabel().Replace(victim.Name.FileName, name.FileName, StringComparison.Ordinal);
        label = LabelEdit.With(LabelEdit.With(label, "sequence_id", name.Sequence), "product_version", name.Version.ToString());
        victim.Files.Move(victim.Data, Path.Combine(victim.Folder, name.FileName));
        victim.Files.Write(Path.Combine(victim.Folder, name.LabelName), Encoding.UTF8.GetBytes(label));
        victim.Files.Delete(victim.Label);
        victim.Detail = $"the product is now {name.FileName}";
    }

    static void Drop(Victim victim, string name, string hex)
    {
        victim.Files.Write(Path.Combine(victim.Folder, name), Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));
        victim.Detail = $"a file {name} that is no product";
    }
}
