using System.Data;
using Farside.Catalogue.Index;
using Npgsql;

namespace Farside.Catalogue.Storage;

/// <summary>One connection to a catalogue in PostgreSQL. Rows are written by binary COPY; readers keep columns in a memory that they share.</summary>
sealed class PostgresStore : CatalogueStore
{
    /// <summary>Segments that are fetched in one go: what a million products have.</summary>
    public const int Chunk = 64;

    readonly NpgsqlConnection _connection;
    readonly PostgresCache? _cache;
    readonly Dictionary<string, PostgresRows> _rows = new(StringComparer.Ordinal);
    readonly Dictionary<string, PostgresCopy> _copies = [];
    readonly PostgresLists _lists;
    Dictionary<int, long> _stamps = [];
    NpgsqlTransaction? _transaction;
    long _generation = -1;
    bool _isFilling;

    /// <param name="cache">Where readers keep columns; null for a connection that writes.</param>
    public PostgresStore(NpgsqlConnection connection, string path, PostgresCache? cache)
    {
        (_connection, Path, _cache) = (connection, path, cache);
        _lists = new(this);
    }

    public override string Path { get; }

    public override PostgresRows Prepare(string sql)
    {
        if (!_rows.TryGetValue(sql, out var rows))
        {
            _rows[sql] = rows = new(_connection, Path, sql);
        }

        return rows.Again();
    }

    public override PostgresCopy Put(string table)
    {
        if (!_copies.TryGetValue(table, out var copy))
        {
            _copies[table] = copy = new(table);
        }

        return copy;
    }

    public override void Flush()
    {
        if (!_isFilling && _copies.TryGetValue(Product, out var products) && products.Count > 0)
        {
            Prepare("DELETE FROM product WHERE number = ANY(?)").BindAll(products.Numbers()).Run();
        }

        foreach (var copy in _copies.Values)
        {
            PostgresRows.Guard(Path, () => copy.Flush(_connection));
        }
    }

    public override void Touch(int segment) =>
        Prepare($"INSERT INTO segment VALUES(?, {PostgresSchema.Clock}) ON CONFLICT(number) DO UPDATE SET stamp = excluded.stamp").Bind(segment).Run();

    /// <summary>Makes the tables where there are none; those of another version, or whose filling was broken off, are thrown away.</summary>
    public void Ensure(string schema)
    {
        Run($"CREATE SCHEMA IF NOT EXISTS {schema}");
        var tables = Whole($"SELECT count(*) FROM information_schema.tables WHERE table_schema = '{schema}'");
        var isOurs = Whole($"SELECT count(*) FROM information_schema.tables WHERE table_schema = '{schema}' AND table_name = 'catalogue'") > 0;
        if (tables > 0 && !isOurs)
        {
            throw new CatalogueException(Path, $"schema {schema}", "tables of another program", "a catalogue of Farside or no table", "Choose another schema with Search Path=….");
        }

        if (!isOurs || Whole("SELECT version FROM catalogue") != PostgresSchema.Version || Whole("SELECT unfinished FROM catalogue") != 0)
        {
            Begin();
            Run($"DROP SCHEMA {schema} CASCADE");
            Run($"CREATE SCHEMA {schema}");
            PostgresSchema.Tables.Concat(PostgresSchema.Indexes.Select(index => index.Sql)).ToList().ForEach(Run);
            _transaction!.Commit();
            _transaction = null;
            _rows.Clear();
        }
    }

    public override void Require()
    {
        var isThere = Whole("SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'catalogue'") > 0;
        var version = isThere ? Whole("SELECT version FROM catalogue") : 0;
        if (version != PostgresSchema.Version || Whole("SELECT unfinished FROM catalogue") != 0)
        {
            var found = !isThere ? "no catalogue" : version != PostgresSchema.Version ? $"a catalogue of version {version}" : "a catalogue that is being filled, or whose filling was broken off";
            throw new CatalogueException(Path, "", found, $"version {PostgresSchema.Version}", "Build it with farside index.");
        }
    }

