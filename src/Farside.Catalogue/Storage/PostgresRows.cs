using System.Globalization;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Farside.Catalogue.Storage;

/// <summary>A prepared statement of PostgreSQL.</summary>
sealed class PostgresRows : StoreRows
{
    readonly NpgsqlCommand _command;
    readonly string _path;
    NpgsqlDataReader? _reader;
    bool _isPrepared, _isDone;
    int _place;

    public PostgresRows(NpgsqlConnection connection, string path, string sql) => (_command, _path) = (new(Numbered(sql), connection), path);

    public override PostgresRows Again()
    {
        _reader?.Dispose();
        (_reader, _place, _isDone) = (null, 0, false);
        return this;
    }

    public override PostgresRows Bind(long value) => Bind(NpgsqlDbType.Bigint, value);

    public override PostgresRows Bind(long? value) => Bind(NpgsqlDbType.Bigint, value ?? (object)DBNull.Value);

    public override PostgresRows Bind(double value) => Bind(NpgsqlDbType.Double, double.IsNaN(value) ? DBNull.Value : value);

    public override PostgresRows Bind(string value) => Bind(NpgsqlDbType.Text, value);

    public override PostgresRows Bind(ReadOnlySpan<byte> value) => Bind(NpgsqlDbType.Bytea, value.ToArray());

    /// <summary>Many numbers as one value.</summary>
    public PostgresRows BindAll(long[] values) => Bind(NpgsqlDbType.Array | NpgsqlDbType.Bigint, values);

    public override bool Step()
    {
        if (_isDone)
        {
            return false;
        }

        if (Guard(_path, Read))
        {
            return true;
        }

        // A statement without further rows leaves the connection to others.
        _reader!.Dispose();
        (_reader, _isDone) = (null, true);
        return false;
    }

    public override bool IsNull(int column) => _reader!.IsDBNull(column);

    public override long Whole(int column) => IsNull(column) ? 0 : _reader!.GetInt64(column);

    public override double Real(int column) => IsNull(column) ? double.NaN : _reader!.GetDouble(column);

    public override string Text(int column) => IsNull(column) ? "" : _reader!.GetString(column);

    public override ReadOnlySpan<byte> Bytes(int column) => Array(column);

    public byte[] Array(int column) => IsNull(column) ? [] : _reader!.GetFieldValue<byte[]>(column);

    /// <summary>What goes wrong at the server becomes one line.</summary>
    public static TResult Guard<TResult>(string path, Func<TResult> work)
    {
        try
        {
            return work();
        }
        catch (Exception cause) when (cause is NpgsqlException or TimeoutException or IOException)
        {
            var found = cause is PostgresException told ? told.MessageText : cause.Message.Split('\n')[0].TrimEnd('.', '\r');
            throw new CatalogueException(path, "", found, "a PostgreSQL database that can be read, or written for farside index", "See that the server runs, that it lets you in, and that the catalogue is built.", cause);
        }
    }

    public static void Guard(string path, Action work) => Guard(path, () =>
    {
        work();
        return true;
    });

    bool Read()
    {
        if (_reader is null)
        {
            if (!_isPrepared)
            {
                _command.Prepare();
                _isPrepared = true;
            }

            _reader = _command.ExecuteReader();
        }

        return _reader.Read();
    }

    PostgresRows Bind(NpgsqlDbType type, object value)
    {
        if (_place == _command.Parameters.Count)
        {
            _command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type });
        }

        _command.Parameters[_place++].Value = value;
        return this;
    }

    static string Numbered(string sql)
    {
        var numbered = new StringBuilder();
        var count = 0;
        foreach (var letter in sql)
        {
            _ = letter == '?' ? numbered.Append(CultureInfo.InvariantCulture, $"${++count}") : numbered.Append(letter);
        }

        return numbered.ToString();
    }
}
