using System.Runtime.InteropServices;

namespace Farside.Formats.Sqlite;

/// <summary>The system's SQLite by its C interface. Source: sqlite3.h of SQLite 3.40; every function used here is older than 3.20.</summary>
static unsafe class SqliteLibrary
{
    public const int Ok = 0;
    public const int Busy = 5;
    public const int Row = 100;
    public const int Done = 101;
    public const int Null = 5;

    /// <summary>Reading only; reading and writing, made where there is none; one thread at a time.</summary>
    public const int ReadOnly = 0x1;
    public const int ReadWriteCreate = 0x2 | 0x4;
    public const int NoMutex = 0x8000;

    static readonly nint Library = Load();

    public static readonly delegate* unmanaged[Cdecl]<byte*, nint*, int, byte*, int> Open =
        (delegate* unmanaged[Cdecl]<byte*, nint*, int, byte*, int>)Export("sqlite3_open_v2");
    public static readonly delegate* unmanaged[Cdecl]<nint, int> Close = (delegate* unmanaged[Cdecl]<nint, int>)Export("sqlite3_close_v2");
    public static readonly delegate* unmanaged[Cdecl]<nint, byte*> ErrorText = (delegate* unmanaged[Cdecl]<nint, byte*>)Export("sqlite3_errmsg");
    public static readonly delegate* unmanaged[Cdecl]<nint, int, int> BusyTimeout = (delegate* unmanaged[Cdecl]<nint, int, int>)Export("sqlite3_busy_timeout");
    public static readonly delegate* unmanaged[Cdecl]<nint, long> LastRow = (delegate* unmanaged[Cdecl]<nint, long>)Export("sqlite3_last_insert_rowid");

    /// <summary>Database, SQL, its bytes, statement, rest.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, int, nint*, byte**, int> Prepare =
        (delegate* unmanaged[Cdecl]<nint, byte*, int, nint*, byte**, int>)Export("sqlite3_prepare_v2");
    public static readonly delegate* unmanaged[Cdecl]<nint, int> Step = (delegate* unmanaged[Cdecl]<nint, int>)Export("sqlite3_step");
    public static readonly delegate* unmanaged[Cdecl]<nint, int> Reset = (delegate* unmanaged[Cdecl]<nint, int>)Export("sqlite3_reset");
    public static readonly delegate* unmanaged[Cdecl]<nint, int> Finish = (delegate* unmanaged[Cdecl]<nint, int>)Export("sqlite3_finalize");

    // What takes nanoseconds and never waits is called without telling the garbage collector.
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int> BindNull = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int>)Export("sqlite3_bind_null");
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long, int> BindWhole = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long, int>)Export("sqlite3_bind_int64");
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, double, int> BindReal = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, double, int>)Export("sqlite3_bind_double");

    /// <summary>Statement, place from 1, bytes, how many, what frees them (-1: SQLite keeps a copy).</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, int, byte*, int, nint, int> BindText =
        (delegate* unmanaged[Cdecl]<nint, int, byte*, int, nint, int>)Export("sqlite3_bind_text");
    public static readonly delegate* unmanaged[Cdecl]<nint, int, byte*, int, nint, int> BindBytes =
        (delegate* unmanaged[Cdecl]<nint, int, byte*, int, nint, int>)Export("sqlite3_bind_blob");

    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int> ColumnType = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int>)Export("sqlite3_column_type");
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long> ColumnWhole = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long>)Export("sqlite3_column_int64");
    public static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, double> ColumnReal = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, double>)Export("sqlite3_column_double");
    public static readonly delegate* unmanaged[Cdecl]<nint, int, byte*> ColumnText = (delegate* unmanaged[Cdecl]<nint, int, byte*>)Export("sqlite3_column_text");
    public static readonly delegate* unmanaged[Cdecl]<nint, int, byte*> ColumnBytes = (delegate* unmanaged[Cdecl]<nint, int, byte*>)Export("sqlite3_column_blob");
    public static readonly delegate* unmanaged[Cdecl]<nint, int, int> ColumnSize = (delegate* unmanaged[Cdecl]<nint, int, int>)Export("sqlite3_column_bytes");

    public static bool IsLoaded => Library != 0;

    static nint Load()
    {
        foreach (var name in (ReadOnlySpan<string>)["libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib", "winsqlite3.dll", "sqlite3.dll"])
        {
            if (NativeLibrary.TryLoad(name, out var library))
            {
                return library;
            }
        }

        return 0;
    }

    static void* Export(string name) => Library != 0 && NativeLibrary.TryGetExport(Library, name, out var address) ? (void*)address : null;
}
