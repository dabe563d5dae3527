using System.Collections.Concurrent;
using Farside.Catalogue.Index;
using Farside.Catalogue.Query.Conditions;
using Farside.Catalogue.Storage;

namespace Farside.Catalogue.Query;

/// <summary>
/// A catalogue on disk, open for questions. Safe to ask from many threads at a time; every answer is of one moment, also while an update writes.
/// Memory is a few megabytes for each thread that asks, whatever the catalogue holds.
/// </summary>
public sealed partial class ProductCatalogue : IDisposable
{
    readonly ConcurrentBag<CatalogueReader> _idle = [];
    readonly bool _isReadOnly;
    readonly Func<bool, CatalogueStore> _open;
    bool _isClosed;

    /// <param name="open">Opens a connection; true for writing.</param>
    internal ProductCatalogue(string path, bool isReadOnly, Func<bool, CatalogueStore> open) => (Path, _isReadOnly, _open) = (path, isReadOnly, open);

    /// <summary>Absolute path of the file, or the database's host and name.</summary>
    public string Path { get; }

    /// <summary>Products and frames.</summary>
    public int Count => Ask(reader => reader.Count());

    /// <summary>The product of that key, <c>recipe/id</c>; null where there is none.</summary>
    public ProductRow? Find(string key) => Ask(reader => reader.Rows.ByKey(Hash.Of(key)));

    /// <summary>Counts by mission, lunar day, instrument and kind, in that order; days that are unknown first.</summary>
    public IReadOnlyList<DayCount> Days() => Ask(reader => new DayCounter(reader).Count());

    /// <summary>Each mission's products by kind, of those that have a time and hold of <paramref name="condition"/>; in order of their identifiers.</summary>
    public IReadOnlyList<CollectionSummary> Collections(Condition? condition = null) => Ask(reader => new CollectionCounter(reader, condition).Count());

    /// <summary>Every product and frame, one after another: memory does not grow with them. A long walk; an update waits for its end.</summary>
    /// <param name="order"><see cref="SortOrder.Newest"/> or <see cref="SortOrder.Oldest"/>.</param>
    public IEnumerable<ProductRow> All(SortOrder order = SortOrder.Newest)
    {
        if (order is not (SortOrder.Newest or SortOrder.Oldest))
        {
            throw new ArgumentOutOfRangeException(nameof(order), order, "All products come by time: newest or oldest first.");
        }

        return Walk(order);
    }

    public void Dispose()
    {
        _isClosed = true;
        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    internal CatalogueStore OpenForWriting() => _isReadOnly
        ? throw new InvalidOperationException("This catalogue is open for reading only.")
        : _open(true);

    IEnumerable<ProductRow> Walk(SortOrder order)
    {
        var reader = Rent();
        try
        {
            foreach (var row in reader.Rows.All(order))
            {
                yield return row;
            }
        }
        finally
        {
            Return(reader);
        }
    }

    TResult Ask<TResult>(Func<CatalogueReader, TResult> question)
    {
        var reader = Rent();
        try
        {
            return reader.Database.AtOneMoment(() =>
            {
                reader.Refresh();
                return question(reader);
            });
        }
        finally
        {
            Return(reader);
        }
    }

    CatalogueReader Rent()
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        return _idle.TryTake(out var reader) ? reader : new(_open(false));
    }

    void Return(CatalogueReader reader)
    {
        if (_isClosed || _idle.Count >= Environment.ProcessorCount)
        {
            reader.Dispose();
            return;
        }

        _idle.Add(reader);
    }
}
