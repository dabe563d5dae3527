using Farside.Catalogue.Query;
using Farside.Site.Kinds;
using Farside.Site.Tiles;

namespace Farside.Site.Serve;

/// <summary>What a served site knows of its own files: which addresses are tombstones, which products have a card. Read again when the site was published again.</summary>
sealed class SiteState(string root)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    readonly Lock _gate = new();
    HashSet<string> _gone = new(StringComparer.Ordinal);
    DateTime _read;
    long _lookedTicks;

    /// <param name="key"><c>recipe/id</c>.</param>
    public bool IsGone(string key)
    {
        Refresh();
        return _gone.Contains(key);
    }

    /// <summary>Whether a product can be read of here; a catalogue that is shared may know more than the site.</summary>
    public bool HasPage(ProductRow row) => row.HasPage && !IsGone(row.Key) && File.Exists(Path.Combine(root, "products", row.Recipe, row.Id, "index.html"));

    /// <summary>Keys of all tombstones; another object whenever they changed.</summary>
    public IReadOnlyCollection<string> Gone
    {
        get
        {
            Refresh();
            return _gone;
        }
    }

    /// <summary>Absolute path of the site.</summary>
    public string Root => root;

    /// <summary>The small picture as the site has it; null for none.</summary>
    public ProductThumbnail? Thumbnail(ProductRow row)
    {
        var folder = Path.Combine(root, "products", row.Recipe, row.Id);
        return File.Exists(Path.Combine(folder, CardPicture.Name)) ? new(CardPicture.Name, CardCrop.Width, CardCrop.Height)
            : row.Thumbnail is { } thumbnail && File.Exists(Path.Combine(folder, thumbnail.Name)) ? thumbnail : null;
    }

    void Refresh()
    {
        var now = Environment.TickCount64;
        if (_lookedTicks != 0 && now - _lookedTicks < Patience.TotalMilliseconds)
        {
            return;
        }

        lock (_gate)
        {
            _lookedTicks = Math.Max(1, now);
            var list = new FileInfo(Path.Combine(root, Publication.GoneName));
            if (list.Exists && list.LastWriteTimeUtc != _read)
            {
                _gone = [.. File.ReadAllLines(list.FullName)];
                _read = list.LastWriteTimeUtc;
            }
        }
    }
}
