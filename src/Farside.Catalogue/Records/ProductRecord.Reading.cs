using System.Globalization;
using System.Text.Json;
using Farside.Core.Records;
using static Farside.Catalogue.Records.RecordJson;

namespace Farside.Catalogue.Records;

public sealed partial record ProductRecord
{
    const string Shape = "farside-product/";
    const int NewestShape = 1;
    const long MostBytes = 64 << 20;
    const string RoverFact = "Rover from the lander, east, north, up";

    /// <summary>Reads the record in a product's folder.</summary>
    /// <exception cref="CatalogueException">No record, not JSON, too large, or written by a newer Farside.</exception>
    public static ProductRecord Read(string folder) => Parse(folder, Load(folder));

    /// <summary>Reads what lists keep, in half the time: of facts the rover's place, of repairs and inputs the names, no options and no run.</summary>
    /// <inheritdoc cref="Read"/>
    public static ProductRecord ReadBriefly(string folder) => ParseBriefly(folder, Load(folder));

    /// <summary>The bytes of the record in a product's folder.</summary>
    /// <exception cref="CatalogueException">No record, or too large.</exception>
    internal static byte[] Load(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var bytes = new FileInfo(path).Length;
            return bytes > MostBytes
                ? throw new CatalogueException(path, "", $"{bytes} bytes", $"at most {MostBytes}", "Delete the folder and make the product again.")
                : File.ReadAllBytes(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new CatalogueException(path, "", $"a file that cannot be read ({FirstLine(cause)})", "a product's record", "Delete the folder and make the product again.", cause);
        }
    }

    /// <summary>Reads a record whose bytes are at hand.</summary>
    /// <param name="folder">The product's folder; its name and its parent's are the product's identity.</param>
    /// <exception cref="CatalogueException">Not JSON, or written by a newer Farside.</exception>
    public static ProductRecord Parse(string folder, ReadOnlyMemory<byte> json) => Parse(folder, json, InFull);

    /// <summary>Reads what the catalogue keeps, in half the time: of facts the rover's place, of repairs the rules, no options and no run.</summary>
    internal static ProductRecord ParseBriefly(string folder, ReadOnlyMemory<byte> json) => Parse(folder, json, InBrief);

    static ProductRecord Parse(string folder, ReadOnlyMemory<byte> json, Func<string, JsonElement, ProductRecord> read)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new JsonException($"a JSON {document.RootElement.ValueKind}");
            }

            RequireKnownShape(path, Text(document.RootElement, "format"));
            return read(folder, document.RootElement);
        }
        // The second is what a text with half a surrogate pair raises when it is read.
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            throw new CatalogueException(path, "", $"no readable JSON ({FirstLine(cause)})", "a product's record", "Delete the folder and make the product again.", cause);
        }
    }

    static ProductRecord InFull(string folder, JsonElement root)
    {
        var facts = Pairs(root, "facts");
        return InBrief(folder, root) with
        {
            Rover = SitePlace.Parse(facts.FirstOrDefault(fact => fact.Key == RoverFact).Value ?? ""),
            Facts = facts,
            Repairs = [.. Items(root, "repairs").Select(RepairOf)],
            Inputs = [.. Items(root, "inputs").Select(InputOf)],
            Options = Pairs(root, "options"),
            Run = Pairs(root, "run"),
        };
    }

    static ProductRecord InBrief(string folder, JsonElement root)
    {
        var observation = Member(root, "observation");
        var id = Path.GetFileName(folder);
        return new()
        {
            Folder = folder,
            Recipe = Path.GetFileName(Path.GetDirectoryName(folder)) ?? "",
            Id = id,
            Title = Text(root, "title") is { Length: > 0 } title ? title : Text(root, "id") is { Length: > 0 } ownId ? ownId : id,
            Version = Text(root, "version"),
            Mission = Text(observation, "mission"),
            Instrument = Text(observation, "instrument"),
            Mode = Text(observation, "mode"),
            Eye = Text(observation, "eye"),
            Sequence = Text(observation, "sequence"),
            Station = Text(observation, "station"),
            Level = Text(observation, "level"),
            Index = Number(observation, "index") is var index && index is >= 0 and <= int.MaxValue ? (int)index : null,
            Start = Text(observation, "start"),
            Stop = Text(observation, "stop"),
            Rover = RoverOf(root),
            IsSimulated = Member(root, "simulated").ValueKind == JsonValueKind.True,
            IsVerified = Member(observation, "verified").ValueKind != JsonValueKind.False,
            CreditLine = Text(root, "credit") is { Length: > 0 } credit ? credit : Credit.Line,
            Licence = Text(root, "licence"),
            Files = [.. Items(root, "files").Select(FileOf).Where(file => IsOwn(file.Name))],
            Quality = [.. Items(root, "quality").Select(quality => new Quality(Text(quality, "name"), Number(quality, "value"), Text(quality, "unit")))],
            Repairs = [.. Items(root, "repairs").Select(repair => new Repair(Text(repair, "rule"), "", "", "", ""))],
            Inputs = [.. Items(root, "inputs").Select(input => new ProductInput(Text(input, "id"), ""))],
            Cites = [.. Items(root, "cites").Select(cited => new ProductCitation(Text(cited, "recipe"), Text(cited, "id"), Text(cited, "version"), Text(cited, "sha256")))],
        };
    }

    // Without making a text of every fact.
    static SitePlace? RoverOf(JsonElement root) => Items(root, "facts")
        .Where(fact => Member(fact, "name") is { ValueKind: JsonValueKind.String } name && name.ValueEquals(RoverFact))
        .Select(fact => SitePlace.Parse(Text(fact, "value"))).FirstOrDefault();

    static void RequireKnownShape(string path, string shape)
    {
        if (shape.StartsWith(Shape, StringComparison.Ordinal)
            && int.TryParse(shape.AsSpan(Shape.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > NewestShape)
        {
            throw new CatalogueException(path, "format", shape, $"{Shape}{NewestShape} or older", "A newer Farside wrote it: use that one, or make the product again.");
        }
    }

    // A record must not lead anybody out of its folder, on any system.
    static bool IsOwn(string name) => name is not ("" or "." or "..") && name.AsSpan().IndexOfAny('/', '\\', '\0') < 0;

    static ProductFile FileOf(JsonElement file) =>
        new(Text(file, "name"), Text(file, "role"), Pixels(file, "width"), Pixels(file, "height"), Whole(file, "bytes"), Text(file, "sha256"));

    static Repair RepairOf(JsonElement repair) =>
        new(Text(repair, "rule"), Text(repair, "element"), Text(repair, "found"), Text(repair, "used"), Text(repair, "source"));

    static ProductInput InputOf(JsonElement input) =>
        new(Text(input, "id"), Text(input, "sha256"), Whole(input, "bytes"), Text(input, "label"), Text(input, "labelSha256"));

    static string FirstLine(Exception cause) => cause.Message.Split('\n')[0].TrimEnd('.', '\r');
}
