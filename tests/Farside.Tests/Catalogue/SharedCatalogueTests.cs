using System.Text.Json;
using Farside.Catalogue;
using Farside.Catalogue.Build;
using Farside.Catalogue.Query;
using Farside.Catalogue.Query.Conditions;
using Farside.Catalogue.Records;
using Farside.Core.Time;
using FsCheck;
using FsCheck.Fluent;

namespace Farside.Tests.Catalogue;

/// <summary>A catalogue in PostgreSQL gives the answers that one in SQLite gives.</summary>
public sealed class SharedCatalogueTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    static readonly string[] Words = ["left", "right", "tianhe", "number 12", "2019-03", "20", "id-0001", "s001", "saturated", "nosuchword", "eye of", "radargram pcam"];

    [SkippableFact]
    public void Both_give_the_same_answers_to_any_question()
    {
        using var pair = new Pair(server, Placed(20_000));

        Prop.ForAll(Arb.From(Queries()), query => Same(pair, query)).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
        foreach (var key in pair.File.Search(new() { Limit = 40, Sort = SortOrder.Best }).Rows.Select(row => row.Key))
        {
            Assert.Equal(Text(pair.File.Related(key)), Text(pair.Shared.Related(key)));
            Assert.Equal(Text(pair.File.Find(key)), Text(pair.Shared.Find(key)));
        }

        Assert.Equal(pair.File.Days(), pair.Shared.Days());
        Assert.Equal(Text(pair.File.Collections()), Text(pair.Shared.Collections()));
        Assert.Equal(pair.File.All(SortOrder.Oldest).Select(row => row.Key), pair.Shared.All(SortOrder.Oldest).Select(row => row.Key));
        Assert.Equal(pair.File.All().Select(row => row.Key), pair.Shared.All().Select(row => row.Key));
    }

    [SkippableFact]
    public void Both_follow_what_changes_comes_and_goes()
    {
        using var pair = new Pair(server, Placed(3000));
        var next = Placed(3000).Where((_, i) => i % 7 != 0)
            .Select((entry, i) => i % 5 != 0 ? entry : entry with { Title = $"Renamed {i}", Stamp = new(2, i), Rover = entry.Rover is null ? null : new SitePlace(i, 1, 0) }).ToList();
        pair.Fill(next.Concat(Placed(3600).Skip(3000)));

        Assert.Equal(next.Count + 600, pair.Shared.Count);
        Assert.Equal(Text(pair.File.Search(new() { Text = "renamed", Limit = 1000 })), Text(pair.Shared.Search(new() { Text = "renamed", Limit = 1000 })));
        Assert.Equal(pair.File.All().Select(Text), pair.Shared.All().Select(Text));
    }

    [SkippableFact]
    public void Products_on_disk_are_indexed_into_it_and_the_next_time_left_alone()
    {
        using var disk = new ProductsOnDisk();
        disk.Make("picture", "A_1.2B", title: "A crater\u0000 with nothing in it");
        disk.Make("panorama", "pcam-0001-q", inputs: ["A_1.2B"]);
        using var shared = SharedCatalogue.Open(server.Connection());

        Assert.Equal(2, CatalogueBuilder.Update(shared, null, disk.Root).Added);
        Assert.Equal(2, CatalogueBuilder.Update(shared, null, disk.Root).Kept);
        Assert.Equal("picture/A_1.2B", Assert.Single(shared.Related("panorama/pcam-0001-q")).Row.Key);
        disk.Delete("picture", "A_1.2B");
        Assert.Equal(1, CatalogueBuilder.Update(shared, null, disk.Root).Removed);
        Assert.Equal(1, shared.Count);
    }

    [SkippableFact]
    public void A_reader_sees_what_a_writer_commits_and_a_second_writer_waits_its_turn()
    {
        var connection = server.Connection();
        using var writer = SharedCatalogue.Open(connection);
        using var reader = SharedCatalogue.Open(connection, readOnly: true);
        Fill(writer, Placed(200));
        Assert.Equal(200, reader.Search(new()).Total);
        Fill(writer, Placed(300));
        Assert.Equal(300, reader.Search(new()).Total);

        using var busy = writer.OpenForWriting();
        var refusal = Assert.Throws<CatalogueException>(() => writer.OpenForWriting());
        Assert.Contains("another program", refusal.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_first_filling_that_was_broken_off_is_refused_to_readers_and_begun_again()
    {
        var connection = server.Connection();
        using (var writer = SharedCatalogue.Open(connection))
        {
            using var update = new CatalogueUpdate(writer.OpenForWriting(), null, default);
            update.Take(Placed(100).Select(entry => new Listed(entry)), isFrames: false);
        }

        Assert.Contains("broken off", Assert.Throws<CatalogueException>(() => SharedCatalogue.Open(connection, readOnly: true)).Message, StringComparison.Ordinal);
        using var again = SharedCatalogue.Open(connection);
        Fill(again, Placed(50));
        Assert.Equal(50, again.Count);
    }

    [SkippableFact]
    public void What_is_not_ours_is_left_alone_and_what_is_not_there_is_told_in_one_line()
    {
        var connection = server.Connection();
        Assert.Contains("farside index", Assert.Throws<CatalogueException>(() => SharedCatalogue.Open(connection, readOnly: true)).Message, StringComparison.Ordinal);
        using (var other = new Npgsql.NpgsqlConnection(connection))
        {
            other.Open();
            var schema = new Npgsql.NpgsqlConnectionStringBuilder(connection).SearchPath;
            using var made = new Npgsql.NpgsqlCommand($"CREATE SCHEMA {schema}; CREATE TABLE letters(text TEXT)", other);
            made.ExecuteNonQuery();
        }

        Assert.Contains("another program", Assert.Throws<CatalogueException>(() => SharedCatalogue.Open(connection)).Message, StringComparison.Ordinal);
        var nobody = Assert.Throws<CatalogueException>(() => SharedCatalogue.Open("Host=127.0.0.1;Port=1;Username=x;Password=secret"));
        Assert.DoesNotContain("secret", nobody.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', nobody.Message);
    }

    [Theory]
    [InlineData("Host=db;Database=moon", true)]
    [InlineData("username=me; server = db", true)]
    [InlineData("moon/catalogue.db", false)]
    [InlineData("ghost=1", false)]
    public void A_connection_is_told_from_a_file(string given, bool isConnection) => Assert.Equal(isConnection, SharedCatalogue.IsConnection(given));

    [Theory]
    [InlineData("Host=db;Nonsense=1;Password=secret")]
    [InlineData("Host=db;Search Path=\"a; DROP TABLE b\"")]
    public void A_connection_that_cannot_be_read_is_refused_without_repeating_it(string given) =>
        Assert.DoesNotContain("secret", Assert.Throws<CatalogueException>(() => SharedCatalogue.Open(given)).Message, StringComparison.Ordinal);

    /// <summary>Rows as <see cref="Listed.Many"/> makes them, a third of them with a place.</summary>
    static List<Entry> Placed(int count) => [.. Listed.Many(count).Select((entry, i) => i % 3 != 0 ? entry : entry with
    {
        Rover = new SitePlace(Math.Round((i % 97) * 1.7, 3), -(i % 31) * 0.9, 0),
        Stop = entry.Start is { } start && i % 2 == 0 ? start + TimeSpan.FromSeconds(i % 5000) : entry.Start,
        Targets = i > 100 ? [$"ID-{i - 7:D6}.2B", $"picture/ID-{i - 50:D6}.2B"] : [],
    })];

    static void Fill(ProductCatalogue catalogue, IEnumerable<Entry> entries)
    {
        using var update = new CatalogueUpdate(catalogue.OpenForWriting(), null, default);
        update.Take(entries.Select(entry => new Listed(entry)), isFrames: false);
        update.Complete();
    }

    static Gen<ProductQuery> Queries() =>
        from text in Gen.Frequency((2, Gen.Constant("")), (3, Gen.Elements(Words)))
        from facet in Gen.Elements(Enum.GetValues<Facet>())
        from values in Gen.SubListOf("picture", "panorama", "PCAM", "lpr", "Q", "L", "0003", "S001", "S002", "1", "4", "simulated", "ce4").Select(list => (IReadOnlyList<string>)[.. list])
        from usesFacet in Gen.Elements(true, false)
        from sort in Gen.Elements(Enum.GetValues<SortOrder>())
        from limit in Gen.Choose(0, 30)
        from offset in Gen.Choose(0, 40)
        from sun in Gen.Choose(-60, 60)
        from which in Gen.Choose(0, 5)
        from day in Gen.Choose(0, 250)
        from condition in Conditions(3)
        select new ProductQuery
        {
            Text = text,
            Where = usesFacet ? new Dictionary<Facet, IReadOnlyList<string>> { [facet] = values } : [],
            From = which == 1 ? Epoch.FromUtc(2019, 1, 4) + TimeSpan.FromDays(day) : null,
            SunMin = which == 2 ? sun : null,
            Repairs = which == 3 ? ["truncated-data"] : [],
            Quality = which == 4 ? [new("sharpness", Most: sun + 40)] : [],
            Condition = which == 5 ? null : condition,
            Sort = sort,
            Limit = limit,
            Offset = offset,
        };

    static Gen<Condition> Conditions(int depth)
    {
        var leaf = Gen.OneOf(
            Gen.Elements(Enum.GetValues<TextProperty>()).SelectMany(property => Gen.Elements("PCAM", "L", "picture", "0003", "S001", "ce4-picture", "real"), (property, text) => Condition.Text(property, value => string.CompareOrdinal(value, text) >= 0)),
            Gen.Elements(Enum.GetValues<NumberProperty>()).SelectMany(_ => Gen.Choose(-20, 60), (property, least) => Condition.Number(property, value => value >= least)),
            Gen.Elements(TimeProperty.Begin, TimeProperty.End).SelectMany(_ => Gen.Choose(0, 250), (property, day) => Condition.Time(property, time => time > Epoch.FromUtc(2019, 1, 4) + TimeSpan.FromDays(day))),
            Gen.Choose(0, 160).Select(metres => Condition.Place(place => place.EastM > metres)),
            Gen.Choose(0, 20_000).Select(number => Condition.Ids([$"ID-{number:D6}.2B", $"ID-{number + 1:D6}.2B"])));
        return depth == 0 ? leaf : Gen.Frequency(
            (3, leaf),
            (2, Gen.ListOf(Conditions(depth - 1)).Select(parts => Condition.All([.. parts.Take(3)]))),
            (2, Gen.ListOf(Conditions(depth - 1)).Select(parts => Condition.Any([.. parts.Take(3)]))),
            (1, Conditions(depth - 1).Select(Condition.Not)));
    }

    static bool Same(Pair pair, ProductQuery query)
    {
        var (file, shared) = (pair.File.Search(query), pair.Shared.Search(query));
        Assert.Equal(Text(file), Text(shared));
        Assert.Equal(file.Next?.ToString(), shared.Next?.ToString());
        return true;
    }

    static string Text(object? answer) => JsonSerializer.Serialize(answer);

    /// <summary>The same rows in both.</summary>
    sealed class Pair : IDisposable
    {
        readonly TemporaryFolder _folder = new();

        public Pair(PostgresServer server, IReadOnlyList<Entry> entries)
        {
            Shared = SharedCatalogue.Open(server.Connection());
            File = CatalogueFile.Open(_folder["catalogue.db"]);
            Fill(entries);
        }

        public ProductCatalogue File { get; }
        public ProductCatalogue Shared { get; }

        public void Fill(IEnumerable<Entry> entries)
        {
            var all = entries.ToList();
            SharedCatalogueTests.Fill(File, all);
            SharedCatalogueTests.Fill(Shared, all);
        }

        public void Dispose()
        {
            File.Dispose();
            Shared.Dispose();
            _folder.Dispose();
        }
    }
}
