using Farside.Simulator.Faults;

namespace Farside.Tests.Simulator.Faults;

/// <summary>What Farside's own readers make of each fault: what is said of the victim, how it reads, and that nothing else changes.</summary>
public sealed class FaultReadingTests(ReadMission mission) : IClassFixture<ReadMission>
{
    /// <summary>
    /// Fault → what <c>check</c> newly says of the victim (a list of the report; +rule that fires newly, −rule that fires no more), and how the victim reads:
    /// the same, otherwise, refused, or gone.
    /// </summary>
    static readonly Dictionary<string, (string Said, string Reads)> Expected = new()
    {
        ["truncated-data"] = ("truncated +truncated-data", "otherwise"),
        ["empty-data"] = ("truncated +truncated-data", "refused"),
        ["zero-filled-tail"] = ("", "otherwise"),
        ["flipped-data-bits"] = ("", "otherwise"),
        ["text-mode-transfer"] = ("+surplus-data", "otherwise"),
        ["uneven-columns"] = ("", "the same"),
        ["dark-first-frame"] = ("+dark-frame", "otherwise"),
        ["saturated-frame"] = ("", "otherwise"),
        ["values-beyond-ten-bits"] = ("", "otherwise"),
        ["repeated-frame"] = ("", "the same"),
        ["lost-sync"] = ("+lpr-lost-sync truncated +truncated-data", "otherwise"),
        ["truncated-record"] = ("truncated +truncated-data -lpr-last-record-mode", "otherwise"),
        ["time-jump"] = ("", "otherwise"),
        ["repeated-records"] = ("", "otherwise"),
        ["zero-position-stop"] = ("+lpr-no-navigation", "otherwise"),
        ["last-record-working"] = ("-lpr-last-record-mode", "otherwise"),
        ["crlf-label"] = ("", "the same"),
        ["bom-label"] = ("", "the same"),
        ["utf16-label"] = ("", "the same"),
        ["gb18030-label"] = ("", "the same"),
        ["inserted-comment"] = ("", "the same"),
        ["upper-case-tags"] = ("", "the same"),
        ["lower-case-tags"] = ("", "the same"),
        ["blank-schema-location"] = ("-comma-schema-location", "the same"),
        ["flipped-label-bits"] = ("broken", "refused"),
        ["truncated-label"] = ("broken", "refused"),
        ["empty-label"] = ("broken", "refused"),
        ["principal-spelling"] = ("", "the same"),
        ["angle-spelling"] = ("", "the same"),
        ["both-spellings"] = ("", "the same"),
        ["rotation-names"] = ("", "the same"),
        ["no-field-format"] = ("-field-format-none", "the same"),
        ["true-byte-orders"] = ("-lpr-reference-point-byte-order -lpr-valid-length-byte-order", "the same"),
        ["false-file-size"] = ("+false-file-size", "the same"),
        ["principal-point-in-pixels"] = ("+principal-point-in-pixels", "the same"),
        ["principal-point-without-unit"] = ("", "the same"),
        ["pixels-without-unit"] = ("+principal-point-in-pixels", "the same"),
        ["values-none"] = ("", "otherwise"),
        ["byte-order-mismatch"] = ("", "otherwise"),
        ["millisecond-times"] = ("-whole-second-times", "otherwise"),
        ["times-absent"] = ("-constant-metadata", "the same"),
        ["sequence-mismatch"] = ("", "the same"),
        ["wrong-statistics"] = ("", "the same"),
        ["lro-coordinates"] = ("", "the same"),
        ["sun-elsewhere"] = ("+planned-name-times sun", "otherwise"),
        ["late-modification-date"] = ("-constant-metadata", "the same"),
        ["pointing-error"] = ("", "otherwise"),
        ["angles-off-vectors"] = ("", "otherwise"),
        ["missing-label"] = ("no label", "refused"),
        ["missing-data"] = ("+missing-companion no data", "refused"),
        ["swapped-labels"] = ("broken", "refused"),
        ["browser-copy"] = ("copy", "the same"),
        ["browser-renamed"] = ("+data-beside-label +renamed-product", "the same"),
        ["shortened-name"] = ("+data-beside-label +renamed-product", "the same"),
        ["lower-case-extension"] = ("", "the same"),
        ["second-folder"] = ("copy", "the same"),
        ["differing-copy"] = ("copy differing-copy", "the same"),
        ["true-name-times"] = ("", "gone"),
        ["day-numbering"] = ("", "gone"),
        ["macos-resource"] = ("", "the same"),
        ["ds-store"] = ("", "the same"),
        ["thumbs-db"] = ("", "the same"),
        ["lunar-day-missing"] = ("", "gone"),
        ["last-months-missing"] = ("", "gone"),
        ["html-label"] = ("broken", "refused"),
        ["html-data"] = ("truncated +truncated-data", "refused"),
        ["json-label"] = ("broken", "refused"),
        ["interrupted-download"] = ("+missing-companion no data", "refused"),
        ["link-list"] = ("", "the same"),
    };

    public static TheoryData<string> Names => [.. FaultNames.All];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_readers_say_so_of_the_victim_and_read_all_others_as_before(string fault)
    {
        var harms = mission.Tiny.Suffer(fault).Harms;
        var victims = harms.Select(harm => harm.Product).Concat(harms.Select(harm => Path.GetFileName(harm.File)).Select(file => file.EndsWith('L') ? file[..^1] : file)).ToHashSet();
        var (said, readings) = ReadMission.Look(mission.Tiny.Root);

        foreach (var id in mission.Readings.Keys.Concat(readings.Keys).Distinct().Where(id => !victims.Contains(id)))
        {
            Assert.Equal(mission.Readings.GetValueOrDefault(id), readings.GetValueOrDefault(id));
            Assert.Equal(mission.Said[id], said[id]);
        }

        var first = harms[0].Product;
        Assert.Equal(Expected[fault], (New(mission.Said[first], said.GetValueOrDefault(first) ?? []), Reads(mission.Readings[first], readings.GetValueOrDefault(first))));
    }

    static string New(SortedSet<string> before, SortedSet<string> now)
    {
        var isUnread = now.Contains("broken") || now.Contains("no label") || now.Count == 0;
        return string.Join(' ', now.Except(before).Select(Sign).Concat(isUnread ? [] : before.Except(now).Select(word => "-" + word)));
    }

    static string Sign(string word) => word.Contains('-', StringComparison.Ordinal) && word is not "differing-copy" ? "+" + word : word;

    static string Reads(string before, string? now) => now is null ? "gone" : now == before ? "the same" : now.Contains("; expected ", StringComparison.Ordinal) ? "refused" : "otherwise";
}
