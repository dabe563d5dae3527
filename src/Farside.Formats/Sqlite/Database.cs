using System.Runtime.InteropServices;
using System.Text;
using static Farside.Formats.Sqlite.SqliteLibrary;

namespace Farside.Formats.Sqlite;

/// <summary>One connection to an SQLite file. Not for several threads at a time.</summary>
public sealed unsafe class Database : IDisposable
{
    const int BusyMs = 10_000;

    readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);
    readonly DatabaseRole _role;
    nint _handle;

    Database(string path, DatabaseRole role, nint handle) => (Path, _role, _handle) = (path, role, handle);

    public string Path { get; }

    /// <exception cref="FarsideException">The role's: no SQLite on this machine, or the file cannot be opened.</exception>
    public static Database Open(string path, bool isReadOnly, DatabaseRole role)
    {
        if (!IsLoaded)
        {
            throw role.NoLibrary(path);
        }

        nint handle;
        int code;
        fixed (byte* name = Zero(path))
        {
            code = SqliteLibrary.Open(name, &handle, (isReadOnly ? ReadOnly : ReadWriteCreate) | NoMutex, null);
        }

        var database = new Database(path, role, handle);
        if (code != Ok)
        {
            var found = database.Error();
            database.Dispose();
            throw role.Closed(path, found);
        }

        _ = BusyTimeout(handle, BusyMs);
        return database;
    }

    /// <summary>A prepared statement, kept for the next time; ready to be bound.</summary>
    public Statement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            nint handle;
            fixed (byte* text = Zero(sql))
            {
                Require(SqliteLibrary.Prepare(_handle, text, -1, &handle, null));
            }

            _statements[sql] = statement = new(this, handle);
        }

        return statement.Again();
    }

    public void Run(string sql) => Prepare(sql).Run();

    /// <summary>The first number of the first row; 0 where there is none.</summary>
    public long Whole(string sql)
    {
        var statement = Prepare(sql);
        var whole = statement.Step() ? statement.Whole(0) : 0;
        statement.Again();
        return whole;
    }

    /// <summary>Number of the row added last.</summary>
    public long LastRow => SqliteLibrary.LastRow(_handle);

    /// <summary>All of it or nothing of it.</summary>
    public void Together(Action work)
    {
        Begin();
        try
        {
            work();
            Commit();
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    public void Begin() => Run("BEGIN IMMEDIATE");

    public void Commit()
    {
        Release();
        Run("COMMIT");
    }

    public void Rollback()
    {
        Release();
        Run("ROLLBACK");
    }

    /// <summary>Everything read by <paramref name="work"/> is of one moment.</summary>
    public TResult AtOneMoment<TResult>(Func<TResult> work)
    {
        Run("BEGIN");
        try
        {
            return work();
        }
        finally
        {
            Release();
            Run("COMMIT");
        }
    }

    internal void Require(int code)
    {
        if (code is not (Ok or Row or Done))
        {
            throw code == Busy ? _role.Busy(Path) : _role.Broken(Path, Error());
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Finish();
        }

        _statements.Clear();
        _ = SqliteLibrary.Close(_handle);
        _handle = 0;
    }

    // A statement in mid-flight keeps a transaction from ending.
    void Release()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Again();
        }
    }

    string Error() => Marshal.PtrToStringUTF8((nint)ErrorText(_handle)) ?? "an error without words";

    static byte[] Zero(string text) => Encoding.UTF8.GetBytes(text + '\0');
}
