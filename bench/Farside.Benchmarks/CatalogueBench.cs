using BenchmarkDotNet.Attributes;
using Farside.Catalogue.Build;
using Farside.Catalogue.Query;
using Farside.Core.Time;

namespace Farside.Benchmarks;

/// <summary>Does every question a site asks take less than 50 ms, however much there is? And how long does it take to index 20,000 products?</summary>
[MemoryDiagnoser]
public class CatalogueBench
{
    string _folder = "";
    ProductCatalogue _catalogue = null!;
    string _panorama = "";

    [Params(20_000, 1_000_000)]
    public int Products { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        _folder = Directory.CreateTempSubdirectory("farside-bench").FullName;
        _catalogue = CatalogueFile.Open(Path.Combine(_folder, CatalogueFile.Name));
        Build(_catalogue, Products);
        _panorama = _catalogue.Search(new() { Where = Only(Facet.Kind, "panorama"), Limit = 1 }).Rows[0].Key;
    }

    [GlobalCleanup]
    public void Remove()
    {
        _catalogue.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Indexing alone, of records at hand: rows, links, columns and word lists.</summary>
    [Benchmark]
    public int Index20000()
    {
        var path = Path.Combine(_folder, "build.db");
        File.Delete(path);
        using var catalogue = CatalogueFile.Open(path);
        return Build(catalogue, 20_000);
    }

    [Benchmark(Baseline = true)]
    public int Everything() => _catalogue.Search(Questions["everything"]).Total;

    [Benchmark]
    public int Words() => _catalogue.Search(Questions["words that all have"]).Total;

    [Benchmark]
    public int Beginning() => _catalogue.Search(Questions["a beginning of a million words"]).Total;

    [Benchmark]
    public int Facets() => _catalogue.Search(Questions["four facets"]).Total;

    [Benchmark]
    public int Related() => _catalogue.Related(_panorama).Count;

    internal static int Build(ProductCatalogue catalogue, int count)
    {
        using var update = new CatalogueUpdate(catalogue.OpenForWriting(), null, CancellationToken.None);
        update.Take(SyntheticProducts.Candidates(count), isFrames: false);
        update.Complete();
        return update.Report.Added;
    }

    /// <summary>What a site may ask, from the widest to the narrowest.</summary>
    internal static IReadOnlyDictionary<string, ProductQuery> Questions { get; } = new Dictionary<string, ProductQuery>
    {
        ["everything"] = new(),
        ["everything, oldest"] = new() { Sort = SortOrder.Oldest },
        ["everything, best"] = new() { Sort = SortOrder.Best },
        ["everything, Sun lowest, page 100"] = new() { Sort = SortOrder.SunLowest, Offset = 6000 },
        ["words that all have"] = new() { Text = "chang'e-4 panoramic camera gras sci" },
        ["a beginning of a million words"] = new() { Text = "202" },
        ["a beginning of dates"] = new() { Text = "2019" },
        ["a month"] = new() { Text = "2021-03" },
        ["a rule"] = new() { Repairs = ["truncated-data"] },
        ["a rule and words"] = new() { Text = "left eye picture", Repairs = ["truncated-data"] },
        ["one file name"] = new() { Text = "pcam-0007-q-012" },
        ["four facets"] = new() { Where = new Dictionary<Facet, IReadOnlyList<string>> { [Facet.Kind] = ["picture", "anaglyph"], [Facet.Eye] = ["L"], [Facet.Mode] = ["Q"], [Facet.LunarDay] = ["3", "4", "5", "6", "7", "8"] } },
        ["one sequence"] = new() { Where = Only(Facet.Sequence, "0100") },
        ["one station"] = new() { Where = Only(Facet.Station, "S101") },
        ["station as a word"] = new() { Text = "s101" },
        ["a year and a low Sun"] = new() { From = Epoch.FromUtc(2021, 1, 1), To = Epoch.FromUtc(2022, 1, 1), SunMin = -5, SunMax = 10 },
        ["quality"] = new() { Quality = [new("tie residuals, 2-D RMS", Most: 0.1)], Sort = SortOrder.Best },
        ["quality of every picture"] = new() { Quality = [new("samples at full scale", Most: 1)] },
        ["nothing"] = new() { Text = "nosuchword" },
    };

    static Dictionary<Facet, IReadOnlyList<string>> Only(Facet facet, string value) => new() { [facet] = [value] };
}
