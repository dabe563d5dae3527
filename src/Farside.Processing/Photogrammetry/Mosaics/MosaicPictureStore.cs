using System.Runtime.Intrinsics;

namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>
/// A mosaic's pictures, opened when they are wanted and kept while there is room: the least recently used make way. Share one between the steps of a
/// mosaic, and small pictures are opened once.
/// </summary>
public sealed class MosaicPictureStore(MosaicPlan plan, IMosaicPictures pictures)
{
    readonly Lock _lock = new();
    readonly Dictionary<int, Shelf> _shelves = [];
    readonly List<Vector128<float>[]> _spare = [];
    long _tick;
    long _bytes;

    /// <summary>How often a picture was opened so far.</summary>
    public int Opened { get; private set; }

    /// <summary>The most bytes of pictures held at any time so far.</summary>
    public long MostBytes { get; private set; }

    internal MosaicPlan Plan => plan;

    /// <summary>A picture for the length of a <c>using</c>.</summary>
    internal Loan Borrow(int view)
    {
        Shelf shelf;
        lock (_lock)
        {
            if (!_shelves.TryGetValue(view, out shelf!))
            {
                shelf = NewShelf(view);
            }

            shelf.Users++;
            shelf.LastUse = ++_tick;
        }

        return new(this, shelf, Ready(view, shelf));
    }

    // Room is counted when a picture is ordered: two that are opened at once do not both take the last of it.
    Shelf NewShelf(int view)
    {
        var camera = plan.Views[view].Camera;
        var bytes = PreparedPicture.BytesFor(camera.Width, camera.Height, plan.FinestLevel(view), CoarsestLevel(view));
        MakeRoom(bytes);
        var shelf = new Shelf(new(() => Prepare(view)), bytes);
        _shelves.Add(view, shelf);
        _bytes += bytes;
        (Opened, MostBytes) = (Opened + 1, Math.Max(MostBytes, _bytes));
        return shelf;
    }

    int CoarsestLevel(int view) =>
        Math.Min(MipLevel.Coarsest, plan.FinestLevel(view) + (int)Math.Log2(plan.Cells.CellPx) + 1);

    PreparedPicture Ready(int view, Shelf shelf)
    {
        try
        {
            return shelf.Picture.Value;
        }
        catch
        {
            lock (_lock)
            {
                _bytes -= _shelves.Remove(view) ? shelf.Bytes : 0;
            }

            throw;
        }
    }

    PreparedPicture Prepare(int view)
    {
        var picture = pictures.Open(view);
        MosaicChecks.Check(plan.Views[view], picture);
        return new(picture, plan.FinestLevel(view), CoarsestLevel(view), Rent, GiveBack);
    }

    void MakeRoom(long wanted)
    {
        while (_bytes + wanted > plan.Options.PictureBytes)
        {
            var oldest = _shelves.Where(s => s.Value is { Users: 0, Picture.IsValueCreated: true }).MinBy(s => s.Value.LastUse);
            if (oldest.Value is null)
            {
                return;
            }

            _shelves.Remove(oldest.Key);
            _bytes -= oldest.Value.Bytes;
            _spare.AddRange(oldest.Value.Picture.Value.Arrays);
        }
    }

    // Arrays of pictures that made way serve the next ones, so that big pictures do not wait for the collector.
    Vector128<float>[] Rent(int texels)
    {
        lock (_lock)
        {
            var at = _spare.FindIndex(array => array.Length == texels);
            if (at >= 0)
            {
                var array = _spare[at];
                _spare.RemoveAt(at);
                return array;
            }
        }

        return new Vector128<float>[texels];
    }

    void GiveBack(Vector128<float>[] texels)
    {
        lock (_lock)
        {
            _spare.Add(texels);
        }
    }

    void Return(Shelf shelf)
    {
        lock (_lock)
        {
            shelf.Users--;
        }
    }

    internal sealed class Shelf(Lazy<PreparedPicture> picture, long bytes)
    {
        public long Bytes => bytes;
        public Lazy<PreparedPicture> Picture => picture;
        public int Users { get; set; }
        public long LastUse { get; set; }
    }

    internal readonly struct Loan(MosaicPictureStore store, Shelf shelf, PreparedPicture picture) : IDisposable
    {
        public PreparedPicture Picture => picture;

        public void Dispose() => store.Return(shelf);
    }
}
