using Farside.Catalogue.Index;
using Farside.Catalogue.Query;
using Farside.Catalogue.Storage;
using Farside.Core;

namespace Farside.Catalogue.Build;

/// <summary>One run over what belongs in the catalogue. The next batch is read from disk, on all processors, while this one is written.</summary>
sealed class CatalogueUpdate : IDisposable
{
    const int Batch = 256;

    readonly CatalogueStore _database;
    readonly SegmentReader _segments;
    readonly RowWriter _rows;
    readonly FreeNumbers _free;
    readonly NumberSet _seen = new();
    readonly List<string> _refused = [];
    readonly IProgress<CatalogueProgress>? _progress;
    readonly CancellationToken _cancel;
    int _frameKind = -1;
    bool _isFilling, _hasIndexes;
    readonly int _total;
    int _added, _changed, _removed, _kept, _pending;

    /// <param name="database">Open for writing; closed with this.</param>
    /// <param name="total">How many there are to look at, for the progress.</param>
    public CatalogueUpdate(CatalogueStore database, IProgress<CatalogueProgress>? progress, CancellationToken cancel, int total = 0)
    {
        (_database, _total, _progress, _cancel) = (database, total, progress, cancel);
        _segments = new(database);
        _rows = new(database, FacetValues.Load(database), SequenceTable.Load(database));
        _free = new(_segments);
        _isFilling = database.Whole("SELECT coalesce(max(number), -1) FROM product") < 0;
        _hasIndexes = !_isFilling;
        if (_isFilling)
        {
            database.BeginFilling();
        }
    }

    public CatalogueReport Report => new(_added, _changed, _removed, _kept, [.. _refused.Order(StringComparer.Ordinal)]);

    /// <summary>Writes what is new or has changed, and removes what is no longer there.</summary>
    /// <param name="isFrames">Whether these are the frames, or the products.</param>
    public void Take(IEnumerable<Candidate> candidates, bool isFrames) => InBatches(() =>
    {
        Task<List<Reading>>? before = null;
        foreach (var batch in candidates.Chunk(Batch))
        {
            _cancel.ThrowIfCancellationRequested();
            var news = Look(batch, isFrames);
            var reading = Task.Run(() => Read(news), _cancel);
            Write(before);
            before = reading;
        }

        Write(before);
        Settle();
        MakeIndexes();
        Remove(number => !_seen.Contains(number), isFrames);
    });

    /// <summary>Removes frames that a product was made of since.</summary>
    public void DropFramesWithProducts() => InBatches(() => Remove(HasProduct, isFrames: true));

    /// <summary>Ends a first filling; without it the catalogue stays unfinished.</summary>
    public void Complete()
    {
        MakeIndexes();
        if (_isFilling)
        {
            _database.EndFilling();
            _isFilling = false;
        }
    }

    public void Dispose() => _database.Dispose();

    void InBatches(Action work)
    {
        _database.Begin();
        try
        {
            work();
            _rows.Settle();
            _database.Commit();
        }
        catch when (!_isFilling)
        {
            // A first filling has no journal to roll back by; its file is thrown away.
            _database.Rollback();
            throw;
        }
    }

    void MakeIndexes()
    {
        if (!_hasIndexes)
        {
            _database.MakeIndexes();
            _hasIndexes = true;
        }
    }

    /// <returns>What has to be read: not what is known, or has no row of its own.</returns>
    List<Reading> Look(Candidate[] batch, bool areFrames)
    {
        var known = _hasIndexes ? Known([.. batch.Select(candidate => Hash.Of(candidate.Key))]) : [];
        var taken = areFrames && _hasIndexes ? WithProducts([.. batch.Select(candidate => Hash.Of(candidate.Id))]) : [];
        return [.. batch.Where(candidate => taken.Count == 0 || !taken.Contains(Hash.Of(candidate.Id))).Select(candidate => Look(candidate, known)).OfType<Reading>()];
    }

