using System.Globalization;
using Farside.Archive.Store;
using Farside.Formats.Sqlite;

namespace Farside.Archive.Ledger;

public sealed partial class ArchiveLedger
{
    /// <summary>Begins a run: what is listed from now on belongs to it.</summary>
    /// <returns>The run's number, from 1.</returns>
    public int BeginRun()
    {
        var run = 0;
        Write(_ =>
        {
            run = int.Parse(Note("run") ?? "0", CultureInfo.InvariantCulture) + 1;
            Note("run", run.ToString(CultureInfo.InvariantCulture));
        });
        return run;
    }

    /// <summary>Takes one page of a source's list; all of it or nothing.</summary>
    /// <param name="run">What lists them.</param>
    /// <param name="isWanted">They are to be fetched; a product once wanted stays so until it is whole.</param>
    /// <returns>How many products of the page nobody knew before.</returns>
    public int List(IEnumerable<ListedFile> files, string source, int run, bool isWanted)
    {
        var added = 0;
        var now = Micros(DateTime.UtcNow);
        Write(database =>
        {
            foreach (var file in files)
            {
                var (id, isLabel) = Identify(file.Name);
                added += KnowProduct(database, id, now, now) ? 1 : 0;
                database.Prepare("UPDATE product SET run = ?, wanted = max(wanted, ?), listed = coalesce(listed, ?) WHERE id = ?").Bind(run).Bind(isWanted ? 1 : 0).Bind(now).Bind(id).Run();
                KnowFile(database, id, isLabel, file, source);
            }
        });
        return added;
    }

    /// <summary>A part is about to be written; what it belongs to must be known before its first byte is.</summary>
    public void Begin(string id, LedgerFile file, FileVersion version) => Write(database =>
    {
        EnsureFile(database, id, file);
        database.Prepare("UPDATE file SET address = ?, begun = 1, begun_etag = ?, begun_modified = ?, begun_whole = ?, absent = 0 WHERE id = ? AND is_label = ?")
            .Bind(file.Address).Bind(version.ETag).Bind(version.LastModified).Bind(version.Bytes).Bind(id).Bind(file.IsLabel ? 1 : 0).Run();
    });

    /// <summary>The source said that it has no such file.</summary>
    public void NoteAbsent(string id, LedgerFile file) => Write(database =>
    {
        EnsureFile(database, id, file);
        database.Prepare("UPDATE file SET absent = 1 WHERE id = ? AND is_label = ?").Bind(id).Bind(file.IsLabel ? 1 : 0).Run();
    });

    /// <summary>What is here of a product now, and how it stands.</summary>
    public void Record(LedgerEntry entry) => Record([entry]);

    /// <summary>The same of many: all of it or nothing.</summary>
    public void Record(IReadOnlyCollection<LedgerEntry> entries) => Write(database =>
    {
        var now = Micros(DateTime.UtcNow);
        foreach (var entry in entries)
        {
            KnowProduct(database, entry.Id, now, null);
            foreach (var file in entry.Files)
            {
                Keep(database, entry.Id, file, now);
            }

            Settle(database, entry, now);
        }
    });

    /// <summary>Why an attempt failed; what is here stays as it was.</summary>
    public void NoteTrouble(string id, string trouble) =>
        Write(database => database.Prepare("UPDATE product SET trouble = ? WHERE id = ?").Bind(trouble).Bind(id).Run());

    /// <summary>Remembers that something was done once, e.g. that the terms were shown.</summary>
    /// <returns>False where it had been done before.</returns>
    public bool Once(string what)
    {
        var isFirst = false;
        Write(_ =>
        {
            isFirst = Note("once " + what) is null;
            Note("once " + what, Micros(DateTime.UtcNow).ToString(CultureInfo.InvariantCulture));
        });
        return isFirst;
    }

    /// <summary>From now on, <see cref="NewsSinceLastLook"/> tells what comes after this moment.</summary>
    public void Look() => Write(_ => Note("looked", Micros(DateTime.UtcNow).ToString(CultureInfo.InvariantCulture)));

    /// <summary>A name that follows no grammar we know is its own product.</summary>
    internal static (string Id, bool IsLabel) Identify(string name) =>
        ProductName.TryParse(name, out var parts) ? (parts.FileName, parts.IsLabel) : (name, false);