    public override long Version()
    {
        var generation = Whole("SELECT generation FROM catalogue");
        if (generation != _generation && _cache is not null)
        {
            _generation = generation;
            _stamps = [];
            for (var rows = Prepare("SELECT number, stamp FROM segment"); rows.Step();)
            {
                _stamps[(int)rows.Whole(0)] = rows.Whole(1);
            }
        }

        return generation;
    }

    public override void Begin() => _transaction = PostgresRows.Guard(Path, () => _connection.BeginTransaction());

    public override void Commit()
    {
        Flush();
        Run($"UPDATE catalogue SET generation = greatest(generation + 1, {PostgresSchema.Clock})");
        End();
    }

    public override void Rollback()
    {
        foreach (var copy in _copies.Values)
        {
            copy.Forget();
        }

        _transaction?.Rollback();
        _transaction = null;
    }

    public override TResult AtOneMoment<TResult>(Func<TResult> work)
    {
        _lists.Clear();
        _transaction = PostgresRows.Guard(Path, () => _connection.BeginTransaction(IsolationLevel.RepeatableRead));
        try
        {
            return work();
        }
        finally
        {
            foreach (var rows in _rows.Values)
            {
                rows.Again();
            }

            End();
        }
    }

    public override void BeginFilling()
    {
        _isFilling = true;
        Run("UPDATE catalogue SET unfinished = 1");
        foreach (var (name, _) in PostgresSchema.Indexes)
        {
            Run($"DROP INDEX {name}");
        }
    }

    public override void MakeIndexes() => PostgresSchema.Indexes.ToList().ForEach(index => Run(index.Sql));

    public override void EndFilling()
    {
        _isFilling = false;
        Run("UPDATE catalogue SET unfinished = 0");
        Run("ANALYZE");
    }

    public override ReadOnlySpan<byte> Column(int segment, Field field)
    {
        if (_cache is null)
        {
            return ColumnBytes(segment, field);
        }

        var place = SegmentWriter.Place(segment, field);
        if (_cache.Find(place, _stamps.GetValueOrDefault(segment)) is { } kept)
        {
            return kept;
        }

        byte[] wanted = [];
        var first = segment / Chunk * Chunk;
        var rows = Prepare("SELECT place, data FROM field WHERE place BETWEEN ? AND ?").Bind(SegmentWriter.Place(first, field)).Bind(SegmentWriter.Place(first + Chunk - 1, field));
        while (rows.Step())
        {
            var data = rows.Array(1);
            _cache.Keep(rows.Whole(0), _stamps.GetValueOrDefault((int)(rows.Whole(0) & uint.MaxValue)), data);
            wanted = rows.Whole(0) == place ? data : wanted;
        }

        return wanted;
    }

    public override void Blocks(int segment, byte[] word, bool isPrefix, BlockReader found) => _lists.Blocks(segment, word, isPrefix, found);

    public override void Measures(int segment, string name, MeasureReader found) => _lists.Measures(segment, name, found);

    public override void Each(string sql, string column, IReadOnlyList<long> numbers, Action<StoreRows> found)
    {
        if (numbers.Count > 0)
        {
            for (var rows = Prepare($"{sql} {column} = ANY(?)").BindAll([.. numbers]); rows.Step();)
            {
                found(rows);
            }
        }
    }

    public override void Dispose()
    {
        _transaction?.Dispose();
        _connection.Dispose();
    }

    byte[] ColumnBytes(int segment, Field field)
    {
        var row = Prepare("SELECT data FROM field WHERE place = ?").Bind(SegmentWriter.Place(segment, field));
        var data = row.Step() ? row.Array(0) : [];
        row.Again();
        return data;
    }

    void End()
    {
        var transaction = _transaction;
        _transaction = null;
        PostgresRows.Guard(Path, () => transaction!.Commit());
        transaction!.Dispose();
    }
}
