using Farside.Catalogue.Build;
using Farside.Catalogue.Index;
using Farside.Catalogue.Query;
using Farside.Core.Time;

namespace Farside.Tests.Catalogue;

/// <summary>A row that a test puts into a catalogue without a file.</summary>
sealed class Listed(Entry entry) : Candidate(entry.Kind, entry.Id, entry.Stamp)
{
    public override Entry Read() => entry;

    public static ProductCatalogue Fill(string path, IEnumerable<Entry> entries)
    {
        var catalogue = CatalogueFile.Open(path);
        using var update = new CatalogueUpdate(catalogue.OpenForWriting(), null, default);
        update.Take(entries.Select(entry => new Listed(entry)), isFrames: false);
        update.Complete();
        return catalogue;
    }

    /// <summary>Many rows of every kind, by a seed: more than two segments hold.</summary>
    public static List<Entry> Many(int count, int seed = 4)
    {
        var random = new Random(seed);
        string Any(params string[] values) => values[random.Next(values.Length)];
        return [.. Enumerable.Range(0, count).Select(i => new Entry
        {
            Kind = Any("picture", "picture", "picture", "panorama", "anaglyph", "radargram"),
            Id = $"ID-{i:D6}.2B",
            Title = $"{Any("Left", "Right")} eye of {Any("Kármán", "Statio Tianhe", "Zhinyu")} · number {i % 977}",
            Stamp = new(1, i),
            Mission = "ce4",
            Instrument = Any("PCAM", "TCAM", "LPR"),
            Mode = Any("C", "Q", ""),
            Eye = Any("L", "R", ""),
            Sequence = Any("", "0001", "0002", "0003", "0004", "0005"),
            Level = Any("2A", "2B"),
            Index = random.Next(3) == 0 ? null : random.Next(100),
            Start = random.Next(20) == 0 ? null : Epoch.FromUtc(2019, 1, 4) + TimeSpan.FromMinutes(random.Next(400_000)),
            Repairs = random.Next(12),
            Rules = random.Next(4) == 0 ? [Any("saturated-frame", "truncated-data"), "encoder-angles"] : [],
            Quality = random.Next(2) == 0 ? [new("sharpness", random.Next(1000) / 10.0, "px"), new("samples at zero", random.Next(100), "%")] : [],
            IsSimulated = random.Next(2) == 0,
        })];
    }

    public static long Order(Entry entry) => TimeOrder.Of(entry.Start, entry.Index, Hash.Of(entry.Key));
}