    static bool KnowProduct(Database database, string id, long now, long? listed)
    {
        var before = database.Whole("SELECT total_changes()");
        var name = ProductName.TryParse(id, out var parts) ? parts : null;
        database.Prepare("""
            INSERT INTO product(id, mission, instrument, mode, level, sequence, start, state, known, listed) VALUES(?, ?, ?, ?, ?, ?, ?, 'known', ?, ?)
            ON CONFLICT(id) DO NOTHING
            """).Bind(id).Bind(name?.Mission).Bind(name?.Instrument).Bind(name?.Mode).Bind(name?.Level).Bind(name?.Sequence).Bind(name?.Start.TaiNanoseconds).Bind(now).Bind(listed).Run();
        return database.Whole("SELECT total_changes()") > before;
    }

    static void KnowFile(Database database, string id, bool isLabel, ListedFile file, string source) => database.Prepare("""
        INSERT INTO file(id, is_label, name, source, key, address, stated) VALUES(?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT(id, is_label) DO UPDATE SET source = excluded.source, key = excluded.key, absent = 0, stated = excluded.stated,
            address = CASE WHEN excluded.address <> '' THEN excluded.address WHEN file.source = excluded.source AND file.key = excluded.key THEN file.address ELSE '' END
        """).Bind(id).Bind(isLabel ? 1 : 0).Bind(file.Name).Bind(source).Bind(file.Key).Bind(file.Address).Bind(file.StatedBytes).Run();

    static void Settle(Database database, LedgerEntry entry, long now)
    {
        var twin = entry.State is ProductState.Complete ? TwinOf(database, entry.Id) : null;
        var shown = Word(twin is null ? entry.State : ProductState.DuplicateOf);
        database.Prepare("""
            UPDATE product SET state = ?, twin = ?, trouble = ?,
                altered = CASE WHEN ? = 'changed-upstream' AND state <> 'changed-upstream' THEN ? ELSE altered END,
                completed = CASE WHEN ? THEN CASE WHEN state IN ('complete', 'duplicate-of') THEN coalesce(completed, ?) ELSE ? END ELSE NULL END
            WHERE id = ?
            """).Bind(shown).Bind(twin).Bind(entry.Trouble).Bind(shown).Bind(now).Bind(entry.State is ProductState.Complete ? 1 : 0).Bind(now).Bind(now).Bind(entry.Id).Run();
    }

    static void EnsureFile(Database database, string id, LedgerFile file) => database.Prepare(
        "INSERT INTO file(id, is_label, name, source, key, address, stated) VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id, is_label) DO NOTHING")
        .Bind(id).Bind(file.IsLabel ? 1 : 0).Bind(file.Name).Bind(file.Source).Bind(file.Key).Bind(file.Address).Bind(file.StatedBytes).Run();

    static void Keep(Database database, string id, LedgerFile file, long now)
    {
        EnsureFile(database, id, file);
        if (file.Path is null)
        {
            // What has begun to come instead of it is still good.
            database.Prepare("UPDATE file SET path = NULL, bytes = 0, sha256 = '', since = NULL, changed = NULL WHERE id = ? AND is_label = ?").Bind(id).Bind(file.IsLabel ? 1 : 0).Run();
            return;
        }

        database.Prepare("""
            UPDATE file SET source = ?, address = ?, path = ?, bytes = ?, sha256 = ?, etag = ?, modified = ?, whole = ?, since = coalesce(?, since, ?), changed = ?,
                begun = 0, begun_etag = '', begun_modified = '', begun_whole = NULL, absent = 0 WHERE id = ? AND is_label = ?
            """).Bind(file.Source).Bind(file.Address).Bind(file.Path).Bind(file.Bytes).Bind(file.Sha256).Bind(file.Version.ETag).Bind(file.Version.LastModified).Bind(file.Version.Bytes)
            .Bind(file.Since is { } since ? Micros(since) : null).Bind(now).Bind(file.Changed is { } changed ? Micros(changed) : null).Bind(id).Bind(file.IsLabel ? 1 : 0).Run();
    }

    /// <summary>The first other product, by name, whose data are the same bytes and which is no duplicate itself.</summary>
    static string? TwinOf(Database database, string id)
    {
        var row = database.Prepare("""
            SELECT other.id FROM file AS own JOIN file AS other ON other.sha256 = own.sha256 AND other.sha256 <> '' AND other.is_label = 0
            JOIN product ON product.id = other.id
            WHERE own.id = ? AND own.is_label = 0 AND own.bytes > 0 AND other.id <> own.id AND product.state <> 'duplicate-of' ORDER BY other.id LIMIT 1
            """).Bind(id);
        var twin = row.Step() ? row.Text(0) : null;
        row.Again();
        return twin;
    }
}
