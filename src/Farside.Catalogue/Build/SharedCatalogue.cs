using System.Text.RegularExpressions;
using Farside.Catalogue.Index;
using Farside.Catalogue.Query;
using Farside.Catalogue.Storage;
using Npgsql;

namespace Farside.Catalogue.Build;

/// <summary>A catalogue in a PostgreSQL database, which many machines read while one writes.</summary>
/// <remarks>It lies in a schema of its own, <c>farside</c> unless the connection's <c>Search Path</c> names another.</remarks>
public static partial class SharedCatalogue
{
    const string UsualSchema = "farside";

    // A number that nobody else takes a lock of, made another one for each schema.
    const long WriterLock = 0x4641_5253_4944_4501;
    const int PatienceTenths = 100;

    /// <summary>Whether a text is a connection, and no file: <c>Host=…;Database=…</c>.</summary>
    public static bool IsConnection(string given) => Keyword().IsMatch(given);

    /// <summary>Opens a catalogue; for writing, makes one where there is none, and empties one of another version.</summary>
    /// <param name="connection">As Npgsql takes it. A password is better left to a passfile or to the variable PGPASSWORD.</param>
    /// <exception cref="CatalogueException">No server, no right to enter, no catalogue, another program's schema, or for reading one of another version.</exception>
    public static ProductCatalogue Open(string connection, bool readOnly = false)
    {
        var builder = Parse(connection);
        var shown = $"{builder.Host}{(builder.Port == NpgsqlConnection.DefaultPort ? "" : $":{builder.Port}")}/{builder.Database ?? builder.Username}";
        var cache = new PostgresCache();
        using (var store = readOnly ? Connect(builder, shown, cache) : ConnectForWriting(builder, shown))
        {
            store.Require();
        }

        return new(shown, readOnly, forWriting => forWriting ? ConnectForWriting(builder, shown) : Connect(builder, shown, cache));
    }

    static NpgsqlConnectionStringBuilder Parse(string connection)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connection) { CommandTimeout = 0 };
            builder.SearchPath ??= UsualSchema;
            builder.ApplicationName ??= UsualSchema;
            return Identifier().IsMatch(builder.SearchPath) ? builder
                : throw new CatalogueException("catalogue", "Search Path", builder.SearchPath, "one schema, small letters, digits and underscores");
        }
        catch (ArgumentException wrong)
        {
            // The text may hold a password: it is not repeated.
            throw new CatalogueException("catalogue", "", $"a connection that cannot be read ({wrong.Message.Split('\n')[0].TrimEnd('.')})", "e.g. Host=db.example.org;Database=moon;Username=me", "", wrong);
        }
    }

    static PostgresStore Connect(NpgsqlConnectionStringBuilder builder, string shown, PostgresCache? cache)
    {
        var connection = new NpgsqlConnection(builder.ConnectionString);
        try
        {
            PostgresRows.Guard(shown, connection.Open);
            return new(connection, shown, cache);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    static PostgresStore ConnectForWriting(NpgsqlConnectionStringBuilder builder, string shown)
    {
        // A lock ends with its connection, so this one is not given back to a pool.
        var store = Connect(new(builder.ConnectionString) { Pooling = false }, shown, cache: null);
        try
        {
            Lock(store, WriterLock ^ Hash.Of(builder.SearchPath!));
            store.Ensure(builder.SearchPath!);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    static void Lock(PostgresStore store, long number)
    {
        for (var tries = 0; store.Whole($"SELECT pg_try_advisory_lock({number})::int::bigint") == 0; tries++)
        {
            if (tries == PatienceTenths)
            {
                throw new CatalogueException(store.Path, "", "another program that is writing it", "a free catalogue", "Wait until it is done and try again.");
            }

            Thread.Sleep(100);
        }
    }

    [GeneratedRegex(@"(^|;)\s*(host|server)\s*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Keyword();

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
