using Farside.Formats.Sqlite;

namespace Farside.Catalogue.Storage;

/// <summary>A statement of SQLite.</summary>
sealed class SqliteRows(Statement statement) : StoreRows
{
    public override SqliteRows Again()
    {
        statement.Again();
        return this;
    }

    public override SqliteRows Bind(long value)
    {
        statement.Bind(value);
        return this;
    }

    public override SqliteRows Bind(long? value)
    {
        statement.Bind(value);
        return this;
    }

    public override SqliteRows Bind(double value)
    {
        statement.Bind(value);
        return this;
    }

    public override SqliteRows Bind(string value)
    {
        statement.Bind(value);
        return this;
    }

    public override SqliteRows Bind(ReadOnlySpan<byte> value)
    {
        statement.Bind(value);
        return this;
    }

    public override bool Step() => statement.Step();

    public override bool IsNull(int column) => statement.IsNull(column);

    public override long Whole(int column) => statement.Whole(column);

    public override double Real(int column) => statement.Real(column);

    public override string Text(int column) => statement.Text(column);

    public override ReadOnlySpan<byte> Bytes(int column) => statement.Bytes(column);
}