    Reading? Look(Candidate candidate, Dictionary<long, (long Number, FileStamp Stamp)> known)
    {
        var key = Hash.Of(candidate.Key);
        if (!known.TryGetValue(key, out var row))
        {
            return new(candidate, key, null, default);
        }

        if (!row.Stamp.HasTimeOf(candidate.Stamp))
        {
            return new(candidate, key, row.Number, row.Stamp);
        }

        _seen.Add(row.Number);
        _kept++;
        return null;
    }

    Dictionary<long, (long Number, FileStamp Stamp)> Known(IReadOnlyList<long> keys)
    {
        var known = new Dictionary<long, (long, FileStamp)>();
        _database.Each("SELECT key, number, bytes, changed, digest FROM product WHERE", "key", keys, row => known[row.Whole(0)] = (row.Whole(1), new(row.Whole(2), row.Whole(3), row.Whole(4))));
        return known;
    }

    /// <summary>Those of the names that a product has which is no frame.</summary>
    HashSet<long> WithProducts(IReadOnlyList<long> items)
    {
        var taken = new HashSet<long>();
        _database.Each($"SELECT item FROM product WHERE kind <> {FrameKind()} AND", "item", items, row => taken.Add(row.Whole(0)));
        return taken;
    }

    List<Reading> Read(List<Reading> news)
    {
        Parallel.ForEach(news, new ParallelOptions { CancellationToken = _cancel }, reading =>
        {
            try
            {
                reading.Entry = reading.Candidate.Read();
            }
            catch (FarsideException refusal)
            {
                reading.Refusal = refusal.Message;
            }
        });
        return news;
    }

    void Write(Task<List<Reading>>? reading)
    {
        foreach (var news in reading?.GetAwaiter().GetResult() ?? [])
        {
            Write(news);
        }

        _progress?.Report(new(_added + _changed + _kept + _refused.Count, _added + _changed, _total));
        if (_pending >= Schema.SegmentRows)
        {
            Settle();
        }
    }

    void Write(Reading news)
    {
        if (news.Entry is not { } entry)
        {
            _refused.Add(news.Refusal!);
            return;
        }

        var number = news.Number ?? _free.Next();
        _seen.Add(number);
        if (news.Number is not null && entry.Stamp.Digest != 0 && entry.Stamp.Digest == news.Known.Digest)
        {
            _rows.Restamp(number, entry.Stamp);
            _kept++;
            return;
        }

        _rows.Write(number, news.Key, entry, isKnown: news.Number is not null);
        _ = news.Number is null ? _added++ : _changed++;
        _pending++;
    }

    /// <summary>Rows and segments are written together, and kept together.</summary>
    void Settle()
    {
        _rows.Settle();
        _database.Commit();
        _database.Begin();
        _pending = 0;
    }

    void Remove(Func<long, bool> isGone, bool isFrames)
    {
        foreach (var number in _segments.Rows(isFrames).Where(isGone).ToList())
        {
            _rows.Remove(number);
            _removed++;
            if (++_pending >= Schema.SegmentRows)
            {
                Settle();
            }
        }
    }

    bool HasProduct(long number)
    {
        var row = _database.Prepare("SELECT item FROM product WHERE number = ?").Bind(number);
        var item = row.Step() ? row.Whole(0) : (long?)null;
        row.Again();
        return item is { } name && WithProducts([name]).Count > 0;
    }

    // A number that a text has once got it keeps.
    int FrameKind() => _frameKind >= 0 ? _frameKind : _frameKind = FacetValues.Load(_database).Find(Field.Kind, ProductRow.Frame);

    sealed class Reading(Candidate candidate, long key, long? number, FileStamp known)
    {
        public Candidate Candidate => candidate;
        public long Key => key;

        /// <summary>Null for what is new.</summary>
        public long? Number => number;

        public FileStamp Known => known;
        public Entry? Entry { get; set; }
        public string? Refusal { get; set; }
    }
}
