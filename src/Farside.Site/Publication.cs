using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Farside.Catalogue.Build;
using Farside.Catalogue.Query;
using Farside.Catalogue.Records;
using Farside.Core;
using Farside.Site.Contents;
using Farside.Site.Data;
using Farside.Site.Feeds;
using Farside.Site.Kinds;
using Farside.Site.Pages;
using Farside.Site.Stac;
using Farside.Site.Strings;

namespace Farside.Site;

/// <summary>One site being written.</summary>
sealed class Publication
{
    // Hidden, as SiteFolder's own: every address that a page was ever at.
    const string AddressesName = ".farside/addresses.txt";

    /// <summary>Keys of tombstones, a line each: serve answers 410 for them.</summary>
    internal const string GoneName = ".farside/gone.txt";

    /// <summary>The site's own catalogue, hidden in its folder: serve asks it.</summary>
    internal const string SiteCatalogue = ".farside/" + CatalogueFile.Name;

    static readonly ProductFile RecordFile = new(ProductRecord.FileName, "", 0, 0, 0);

    readonly string _productsRoot;
    readonly SiteFolder _folder;
    readonly PageLedger _pages;
    readonly PublishOptions _options;
    readonly IProgress<PublishProgress>? _progress;
    readonly IReadOnlyList<Withdrawal> _withdrawn;
    readonly Layout _layout;
    readonly List<string> _refused = [];
    int _done;
    int _notForRedistribution;

    public Publication(string productsRoot, string siteRoot, PublishOptions options, IProgress<PublishProgress>? progress)
    {
        (_productsRoot, _options, _progress) = (productsRoot, options with { Jobs = options.Jobs > 0 ? options.Jobs : Environment.ProcessorCount }, progress);
        _folder = new(siteRoot, options.UsesHardLinks);
        _pages = new(_folder);
        _withdrawn = ReadWithdrawn();
        _layout = new(options.Address);
    }

    public PublishReport Run(CancellationToken cancel)
    {
        _folder.RequireOurs("products", SiteAssets.Mark);
        _folder.RequireOurs(StacFolder.Name, SiteAssets.Mark);
        _folder.ReadLedger();
        _pages.Read();
        SiteAssets.Write(_folder);
        using var catalogue = CatalogueFile.Open(Path.Combine(_folder.Root, SiteCatalogue));
        var contents = CatalogueScan.Read(catalogue, _productsRoot, _withdrawn.Select(withdrawal => withdrawal.Key).ToHashSet(StringComparer.Ordinal), CopyFiles, _options, _refused, _progress, cancel);
        var map = new MapData(contents, _productsRoot);
        WriteProducts(catalogue, contents, map, cancel);
        WritePages(contents);
        WriteData(contents, map);
        var gone = WriteGone(contents);
        _folder.RemoveLeftovers("products");
        _folder.RemoveLeftovers("data");
        _folder.WriteLedger();
        _pages.Write();
        return new(Path.Combine(_folder.Root, "index.html"), contents.Rows.Count, _folder.FilesWritten, [.. _refused.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])
        {
            FilesRemoved = _folder.FilesRemoved,
            Withdrawn = _withdrawn.Count,
            Gone = gone,
            NotForRedistribution = _notForRedistribution,
        };
    }

    IReadOnlyList<Withdrawal> ReadWithdrawn()
    {
        var beside = Path.Combine(_productsRoot, Withdrawal.FileName);
        return _options.WithdrawnPath is { } path ? Withdrawal.Read(path) : File.Exists(beside) ? Withdrawal.Read(beside) : [];
    }

