using System.Globalization;
using Farside.Formats.Sqlite;

namespace Farside.Archive.Ledger;

/// <summary>
/// What is known of an archive's products: which there are, which are wanted, which are here, from where, with which bytes. It lies in
/// <c>.farside/ledger.db</c> below the archive, survives a killed process at any moment, and can be built anew from the folder.
/// Safe for several threads.
/// </summary>
public sealed partial class ArchiveLedger : IDisposable
{
    /// <summary>Farside's own folder in an archive.</summary>
    public const string Folder = ".farside";

    /// <summary>The ledger's file in <see cref="Folder"/>.</summary>
    public const string FileName = "ledger.db";

    static readonly DatabaseRole Role = new(
        "a ledger", "Check that the folder may be written to.", "Delete it; the next fetch builds it anew from the folder.",
        (file, found, expected, advice) => new LedgerException(file, found, expected, advice));

    readonly Lock _gate = new();
    readonly Database _database;

    ArchiveLedger(string root, Database database) => (Root, _database) = (root, database);

    /// <summary>Absolute path of the archive.</summary>
    public string Root { get; }

    /// <summary>Opens an archive's ledger for writing, making it where there is none.</summary>
    /// <exception cref="LedgerException">No SQLite on this machine, a damaged or foreign file, a folder that cannot be written to.</exception>
    public static ArchiveLedger Open(string archiveRoot)
    {
        var root = Path.GetFullPath(archiveRoot);
        var path = PathOf(root);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new LedgerException(path, refusal.Message.TrimEnd('.'), "a folder that may be written to", "Choose another archive or give yourself the right.", refusal);
        }

        return new(root, Opened(() => Database.Open(path, isReadOnly: false, Role), database =>
        {
            // A rollback journal works on every file system, a network's too. A ledger that a power cut should ever harm is built anew.
            database.Run("PRAGMA synchronous = NORMAL");
            LedgerSchema.Prepare(database);
        }));
    }

    /// <summary>Opens a ledger that is there, writable where its folder is; null where the archive has none.</summary>
    /// <exception cref="LedgerException">No SQLite on this machine, or a damaged or foreign file.</exception>
    public static ArchiveLedger? OpenExisting(string archiveRoot)
    {
        var root = Path.GetFullPath(archiveRoot);

        // A killed writer's journal is rolled back by whoever comes next: a reader must be able to. On a read-only disk SQLite falls back by itself.
        return File.Exists(PathOf(root)) ? new(root, Opened(() => Database.Open(PathOf(root), isReadOnly: false, Role), LedgerSchema.Require)) : null;
    }

    /// <summary>A ledger that leaves nothing behind: for a plan where no archive is yet.</summary>
    public static ArchiveLedger InMemory(string archiveRoot) =>
        new(Path.GetFullPath(archiveRoot), Opened(() => Database.Open(":memory:", isReadOnly: false, Role), LedgerSchema.Prepare));

    public void Dispose()
    {
        lock (_gate)
        {
            _database.Dispose();
        }
    }

    static string PathOf(string root) => Path.Combine(root, Folder, FileName);

    static Database Opened(Func<Database> open, Action<Database> prepare)
    {
        var database = open();
        try
        {
            prepare(database);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    void Write(Action<Database> work)
    {
        lock (_gate)
        {
            _database.Together(() => work(_database));
        }
    }

    TResult Read<TResult>(Func<Database, TResult> work)
    {
        lock (_gate)
        {
            return _database.AtOneMoment(() => work(_database));
        }
    }

    static long Micros(DateTime utc) => (utc.ToUniversalTime() - DateTime.UnixEpoch).Ticks / 10;

    static DateTime Utc(long micros) => DateTime.UnixEpoch.AddTicks(micros * 10);

    static DateTime? UtcOrNull(Statement row, int column) => row.IsNull(column) ? null : Utc(row.Whole(column));

    static string Word(ProductState state) => state switch
    {
        ProductState.Known => "known",
        ProductState.Complete => "complete",
        ProductState.Orphan => "orphan",
        ProductState.DuplicateOf => "duplicate-of",
        ProductState.Truncated => "truncated",
        _ => "changed-upstream",
    };

    static ProductState State(string word) => word switch
    {
        "known" => ProductState.Known,
        "complete" => ProductState.Complete,
        "orphan" => ProductState.Orphan,
        "duplicate-of" => ProductState.DuplicateOf,
        "truncated" => ProductState.Truncated,
        _ => ProductState.ChangedUpstream,
    };

    string? Note(string name)
    {
        var row = _database.Prepare("SELECT value FROM note WHERE name = ?").Bind(name);
        var value = row.Step() ? row.Text(0) : null;
        row.Again();
        return value;
    }

    void Note(string name, string value) =>
        _database.Prepare("INSERT INTO note(name, value) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value").Bind(name).Bind(value).Run();

    DateTime? TimeNoted(string name) => Note(name) is { } text && long.TryParse(text, CultureInfo.InvariantCulture, out var micros) ? Utc(micros) : null;
}
