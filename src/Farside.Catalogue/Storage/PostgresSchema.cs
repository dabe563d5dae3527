namespace Farside.Catalogue.Storage;

/// <summary>The tables of a catalogue in PostgreSQL: those of an SQLite catalogue, with texts compared letter by letter as there, and a row that tells readers what has changed.</summary>
static class PostgresSchema
{
    /// <summary>Moves whenever the tables do; another number is built anew.</summary>
    public const long Version = 1;

    public static string[] Tables { get; } =
    [
        "CREATE TABLE catalogue(version BIGINT, unfinished BIGINT, generation BIGINT)",
        $"INSERT INTO catalogue VALUES({Version}, 0, {Clock})",
        "CREATE TABLE value(facet BIGINT, number BIGINT, text TEXT COLLATE \"C\", PRIMARY KEY(facet, number))",
        """
        CREATE TABLE sequence(number BIGINT PRIMARY KEY, mission TEXT, instrument TEXT, name TEXT, start BIGINT, witness TEXT,
            east DOUBLE PRECISION, north DOUBLE PRECISION, up DOUBLE PRECISION, station TEXT)
        """,
        """
        CREATE TABLE product(number BIGINT PRIMARY KEY, key BIGINT, item BIGINT, sequence BIGINT, kind BIGINT, mission BIGINT, instrument BIGINT,
            mode BIGINT, eye BIGINT, id TEXT COLLATE "C", title TEXT, level TEXT, frame BIGINT, start BIGINT, stop BIGINT, day BIGINT, sun DOUBLE PRECISION,
            east DOUBLE PRECISION, north DOUBLE PRECISION, up DOUBLE PRECISION, repairs BIGINT, rules TEXT, quality TEXT, score BIGINT, simulated BIGINT,
            thumbnail TEXT, width BIGINT, height BIGINT, bytes BIGINT, changed BIGINT, digest BIGINT)
        """,
        "CREATE TABLE link(product BIGINT, target BIGINT, PRIMARY KEY(product, target))",
        "CREATE TABLE field(place BIGINT PRIMARY KEY, data BYTEA)",
        "CREATE TABLE segment(number BIGINT PRIMARY KEY, stamp BIGINT)",
        "CREATE TABLE words(segment BIGINT, first BYTEA, last BYTEA, every BYTEA, data BYTEA)",
        "CREATE INDEX words_first ON words(segment, first, last)",
        "CREATE TABLE measure(segment BIGINT, name TEXT COLLATE \"C\", places BYTEA, numbers BYTEA)",
        "CREATE INDEX measure_name ON measure(name, segment)",
        "CREATE INDEX measure_segment ON measure(segment)",
        // For whoever asks by SQL: the rows in words.
        """
        CREATE VIEW products AS SELECT kind.text AS kind, product.id, product.title, mission.text AS mission, instrument.text AS instrument, mode.text AS mode, eye.text AS eye,
            sequence.name AS sequence, sequence.station, product.level, product.frame, product.start AS start_tai_ns, product.stop AS stop_tai_ns, product.sun AS sun_elevation_deg,
            product.east AS east_m, product.north AS north_m, product.repairs, product.score / 100.0 AS score
        FROM product JOIN value kind ON kind.facet = 0 AND kind.number = product.kind LEFT JOIN value mission ON mission.facet = 1 AND mission.number = product.mission
            LEFT JOIN value instrument ON instrument.facet = 2 AND instrument.number = product.instrument LEFT JOIN value mode ON mode.facet = 3 AND mode.number = product.mode
            LEFT JOIN value eye ON eye.facet = 4 AND eye.number = product.eye LEFT JOIN sequence ON sequence.number = product.sequence
        """,
    ];

    /// <summary>Made once a first filling is done.</summary>
    public static (string Name, string Sql)[] Indexes { get; } =
    [
        ("product_key", "CREATE UNIQUE INDEX product_key ON product(key)"),
        ("product_item", "CREATE INDEX product_item ON product(item)"),
        ("product_sequence", "CREATE INDEX product_sequence ON product(sequence, frame)"),
        ("link_target", "CREATE INDEX link_target ON link(target, product)"),
    ];

    /// <summary>A number that never comes again, also when a catalogue is thrown away and made anew: microseconds of the server's clock.</summary>
    public const string Clock = "(extract(epoch from clock_timestamp()) * 1000000)::bigint";
}