    void WriteProducts(ProductCatalogue catalogue, SiteContents contents, MapData map, CancellationToken cancel)
    {
        var stac = new StacFolder(_folder, contents, _options);
        var geometries = new Geometries(_productsRoot, contents);
        var pages = new ProductPage(_layout, contents, _options);
        var inputs = new PageInputs(contents, _options);
        Parallel.ForEach(contents.Rows, new ParallelOptions { MaxDegreeOfParallelism = _options.Jobs, CancellationToken = cancel }, row =>
        {
            // Pictures of the ground are told to the map while their pages are made.
            var stamp = Fingerprint.Of($"{inputs.Of(row)} {stac.PlaceOf(row.Key)}");
            if (!KindBook.IsOnTheMap(row.Recipe) && _pages.Keep(row, stamp))
            {
                stac.Keep(catalogue.Find(row.Key));
            }
            else if (WriteProduct(row, stamp, contents, geometries, pages, map) is { } record && catalogue.Find(row.Key) is { } known)
            {
                stac.Write(known, record, file => File.Exists(Path.Combine(_folder.Root, record.Address + file)));
            }

            _progress?.Report(new(PublishStage.Pages, Interlocked.Increment(ref _done), contents.Rows.Count));
        });
        stac.WriteCatalogue();
    }

    /// <returns>What the page shows; null where there is no page.</returns>
    ProductRecord? WriteProduct(Listed row, Fingerprint inputs, SiteContents contents, Geometries geometries, ProductPage pages, MapData map)
    {
        var (refused, shown) = (new List<string>(), default(ProductRecord));
        try
        {
            var record = Record(Path.Combine(_productsRoot, row.Recipe, row.Id), refused);
            var kind = KindBook.Of(record);
            var source = new PageSource(record, row, contents, new(_folder, record, _options, refused), geometries);
            var view = View(ref kind, source, refused);
            source.Pictures.Card();
            if (kind.Name == "map" && view.Images.Count > 0 && view.Data["ground"] is JsonObject ground)
            {
                map.AddLayer(row, view.Images[0], ground, view.Data["sources"]?["outline"]?.GetValue<string>());
                foreach (var (image, place) in view.Layers)
                {
                    map.AddLayer(row, image, place, null);
                }
            }

            _folder.Write(row.Folder + "index.html", pages.Render(record, row, kind, view));
            shown = record;
        }
        catch (Exception broken) when (broken is FarsideException or IOException or UnauthorizedAccessException)
        {
            refused.Add(broken is FarsideException ? broken.Message : $"{row.Key}: {broken.Message}");
        }

        Settle(row, inputs, refused);
        return shown;
    }

    /// <summary>A record that is broken where lists do not look costs what stands there, not the page that they lead to.</summary>
    static ProductRecord Record(string folder, List<string> refused)
    {
        try
        {
            return ProductRecord.Read(folder);
        }
        catch (FarsideException broken)
        {
            refused.Add(broken.Message);
            return ProductRecord.ReadBriefly(folder);
        }
    }

    /// <summary>What is wrong with a product is said again the next time.</summary>
    void Settle(Listed row, Fingerprint inputs, List<string> refused)
    {
        if (refused.Count == 0)
        {
            _pages.Wrote(row, inputs);
            return;
        }

        lock (_refused)
        {
            _refused.AddRange(refused);
        }
    }

    /// <summary>A broken file beside the record costs the viewer, not the page.</summary>
    static PageView View(ref IPageKind kind, PageSource source, List<string> refused)
    {
        try
        {
            return kind.View(source);
        }
        catch (Exception broken) when (broken is FarsideException or IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            refused.Add($"{source.Record.Folder}: a file of the product is not as its recipe writes it ({broken.Message.Split('\n')[0]}); its page shows the facts alone. Make the product again.");
            kind = KindBook.WithoutViewer;
            return kind.View(source);
        }
    }

    /// <returns>Of the sizes and times of the record and of all files that it names, copied or not.</returns>
    Fingerprint CopyFiles(ProductRecord record)
    {
        var seen = new StringBuilder();
        foreach (var file in record.Files.Append(RecordFile))
        {
            var there = new FileInfo(Path.Combine(record.Folder, file.Name));
            seen.Append(CultureInfo.InvariantCulture, $"{file.Name} {(there.Exists ? there.Length : -1)} {there.LastWriteTimeUtc.Ticks}\n");
            if (!_options.IsLinksOnly || (file == record.Thumbnail && file.Role == "thumbnail"))
            {
                _folder.Copy(there, record.Address + file.Name);
            }
        }

        if (!_options.IsLinksOnly && record.Licence.Contains("not for redistribution", StringComparison.OrdinalIgnoreCase))
        {
            Interlocked.Increment(ref _notForRedistribution);
        }

        return Fingerprint.Of(seen.ToString());
    }

