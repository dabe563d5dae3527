using Farside.Formats.Sqlite;

namespace Farside.Archive.Ledger;

public sealed partial class ArchiveLedger
{
    const string ProductColumns = "id, state, wanted, twin, known, completed, trouble";
    const string FileColumns = """
        name, is_label, source, key, address, stated, path, bytes, sha256, etag, modified, whole, since, changed,
        begun, begun_etag, begun_modified, begun_whole, absent
        """;

    /// <summary>Null for a product that nobody knows.</summary>
    public LedgerProduct? Find(string id) => Read(database => Products(database, $"SELECT {ProductColumns} FROM product WHERE id = ?", row => row.Bind(id)).FirstOrDefault());

    /// <summary>All products in order of identity, a page at a time, so that a long ledger is never in memory as a whole.</summary>
    /// <param name="state">Only these; null for all.</param>
    /// <param name="run">Only what that run listed; null for all.</param>
    public IEnumerable<LedgerProduct> Products(ProductState? state = null, int? run = null)
    {
        const int Page = 512;
        var last = "";
        while (true)
        {
            var (from, page) = (last, default(List<LedgerProduct>));
            page = Read(database => Products(
                database,
                $"SELECT {ProductColumns} FROM product WHERE id > ? AND (? IS NULL OR state = ?) AND (? IS NULL OR run = ?) ORDER BY id LIMIT {Page}",
                row => BindTwice(BindTwice(row.Bind(from), state is { } wanted ? Word(wanted) : null), run)));
            foreach (var product in page)
            {
                yield return product;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            last = page[^1].Id;
        }
    }

    /// <summary>All of it in numbers.</summary>
    public LedgerCounts Count() => Read(database =>
    {
        var states = new Dictionary<ProductState, int>();
        var row = database.Prepare("SELECT state, count(*) FROM product GROUP BY state");
        while (row.Step())
        {
            states[State(row.Text(0))] = (int)row.Whole(1);
        }

        row.Again();
        int Of(ProductState state) => states.GetValueOrDefault(state);
        return new LedgerCounts(
            states.Values.Sum(), (int)database.Whole("SELECT count(*) FROM product WHERE wanted AND state NOT IN ('complete', 'duplicate-of')"),
            Of(ProductState.Complete), Of(ProductState.Orphan), Of(ProductState.DuplicateOf), Of(ProductState.Truncated), Of(ProductState.ChangedUpstream),
            database.Whole("SELECT coalesce(sum(bytes), 0) FROM file"));
    });

    /// <summary>What happened since <see cref="Look"/> was last called; everything, where it never was.</summary>
    public LedgerNews NewsSinceLastLook() => Read(database =>
    {
        var looked = TimeNoted("looked");
        var since = looked is { } time ? Micros(time) : -1;
        long Sum(string sql)
        {
            var row = database.Prepare(sql).Bind(since);
            var sum = row.Step() ? row.Whole(0) : 0;
            row.Again();
            return sum;
        }

        var arrived = Texts(database, "SELECT id FROM product WHERE completed > ? ORDER BY completed DESC, id LIMIT 10", since);
        return new LedgerNews(
            looked,
            (int)Sum("SELECT count(*) FROM product WHERE listed > ? AND state = 'known'"),
            (int)Sum("SELECT count(*) FROM product WHERE completed > ?"),
            (int)Sum("SELECT count(*) FROM product WHERE altered > ? AND state = 'changed-upstream'"),
            Sum("SELECT coalesce(sum(bytes), 0) FROM file WHERE id IN (SELECT id FROM product WHERE completed > ?)"),
            arrived.Count > 0 ? arrived : Texts(database, "SELECT id FROM product WHERE listed > ? AND state = 'known' ORDER BY listed DESC, id LIMIT 10", since));
    });

    static List<string> Texts(Database database, string sql, long since)
    {
        var row = database.Prepare(sql).Bind(since);
        var texts = new List<string>();
        while (row.Step())
        {
            texts.Add(row.Text(0));
        }

        row.Again();
        return texts;
    }

    static Statement BindTwice(Statement row, string? text) => row.Bind(text).Bind(text);

    static Statement BindTwice(Statement row, int? number) => row.Bind((long?)number).Bind((long?)number);

    static List<LedgerProduct> Products(Database database, string sql, Func<Statement, Statement> bind)
    {
        var row = bind(database.Prepare(sql));
        var products = new List<LedgerProduct>();
        while (row.Step())
        {
            var files = Files(database, row.Text(0));
            products.Add(new(row.Text(0), State(row.Text(1)), row.Whole(2) != 0, row.IsNull(3) ? null : row.Text(3), Utc(row.Whole(4)), UtcOrNull(row, 5), row.Text(6),
                files.Find(file => file.IsLabel), files.Find(file => !file.IsLabel)));
        }

        row.Again();
        return products;
    }

    static List<LedgerFile> Files(Database database, string id)
    {
        var row = database.Prepare($"SELECT {FileColumns} FROM file WHERE id = ?").Bind(id);
        var files = new List<LedgerFile>(2);
        while (row.Step())
        {
            files.Add(FileOf(row));
        }

        row.Again();
        return files;
    }

    static LedgerFile FileOf(Statement row) => new(row.Text(0), row.Whole(1) != 0)
    {
        Source = row.Text(2),
        Key = row.Text(3),
        Address = row.Text(4),
        StatedBytes = WholeOrNull(row, 5),
        Path = row.IsNull(6) ? null : row.Text(6),
        Bytes = row.Whole(7),
        Sha256 = row.Text(8),
        Version = new(row.Text(9), row.Text(10), WholeOrNull(row, 11)),
        Since = UtcOrNull(row, 12),
        Changed = UtcOrNull(row, 13),
        Begun = row.Whole(14) == 0 ? null : new(row.Text(15), row.Text(16), WholeOrNull(row, 17)),
        IsAbsent = row.Whole(18) != 0,
    };

    static long? WholeOrNull(Statement row, int column) => row.IsNull(column) ? null : row.Whole(column);
}
