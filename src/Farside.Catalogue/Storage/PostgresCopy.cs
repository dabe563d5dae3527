using Npgsql;
using NpgsqlTypes;

namespace Farside.Catalogue.Storage;

/// <summary>New rows of one table, gathered and then sent by binary COPY. A batch of an update is all that is held.</summary>
sealed class PostgresCopy(string table) : StoreRows
{
    readonly List<object?[]> _rows = [];
    readonly List<object?> _row = [];
    readonly HashSet<(long, long)> _links = [];

    public int Count => _rows.Count;

    /// <summary>First columns of all rows.</summary>
    public long[] Numbers() => [.. _rows.Select(row => (long)row[0]!)];

    public override PostgresCopy Again() => this;

    public override PostgresCopy Bind(long value) => Add(value);

    public override PostgresCopy Bind(long? value) => Add(value);

    public override PostgresCopy Bind(double value) => Add(double.IsNaN(value) ? null : value);

    public override PostgresCopy Bind(string value) => Add(value);

    public override PostgresCopy Bind(ReadOnlySpan<byte> value) => Add(value.ToArray());

    /// <summary>Ends the row.</summary>
    public override bool Step()
    {
        // Two names of one hash would be one link.
        if (table != CatalogueStore.Link || _links.Add(((long)_row[0]!, (long)_row[1]!)))
        {
            _rows.Add([.. _row]);
        }

        _row.Clear();
        return false;
    }

    public void Flush(NpgsqlConnection connection)
    {
        if (_rows.Count == 0)
        {
            return;
        }

        using (var copy = connection.BeginBinaryImport($"COPY {table} FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var row in _rows)
            {
                copy.StartRow();
                foreach (var value in row)
                {
                    Write(copy, value);
                }
            }

            copy.Complete();
        }

        Forget();
    }

    public void Forget()
    {
        _rows.Clear();
        _row.Clear();
        _links.Clear();
    }

    public override bool IsNull(int column) => throw new InvalidOperationException("Rows that are written are not read.");

    public override long Whole(int column) => throw new InvalidOperationException("Rows that are written are not read.");

    public override double Real(int column) => throw new InvalidOperationException("Rows that are written are not read.");

    public override string Text(int column) => throw new InvalidOperationException("Rows that are written are not read.");

    public override ReadOnlySpan<byte> Bytes(int column) => throw new InvalidOperationException("Rows that are written are not read.");

    static void Write(NpgsqlBinaryImporter copy, object? value)
    {
        switch (value)
        {
            case null:
                copy.WriteNull();
                break;
            case long whole:
                copy.Write(whole, NpgsqlDbType.Bigint);
                break;
            case double real:
                copy.Write(real, NpgsqlDbType.Double);
                break;
            case string text:
                copy.Write(text, NpgsqlDbType.Text);
                break;
            default:
                copy.Write((byte[])value, NpgsqlDbType.Bytea);
                break;
        }
    }

    PostgresCopy Add(object? value)
    {
        _row.Add(value);
        return this;
    }
}