    void WritePages(SiteContents contents)
    {
        _folder.Write("index.html", new HomePage(_layout, contents, new(contents), _options, _folder.Root).Render());
        _folder.Write("gallery.html", new GalleryPage(_layout, contents).Render());
        _folder.Write("map.html", new MapPage(_layout, contents).Render());
        _folder.Write("timeline.html", new TimelinePage(_layout, contents).Render());
        _folder.Write("about.html", new AboutPage(_layout, contents, _options).Render());
        foreach (var (path, html) in new ListPages(_layout, contents).Render())
        {
            _folder.Write(path, html);
        }
    }

    void WriteData(SiteContents contents, MapData map)
    {
        var files = ProductsData.Files(contents).Concat(SearchIndex.Files(contents))
            .Append(("days", DaysData.Json(contents))).Append(("map", map.Json())).Append(("strings-zh", JsonSerializer.Serialize(Texts.AllChinese)));
        foreach (var (name, content) in files)
        {
            _folder.Write($"data/{name}.js", DataFile.Put(name, content));
        }

        var footprints = new FootprintData(_productsRoot, contents, map.Mission);
        _folder.Make("data/footprints.js", footprints.Stamp.ToString(), () => Encoding.UTF8.GetBytes(DataFile.Put("footprints", footprints.Json())));
        var radar = new RadarWays(_productsRoot, contents, map.Mission);
        _folder.Make("data/radar.js", radar.Stamp.ToString(), () => Encoding.UTF8.GetBytes(DataFile.Put("radar", radar.Json())));
        foreach (var (name, content) in Sitemap.Files(contents, _options.Address))
        {
            _folder.Write(name, content);
        }

        _folder.Write("feed.xml", AtomFeed.Xml(contents, _options.Address));
        _folder.Write("robots.txt", _options.Address is { } address ? $"User-agent: *\nAllow: /\nSitemap: {new Uri(address, "sitemap.xml").AbsoluteUri}\n" : "User-agent: *\nAllow: /\n");
    }

    /// <summary>Addresses stay: where a page once was, one is, and says what became of the product.</summary>
    int WriteGone(SiteContents contents)
    {
        var page = new GonePage(_layout);
        var withdrawn = _withdrawn.DistinctBy(withdrawal => withdrawal.Key).ToDictionary(withdrawal => withdrawal.Key, StringComparer.Ordinal);
        foreach (var withdrawal in withdrawn.Values)
        {
            _folder.Write($"products/{withdrawal.Key}/index.html", page.Render(withdrawal.Recipe, withdrawal.Id, isWithdrawn: true, withdrawal.Reason));
        }

        var path = Path.Combine(_folder.Root, AddressesName);
        var earlier = File.Exists(path) ? File.ReadAllLines(path) : [];
        var gone = earlier.Where(key => contents.Find(key) is null && !withdrawn.ContainsKey(key) && key.Count(letter => letter == '/') == 1 && !key.Contains("..", StringComparison.Ordinal)).ToList();
        foreach (var key in gone)
        {
            _folder.Write($"products/{key}/index.html", page.Render(key.Split('/')[0], key.Split('/')[1], isWithdrawn: false, ""));
        }

        _folder.Write(GoneName, string.Concat(gone.Concat(withdrawn.Keys).Order(StringComparer.Ordinal).Select(key => key + "\n")));
        _folder.Write(AddressesName, Encoding.UTF8.GetBytes(string.Concat(earlier.Concat(contents.Rows.Select(row => row.Key)).Distinct().Order(StringComparer.Ordinal).Select(key => key + "\n"))));
        return gone.Count;
    }
}
