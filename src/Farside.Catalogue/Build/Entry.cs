using Farside.Catalogue.Query;
using Farside.Catalogue.Records;
using Farside.Core.Records;
using Farside.Core.Time;

namespace Farside.Catalogue.Build;

/// <summary>One row of the catalogue before it is written, whatever it was read from.</summary>
sealed record Entry
{
    const int MostQuality = 64;
    const int MostRules = 64;

    public required string Kind { get; init; }
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required FileStamp Stamp { get; init; }
    public string Mission { get; init; } = "";
    public string Instrument { get; init; } = "";
    public string Mode { get; init; } = "";
    public string Eye { get; init; } = "";
    public string Sequence { get; init; } = "";
    public string Level { get; init; } = "";
    public int? Index { get; init; }
    public Epoch? Start { get; init; }
    public Epoch? Stop { get; init; }
    public SitePlace? Rover { get; init; }
    public int Repairs { get; init; }
    public IReadOnlyList<string> Rules { get; init; } = [];
    public IReadOnlyList<Quality> Quality { get; init; } = [];
    public bool IsSimulated { get; init; }
    public ProductThumbnail? Thumbnail { get; init; }

    /// <summary>Frames by their file names, products by their keys.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    public string Key => $"{Kind}/{Id}";

    public static Entry Of(ProductRecord record, FileStamp stamp) => new()
    {
        Kind = record.Recipe,
        Id = record.Id,
        Title = Plain(record.Title),
        Stamp = stamp,
        Mission = Plain(record.Mission),
        Instrument = Plain(record.Instrument),
        Mode = Plain(record.Mode),
        Eye = Plain(record.Eye),
        Sequence = Plain(record.Sequence),
        Level = Plain(record.Level),
        Index = record.Index,
        Start = Time(record.Start),
        Stop = Time(record.Stop),
        Rover = record.Rover,
        Repairs = record.Repairs.Count,
        Rules = [.. record.Repairs.Select(repair => Plain(repair.Rule).Replace(' ', '-')).Where(rule => rule.Length > 0).Distinct().Take(MostRules)],
        Quality = [.. record.Quality.Take(MostQuality).Select(number => number with { Name = Plain(number.Name), Unit = Plain(number.Unit) })],
        IsSimulated = record.IsSimulated,
        Thumbnail = record.Thumbnail is { } picture ? new(Plain(picture.Name), picture.Width, picture.Height) : null,
        Targets = [.. record.Inputs.Select(input => input.Id).Concat(record.Cites.Select(cited => cited.Key)).Where(target => target != record.Id && target.Length > 0).Distinct()],
    };

    // NUL is no letter, and not every store takes it for one.
    static string Plain(string text) => text.Replace('\0', '\uFFFD');

    static Epoch? Time(string text) => text.Length > 0 && Epoch.TryParseUtc(text, out var time) ? time : null;
}
