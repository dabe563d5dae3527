using System.Collections.Concurrent;

namespace Farside.Catalogue.Storage;

/// <summary>Columns that readers of one catalogue have fetched, as they were when their segment was last written; bounded.</summary>
sealed class PostgresCache
{
    /// <summary>Bytes kept at the most: the columns of some three million products.</summary>
    public const long MostBytes = 128 << 20;

    readonly ConcurrentDictionary<long, (long Stamp, byte[] Data)> _columns = new();
    long _bytes;

    public byte[]? Find(long place, long stamp) => _columns.TryGetValue(place, out var kept) && kept.Stamp == stamp ? kept.Data : null;

    public void Keep(long place, long stamp, byte[] data)
    {
        if (Interlocked.Add(ref _bytes, data.Length) > MostBytes)
        {
            _columns.Clear();
            Interlocked.Exchange(ref _bytes, data.Length);
        }

        _columns[place] = (stamp, data);
    }
}
