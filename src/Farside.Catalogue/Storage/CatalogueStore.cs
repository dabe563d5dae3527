using Farside.Catalogue.Index;

namespace Farside.Catalogue.Storage;

/// <summary>
/// One connection to where a catalogue's tables lie: rows, links, columns and word lists. What is found, counted and sorted is decided above it, so every store gives the same
/// answers. Statements are SQL that all stores understand, with a question mark for each value. Not for several threads at a time.
/// </summary>
abstract class CatalogueStore : IDisposable
{
    /// <summary>The tables that rows are put into, and how many columns each has.</summary>
    public const string Product = "product";
    public const string Link = "link";
    public const string WordTable = "words";
    public const string Measure = "measure";

    /// <summary>What messages call it.</summary>
    public abstract string Path { get; }

    /// <summary>A prepared statement, kept for the next time; ready to be bound.</summary>
    public abstract StoreRows Prepare(string sql);

    /// <summary>A new row of a table, columns from left to right, then <see cref="StoreRows.Run"/>; a product takes the place of the one of its number. Seen at the latest after <see cref="Flush"/>.</summary>
    public abstract StoreRows Put(string table);

    /// <summary>Everything put is there.</summary>
    public virtual void Flush()
    {
    }

    /// <summary>The columns and lists of a segment were written anew.</summary>
    public virtual void Touch(int segment)
    {
    }

    /// <exception cref="CatalogueException">The tables are not there, unfinished, or another version's.</exception>
    public abstract void Require();

    /// <summary>Another number whenever another connection has written.</summary>
    public abstract long Version();

    public abstract void Begin();

    public abstract void Commit();

    public abstract void Rollback();

    /// <summary>Everything read by <paramref name="work"/> is of one moment.</summary>
    public abstract TResult AtOneMoment<TResult>(Func<TResult> work);

    /// <summary>An empty catalogue is filled without its large indexes; until <see cref="EndFilling"/> it says that it is unfinished.</summary>
    public abstract void BeginFilling();

    public abstract void MakeIndexes();

    public abstract void EndFilling();

    public abstract void Dispose();

    /// <summary>A column as it was saved; empty for none. Valid until the next call.</summary>
    public virtual ReadOnlySpan<byte> Column(int segment, Field field)
    {
        var row = Prepare("SELECT data FROM field WHERE place = ?").Bind(SegmentWriter.Place(segment, field));
        return row.Step() ? row.Bytes(0) : [];
    }

    /// <summary>Calls <paramref name="found"/> with the blocks of words of a segment that may have a word or a beginning, in order, until it says that it has enough.</summary>
    public abstract void Blocks(int segment, byte[] word, bool isPrefix, BlockReader found);

    /// <summary>A quality number's places and values in a segment, in <paramref name="found"/>; nothing for none.</summary>
    public virtual void Measures(int segment, string name, MeasureReader found)
    {
        var row = Prepare("SELECT places, numbers FROM measure WHERE name = ? AND segment = ?").Bind(name).Bind(segment);
        if (row.Step())
        {
            found(row.Bytes(0), row.Bytes(1));
        }

        row.Again();
    }

    /// <summary>Rows of products that have one of the numbers in a column, through <paramref name="sql"/>, which begins <c>SELECT … FROM product WHERE</c>.</summary>
    /// <param name="sql">Up to the condition.</param>
    public virtual void Each(string sql, string column, IReadOnlyList<long> numbers, Action<StoreRows> found)
    {
        foreach (var number in numbers)
        {
            var rows = Prepare($"{sql} {column} = ?").Bind(number);
            while (rows.Step())
            {
                found(rows);
            }

            rows.Again();
        }
    }

    public void Run(string sql) => Prepare(sql).Run();

    /// <summary>The first number of the first row; 0 where there is none.</summary>
    public long Whole(string sql)
    {
        var statement = Prepare(sql);
        var whole = statement.Step() ? statement.Whole(0) : 0;
        statement.Again();
        return whole;
    }

    /// <summary>A block of words as it was saved.</summary>
    /// <param name="every">Where any of its words stands; empty where that is not said.</param>
    /// <returns>False when the words behind it cannot be wanted any more.</returns>
    public delegate bool BlockReader(ReadOnlySpan<byte> first, ReadOnlySpan<byte> last, ReadOnlySpan<byte> every, ReadOnlySpan<byte> data);

    public delegate void MeasureReader(ReadOnlySpan<byte> places, ReadOnlySpan<byte> numbers);
}
