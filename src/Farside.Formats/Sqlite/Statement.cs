using System.Text;
using static Farside.Formats.Sqlite.SqliteLibrary;

namespace Farside.Formats.Sqlite;

/// <summary>One prepared statement: bind from left to right, step, read columns from 0.</summary>
public sealed unsafe class Statement
{
    const int Small = 512;
    static readonly nint Copy = -1;

    readonly Database _database;
    readonly nint _handle;
    int _place;

    internal Statement(Database database, nint handle) => (_database, _handle) = (database, handle);

    /// <summary>Forgets the rows; the next binding is the first.</summary>
    public Statement Again()
    {
        _ = Reset(_handle);
        _place = 0;
        return this;
    }

    public Statement Bind(long value)
    {
        _database.Require(BindWhole(_handle, ++_place, value));
        return this;
    }

    public Statement Bind(long? value) => value is { } whole ? Bind(whole) : BindNothing();

    /// <summary>NaN becomes nothing.</summary>
    public Statement Bind(double value)
    {
        _database.Require(double.IsNaN(value) ? BindNull(_handle, ++_place) : BindReal(_handle, ++_place, value));
        return this;
    }

    public Statement Bind(string? value)
    {
        if (value is null)
        {
            return BindNothing();
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var utf8 = most <= Small ? stackalloc byte[Small] : new byte[most];
        var length = Encoding.UTF8.GetBytes(value, utf8);
        fixed (byte* bytes = utf8)
        {
            _database.Require(SqliteLibrary.BindText(_handle, ++_place, bytes, length, Copy));
        }

        return this;
    }

    public Statement Bind(ReadOnlySpan<byte> value)
    {
        // An empty span has no address, and no address would bind nothing.
        var none = stackalloc byte[1];
        fixed (byte* bytes = value)
        {
            _database.Require(SqliteLibrary.BindBytes(_handle, ++_place, value.IsEmpty ? none : bytes, value.Length, Copy));
        }

        return this;
    }

    /// <summary>True while there is a row.</summary>
    public bool Step()
    {
        var code = SqliteLibrary.Step(_handle);
        if (code == Row)
        {
            return true;
        }

        _database.Require(code);
        return false;
    }

    public void Run()
    {
        while (Step())
        {
        }

        Again();
    }

    public bool IsNull(int column) => ColumnType(_handle, column) == Null;

    public long Whole(int column) => ColumnWhole(_handle, column);

    /// <summary>NaN for nothing.</summary>
    public double Real(int column) => IsNull(column) ? double.NaN : ColumnReal(_handle, column);

    public string Text(int column) => Encoding.UTF8.GetString(Utf8(column));

    /// <summary>Valid until the next step.</summary>
    public ReadOnlySpan<byte> Utf8(int column)
    {
        var text = SqliteLibrary.ColumnText(_handle, column);
        return new(text, ColumnSize(_handle, column));
    }

    /// <summary>Valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column)
    {
        var bytes = SqliteLibrary.ColumnBytes(_handle, column);
        return new(bytes, ColumnSize(_handle, column));
    }

    internal void Finish() => SqliteLibrary.Finish(_handle);

    Statement BindNothing()
    {
        _database.Require(BindNull(_handle, ++_place));
        return this;
    }
}
