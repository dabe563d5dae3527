using System.Text;
using static Farside.Catalogue.Sqlite.SqliteLibrary;

namespace Farside.Catalogue.Sqlite;

/// <summary>One prepared statement: bind from left to right, step, read columns from 0.</summary>
sealed unsafe class Statement(Database database, nint handle)
{
    const int Small = 512;
    static readonly nint Copy = -1;

    int _place;

    /// <summary>Forgets the rows; the next binding is the first.</summary>
    public Statement Again()
    {
        _ = Reset(handle);
        _place = 0;
        return this;
    }

    public Statement Bind(long value)
    {
        database.Require(BindWhole(handle, ++_place, value));
        return this;
    }

    public Statement Bind(long? value) => value is { } whole ? Bind(whole) : BindNothing();

    /// <summary>NaN becomes nothing.</summary>
    public Statement Bind(double value)
    {
        database.Require(double.IsNaN(value) ? BindNull(handle, ++_place) : BindReal(handle, ++_place, value));
        return this;
    }

    public Statement Bind(string value)
    {
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var utf8 = most <= Small ? stackalloc byte[Small] : new byte[most];
        var length = Encoding.UTF8.GetBytes(value, utf8);
        fixed (byte* bytes = utf8)
        {
            database.Require(SqliteLibrary.BindText(handle, ++_place, bytes, length, Copy));
        }

        return this;
    }

    public Statement Bind(ReadOnlySpan<byte> value)
    {
        // An empty span has no address, and no address would bind nothing.
        var none = stackalloc byte[1];
        fixed (byte* bytes = value)
        {
            database.Require(SqliteLibrary.BindBytes(handle, ++_place, value.IsEmpty ? none : bytes, value.Length, Copy));
        }

        return this;
    }

    /// <summary>True while there is a row.</summary>
    public bool Step()
    {
        var code = SqliteLibrary.Step(handle);
        if (code == Row)
        {
            return true;
        }

        database.Require(code);
        return false;
    }

    public void Run()
    {
        while (Step())
        {
        }

        Again();
    }

    public bool IsNull(int column) => ColumnType(handle, column) == Null;

    public long Whole(int column) => ColumnWhole(handle, column);

    /// <summary>NaN for nothing.</summary>
    public double Real(int column) => IsNull(column) ? double.NaN : ColumnReal(handle, column);

    public string Text(int column) => Encoding.UTF8.GetString(Utf8(column));

    /// <summary>Valid until the next step.</summary>
    public ReadOnlySpan<byte> Utf8(int column)
    {
        var text = SqliteLibrary.ColumnText(handle, column);
        return new(text, ColumnSize(handle, column));
    }

    /// <summary>Valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column)
    {
        var bytes = SqliteLibrary.ColumnBytes(handle, column);
        return new(bytes, ColumnSize(handle, column));
    }

    public void Finish() => SqliteLibrary.Finish(handle);

    Statement BindNothing()
    {
        database.Require(BindNull(handle, ++_place));
        return this;
    }
}
