using Farside.Catalogue.Index;
using Farside.Catalogue.Query;
using Farside.Catalogue.Sqlite;
using Farside.Core;

namespace Farside.Catalogue.Build;

/// <summary>One run over what belongs in the catalogue. The next batch is read from disk, on all processors, while this one is written.</summary>
sealed class CatalogueUpdate : IDisposable
{
    const int Batch = 256;

    readonly Database _database;
    readonly SegmentReader _segments;
    readonly RowWriter _rows;
    readonly FreeNumbers _free;
    readonly NumberSet _seen = new();
    readonly List<string> _refused = [];
    readonly IProgress<CatalogueProgress>? _progress;
    readonly CancellationToken _cancel;
    bool _isFilling, _hasIndexes;
    readonly int _total;
    int _added, _changed, _removed, _kept, _pending;

    /// <param name="database">Open for writing; closed with this.</param>
    /// <param name="total">How many there are to look at, for the progress.</param>
    public CatalogueUpdate(Database database, IProgress<CatalogueProgress>? progress, CancellationToken cancel, int total = 0)
    {
        (_database, _total, _progress, _cancel) = (database, total, progress, cancel);
        _segments = new(database);
        _rows = new(database, FacetValues.Load(database), SequenceTable.Load(database));
        _free = new(_segments);
        _isFilling = database.Whole("SELECT max(number) IS NULL FROM product") != 0;
        _hasIndexes = !_isFilling;
        if (_isFilling)
        {
            Schema.BeginFilling(database);
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
            var news = batch.Select(candidate => Look(candidate, isFrames)).OfType<Reading>().ToList();
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
            Schema.EndFilling(_database);
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
            Schema.MakeIndexes(_database);
            _hasIndexes = true;
        }
    }

    /// <returns>What has to be read; null for what is known, or has no row of its own.</returns>
    Reading? Look(Candidate candidate, bool isFrame)
    {
        if (isFrame && _hasIndexes && HasProduct(Hash.Of(candidate.Id), candidate.Kind))
        {
            return null;
        }

        var key = Hash.Of(candidate.Key);
        if (!_hasIndexes || Known(key) is not { } known)
        {
            return new(candidate, key, null, default);
        }

        if (!known.Stamp.HasTimeOf(candidate.Stamp))
        {
            return new(candidate, key, known.Number, known.Stamp);
        }

        _seen.Add(known.Number);
        _kept++;
        return null;
    }

    (long Number, FileStamp Stamp)? Known(long key)
    {
        var row = _database.Prepare("SELECT number, bytes, changed, digest FROM product WHERE key = ?").Bind(key);
        return row.Step() ? (row.Whole(0), new(row.Whole(1), row.Whole(2), row.Whole(3))) : null;
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
        return row.Step() && HasProduct(row.Whole(0), ProductRow.Frame);
    }

    bool HasProduct(long item, string frameKind)
    {
        var row = _database.Prepare("SELECT 1 FROM product JOIN value ON value.facet = ? AND value.number = product.kind WHERE item = ? AND value.text <> ?")
            .Bind((long)Field.Kind).Bind(item).Bind(frameKind);
        return row.Step();
    }

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
