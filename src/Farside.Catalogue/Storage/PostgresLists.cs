using System.Text;

namespace Farside.Catalogue.Storage;

/// <summary>Word lists and quality numbers that one question needs, fetched for many segments in one go.</summary>
sealed class PostgresLists(PostgresStore store)
{
    readonly Dictionary<(string Word, bool IsPrefix, int Chunk), ILookup<int, Block>> _blocks = [];
    readonly Dictionary<(string Name, int Chunk), Dictionary<int, (byte[] Places, byte[] Numbers)>> _measures = [];

    public void Clear()
    {
        _blocks.Clear();
        _measures.Clear();
    }

    public void Blocks(int segment, byte[] word, bool isPrefix, CatalogueStore.BlockReader found)
    {
        var key = (Encoding.UTF8.GetString(word), isPrefix, segment / PostgresStore.Chunk);
        if (!_blocks.TryGetValue(key, out var blocks))
        {
            _blocks[key] = blocks = Fetch(key.Item3, word, isPrefix).ToLookup(block => block.Segment);
        }

        foreach (var block in blocks[segment])
        {
            if (!found(block.First, block.Last, block.Every, block.Data))
            {
                return;
            }
        }
    }

    public void Measures(int segment, string name, CatalogueStore.MeasureReader found)
    {
        var key = (name, segment / PostgresStore.Chunk);
        if (!_measures.TryGetValue(key, out var segments))
        {
            _measures[key] = segments = [];
            var rows = store.Prepare("SELECT segment, places, numbers FROM measure WHERE name = ? AND segment BETWEEN ? AND ?").Bind(name);
            for (Between(rows, key.Item2); rows.Step();)
            {
                segments[(int)rows.Whole(0)] = (rows.Array(1), rows.Array(2));
            }
        }

        if (segments.TryGetValue(segment, out var measures))
        {
            found(measures.Places, measures.Numbers);
        }
    }

    // A block that begins and ends with the wanted beginning says in a mask where any of its words stands: its words need not travel.
    List<Block> Fetch(int chunk, byte[] word, bool isPrefix)
    {
        const string Exact = "SELECT segment, first, last, ''::bytea, data FROM words WHERE segment BETWEEN ? AND ? AND last >= ? AND first <= ? ORDER BY segment, first";
        const string Prefix = """
            SELECT segment, first, last, every, CASE WHEN octet_length(every) > 0 AND substring(first from 1 for ?) = ? AND substring(last from 1 for ?) = ? THEN ''::bytea ELSE data END
            FROM words WHERE segment BETWEEN ? AND ? AND last >= ? AND first < ? ORDER BY segment, first
            """;
        var rows = isPrefix
            ? Between(store.Prepare(Prefix.Replace("for ?", "for (?)::int", StringComparison.Ordinal)).Bind(word.Length).Bind((ReadOnlySpan<byte>)word).Bind(word.Length).Bind((ReadOnlySpan<byte>)word), chunk)
                .Bind((ReadOnlySpan<byte>)word).Bind((ReadOnlySpan<byte>)Behind(word))
            : Between(store.Prepare(Exact), chunk).Bind((ReadOnlySpan<byte>)word).Bind((ReadOnlySpan<byte>)word);
        var blocks = new List<Block>();
        while (rows.Step())
        {
            blocks.Add(new((int)rows.Whole(0), rows.Array(1), rows.Array(2), rows.Array(3), rows.Array(4)));
        }

        return blocks;
    }

    static PostgresRows Between(PostgresRows rows, int chunk) => rows.Bind((long)chunk * PostgresStore.Chunk).Bind((((long)chunk + 1) * PostgresStore.Chunk) - 1);

    /// <summary>The least that comes behind every word that begins so; bytes of UTF-8 never are 255.</summary>
    static byte[] Behind(byte[] word) => [.. word[..^1], (byte)(word[^1] + 1)];

    sealed record Block(int Segment, byte[] First, byte[] Last, byte[] Every, byte[] Data);
}
