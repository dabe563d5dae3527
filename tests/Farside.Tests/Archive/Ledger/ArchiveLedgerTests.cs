using Farside.Archive.Ledger;
using Farside.Archive.Store;
using Farside.Tests.Archive.Portal;

namespace Farside.Tests.Archive.Ledger;

public sealed class ArchiveLedgerTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_ledger_built_from_a_folder_knows_what_is_whole_halved_and_cut()
    {
        var (whole, halved, cut) = (PortalPair.Pcam(0), PortalPair.Pcam(1), PortalPair.Pcam(2));
        Write(whole.Name, whole.Data, whole.Label);
        Write(halved.Name, halved.Data, null);
        Write(cut.Name, cut.Data[..5000], cut.Label);

        using var ledger = ArchiveLedger.Open(_folder.Path);
        LedgerRebuild.Run(ledger, ArchiveFolder.Open(_folder.Path), LedgerDepth.Hashes);

        Assert.Equal(
            [(whole.Name, ProductState.Complete), (halved.Name, ProductState.Orphan), (cut.Name, ProductState.Truncated)],
            new[] { whole, halved, cut }.Select(pair => (pair.Name, ledger.Find(pair.Name)!.State)));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(whole.Label)), ledger.Find(whole.Name)!.Label!.Sha256);
        Assert.Equal((3, 3), (ledger.Count().Known, ledger.Count().Present));
        Assert.Equal(whole.Data.Length + whole.Label.Length + halved.Data.Length + 5000 + cut.Label.Length, ledger.Count().Bytes);
    }

    [Fact]
    public void A_second_look_changes_nothing_and_a_closer_one_fills_the_hashes()
    {
        var pair = PortalPair.Pcam(0);
        Write(pair.Name, pair.Data, pair.Label);
        using var ledger = ArchiveLedger.Open(_folder.Path);

        Assert.Equal(1, Rebuild(ledger, LedgerDepth.Names));
        Assert.Equal(0, Rebuild(ledger, LedgerDepth.Names));
        Assert.Empty(ledger.Find(pair.Name)!.Data!.Sha256);
        Assert.Equal(1, Rebuild(ledger, LedgerDepth.Hashes));
        Assert.Equal(0, Rebuild(ledger, LedgerDepth.Hashes));
        Assert.Equal(64, ledger.Find(pair.Name)!.Data!.Sha256.Length);
    }

    [Fact]
    public void A_product_that_is_gone_is_known_and_no_longer_here()
    {
        var pair = PortalPair.Pcam(0);
        Write(pair.Name, pair.Data, pair.Label);
        using var ledger = ArchiveLedger.Open(_folder.Path);
        Rebuild(ledger, LedgerDepth.Labels);
        File.Delete(_folder[pair.Name]);
        File.Delete(_folder[pair.Name + "L"]);

        Assert.Equal(1, Rebuild(ledger, LedgerDepth.Labels));

        Assert.Equal((ProductState.Known, false), (ledger.Find(pair.Name)!.State, ledger.Find(pair.Name)!.Data!.IsHere));
        Assert.Equal(0, ledger.Count().Bytes);
    }

    [Fact]
    public void News_are_what_came_since_somebody_looked()
    {
        using var ledger = ArchiveLedger.Open(_folder.Path);
        ledger.List([new("CE4_GRAS_TCAM-I-143_SCI_N_20190111195709_20190111195709_0009_A.2C", "1", "", null)], "a list", ledger.BeginRun(), isWanted: true);
        Assert.Equal((null, 1, 0), News(ledger));
        ledger.Look();
        Assert.Equal((0, 0), (ledger.NewsSinceLastLook().Listed, ledger.NewsSinceLastLook().Arrived));

        var pair = PortalPair.Pcam(0);
        Write(pair.Name, pair.Data, pair.Label);
        Rebuild(ledger, LedgerDepth.Labels);

        var news = ledger.NewsSinceLastLook();
        Assert.NotNull(news.Since);
        Assert.Equal((0, 1, pair.Data.Length + pair.Label.Length), (news.Listed, news.Arrived, (int)news.ArrivedBytes));
        Assert.Equal([pair.Name], news.Examples);

        static (DateTime? Since, int Listed, int Arrived) News(ArchiveLedger ledger)
        {
            var news = ledger.NewsSinceLastLook();
            return (news.Since, news.Listed, news.Arrived);
        }
    }

    [Fact]
    public void What_was_listed_survives_the_ledgers_closing_and_many_threads()
    {
        using (var ledger = ArchiveLedger.Open(_folder.Path))
        {
            var run = ledger.BeginRun();
            Parallel.For(0, 40, page => ledger.List(Enumerable.Range(page * 50, 50).Select(number => new ListedFile(PortalPair.Pcam(number, lines: 1).Name, $"{number}", "", null)), "a list", run, isWanted: true));
        }

        using var again = ArchiveLedger.Open(_folder.Path);
        Assert.Equal(2000, again.Count().Known);
        Assert.Equal(2000, again.Count().Wanted);
        Assert.Equal(2000, again.Products(run: 1).Select(product => product.Id).Distinct().Count());
        Assert.Equal(2, again.BeginRun());
    }

    [Fact]
    public void Another_programs_database_is_no_ledger()
    {
        Directory.CreateDirectory(_folder[ArchiveLedger.Folder]);
        File.WriteAllText(_folder[$"{ArchiveLedger.Folder}/{ArchiveLedger.FileName}"], string.Concat(Enumerable.Repeat("my notes ", 500)));

        var refusal = Assert.Throws<LedgerException>(() => ArchiveLedger.Open(_folder.Path));

        Assert.Contains("ledger.db", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void An_archive_without_a_ledger_is_not_given_one_by_reading()
    {
        Assert.Null(ArchiveLedger.OpenExisting(_folder.Path));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    int Rebuild(ArchiveLedger ledger, LedgerDepth depth) => LedgerRebuild.Run(ledger, ArchiveFolder.Open(_folder.Path), depth);

    void Write(string name, byte[] data, byte[]? label)
    {
        File.WriteAllBytes(_folder[name], data);
        if (label is not null)
        {
            File.WriteAllBytes(_folder[name + "L"], label);
        }
    }
}
