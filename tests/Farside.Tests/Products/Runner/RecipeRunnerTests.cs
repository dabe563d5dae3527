using System.Diagnostics;
using Farside.Core;
using Farside.Products.Runner;

namespace Farside.Tests.Products.Runner;

public sealed class RecipeRunnerTests : IDisposable
{
    readonly TemporaryFolder _temp = new();
    readonly TinyArchive _archive;

    public RecipeRunnerTests() => _archive = new(_temp["archive"]);

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Every_input_becomes_a_folder_with_its_files_and_its_record()
    {
        _archive.Add("a", "hello");
        var report = Run(new CopyRecipe());

        Assert.Equal(["copy/a.dat"], report.Made);
        Assert.Equal("HELLO", File.ReadAllText(Product("copy/a.dat", "copy.txt")));
        var record = Record("copy/a.dat");
        Assert.Equal(("copy", 1, "CNSA / CLEP / GRAS"), (record.Recipe, record.Version, record.Credit));
        Assert.Equal("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", record.Inputs[0].Sha256); // published SHA-256 of "hello"
        Assert.Equal(5, record.Quality.Single(number => number.Name == "length").Value);
        Assert.Equal("a-rule", record.Repairs.Single().Rule);
    }

    [Fact]
    public void A_second_run_makes_nothing_and_touches_nothing()
    {
        _archive.Add("a", "hello");
        Run(new CopyRecipe());
        var before = File.GetLastWriteTimeUtc(Product("copy/a.dat", "product.json"));

        var report = Run(new CopyRecipe());

        Assert.Equal((0, 1), (report.Made.Count, report.Done));
        Assert.Equal(before, File.GetLastWriteTimeUtc(Product("copy/a.dat", "product.json")));
    }

    [Fact]
    public void Other_options_another_version_and_another_input_each_make_it_anew()
    {
        _archive.Add("a", "hello");
        Run(new CopyRecipe());

        Assert.Single(Run(new CopyRecipe(suffix: "!")).Made);
        Assert.Equal("HELLO!", File.ReadAllText(Product("copy/a.dat", "copy.txt")));
        Assert.Single(Run(new CopyRecipe(version: 2, suffix: "!")).Made);
        _archive.Add("a", "longer than before");
        Assert.Single(Run(new CopyRecipe(version: 2, suffix: "!")).Made);
        Assert.Empty(Run(new CopyRecipe(version: 2, suffix: "!")).Made);
    }

    [Fact]
    public void A_new_time_over_the_same_bytes_renews_the_record_and_makes_nothing()
    {
        _archive.Add("a", "hello");
        Run(new CopyRecipe());
        File.SetLastWriteTimeUtc(Path.Combine(_archive.Root, "a.dat"), new DateTime(2040, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Empty(Run(new CopyRecipe()).Made);
        Assert.StartsWith("2040-01-01", Record("copy/a.dat").Run.InputsChanged[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Same_size_and_time_over_other_bytes_is_found_by_verify()
    {
        _archive.Add("a", "hello");
        Run(new CopyRecipe());
        var path = Path.Combine(_archive.Root, "a.dat");
        var time = File.GetLastWriteTimeUtc(path);
        File.WriteAllText(path, "HALLO");
        File.SetLastWriteTimeUtc(path, time);

        Assert.Empty(Run(new CopyRecipe()).Made);
        Assert.Single(Run(new CopyRecipe(), new() { Verify = true }).Made);
    }

    [Fact]
    public void A_damaged_product_file_is_found_by_verify()
    {
        _archive.Add("a", "hello");
        Run(new CopyRecipe());
        File.WriteAllText(Product("copy/a.dat", "copy.txt"), "HELLx");

        Assert.Single(Run(new CopyRecipe(), new() { Verify = true }).Made);
        Assert.Equal("HELLO", File.ReadAllText(Product("copy/a.dat", "copy.txt")));
    }

    [Fact]
    public void A_bad_input_is_listed_and_the_others_are_made()
    {
        _archive.Add("a", "hello");
        _archive.Add("b", "bad");
        _archive.Add("c", "world");
        var report = Run(new CopyRecipe());

        Assert.Equal(["copy/a.dat", "copy/c.dat"], report.Made);
        Assert.Equal("b.dat: Array/axes: found 0; expected 1 or more. Fetch it again.", report.Failures.Single().Message);
        Assert.False(Directory.Exists(_temp["products/copy/b.dat"]));
    }

    [Fact]
    public void An_input_that_concerns_no_recipe_is_asked_once()
    {
        _archive.Add("t", "table");
        Assert.Equal(1, Run(new CopyRecipe()).Nothing);
        var again = Run(new CopyRecipe());

        Assert.Equal((0, 0, 1), (again.Nothing, again.Failures.Count, again.Done));
        Assert.False(Directory.Exists(_temp["products/copy/t.dat"]));
        _archive.Add("t", "now a text");
        Assert.Single(Run(new CopyRecipe()).Made);
    }

    [Fact]
    public void A_product_that_cites_others_is_made_after_them_and_again_only_when_their_bytes_change()
    {
        _archive.Add("a", "x");
        _archive.Add("b", "y");
        RunBoth(new CopyRecipe(), new JoinRecipe());
        Assert.Equal("X+Y", File.ReadAllText(Product("join/all", "join.txt")));

        Assert.Equal(["copy/a.dat", "copy/b.dat"], RunBoth(new CopyRecipe(version: 2), new JoinRecipe()).Made.Where(key => key.StartsWith("copy", StringComparison.Ordinal)));
        _archive.Add("b", "yes");
        Assert.Equal(["copy/b.dat", "join/all"], RunBoth(new CopyRecipe(version: 2), new JoinRecipe()).Made);
        Assert.Equal("X+YES", File.ReadAllText(Product("join/all", "join.txt")));
        Assert.Empty(RunBoth(new CopyRecipe(version: 2), new JoinRecipe()).Made);
    }

    [Fact]
    public void Asking_for_a_product_brings_what_it_cites()
    {
        _archive.Add("a", "x");
        var report = Run(new RecipeRunner([new CopyRecipe(), new JoinRecipe()], _archive, _temp["products"]), new() { Recipes = ["join"] });

        Assert.Equal(["copy/a.dat", "join/all"], report.Made);
    }

    [Fact]
    public void The_same_bytes_come_out_at_one_job_and_at_four()
    {
        for (var i = 0; i < 40; i++)
        {
            _archive.Add($"n{i:D2}", new string('x', i));
        }

        Run(new RecipeRunner([new CopyRecipe(), new JoinRecipe()], _archive, _temp["one"]), new() { Jobs = 1 });
        Run(new RecipeRunner([new CopyRecipe(), new JoinRecipe()], _archive, _temp["four"]), new() { Jobs = 4 });

        Assert.Equal(Made.Bytes(_temp["one"]), Made.Bytes(_temp["four"]));
    }

    [Fact]
    public void A_product_whose_input_vanished_is_listed_and_kept()
    {
        _archive.Add("a", "x");
        _archive.Add("b", "y");
        Run(new CopyRecipe());
        File.Delete(Path.Combine(_archive.Root, "b.dat"));

        Assert.Equal(["copy/b.dat"], Run(new CopyRecipe()).Orphans);
        Assert.True(File.Exists(Product("copy/b.dat", "copy.txt")));
    }

    [Fact]
    public void A_run_stopped_half_way_leaves_whole_products_and_nothing_else()
    {
        for (var i = 0; i < 20; i++)
        {
            _archive.Add($"n{i:D2}", "x");
        }

        using var stop = new CancellationTokenSource();
        var made = 0;
        var recipe = new CopyRecipe(meanwhile: _ =>
        {
            if (Interlocked.Increment(ref made) == 5)
            {
                stop.Cancel();
            }
        });
        var report = new RecipeRunner([recipe], _archive, _temp["products"]).Run(new() { Jobs = 2 }, new(), stop.Token);

        Assert.True(report.WasCancelled);
        Assert.InRange(report.Made.Count, 3, 5);
        Assert.Empty(report.Failures);
        Assert.Empty(Directory.EnumerateDirectories(_temp["products"], ".tmp-*"));
        Assert.All(Directory.EnumerateDirectories(_temp["products/copy"]), folder => Assert.True(File.Exists(Path.Combine(folder, "product.json"))));
        Assert.Equal(20 - report.Made.Count, Run(new CopyRecipe()).Made.Count);
    }

    [Fact]
    public void What_a_killed_maker_left_is_swept_at_the_next_start()
    {
        _archive.Add("a", "x");
        Directory.CreateDirectory(_temp["products/.tmp-1-1"]);
        File.WriteAllText(_temp["products/.tmp-1-1/copy.txt"], "half");
        Directory.CreateDirectory(_temp["products/copy/a.dat"]);
        File.WriteAllText(_temp["products/copy/a.dat/product.json"], "{ \"recipe\": ");

        Assert.Single(Run(new CopyRecipe()).Made);
        Assert.Empty(Directory.EnumerateDirectories(_temp["products"], ".tmp-*"));
        Assert.Equal("copy", Record("copy/a.dat").Recipe);
    }

    [Fact]
    public void Two_makers_do_not_work_in_one_folder()
    {
        using var first = ProductStore.Open(_temp["products"]);
        var refusal = Assert.ThrowsAny<FarsideException>(() => Run(new CopyRecipe()));

        Assert.Contains("another farside", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_names_what_would_be_made_and_why_and_writes_nothing()
    {
        _archive.Add("a", "x");
        var plan = new RecipeRunner([new CopyRecipe()], _archive, _temp["products"]).Plan(new(), CancellationToken.None);

        Assert.Equal(("copy/a.dat", Standing.Missing), (plan.Single().Job.Key, plan.Single().Freshness.Standing));
        Assert.False(Directory.Exists(_temp["products"]));
    }

    [Fact]
    public void An_unknown_recipe_is_refused_with_the_known_ones() =>
        Assert.Contains("copy", Assert.ThrowsAny<FarsideException>(() => Run(new CopyRecipe(), new() { Recipes = ["cake"] })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_job_beyond_the_memory_bound_is_refused_with_what_it_needs()
    {
        _archive.Add("a", "x");
        var report = Run(new CopyRecipe(memoryBytes: 1L << 30), new() { MemoryBytes = 512L << 20 });

        Assert.Empty(report.Made);
        Assert.Contains("--memory", report.Failures.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_finished_products_are_found_done_within_five_seconds()
    {
        _archive.Add("p00000", "x");
        Run(new CopyRecipe());
        var first = Record("copy/p00000.dat");
        for (var i = 1; i < 10_000; i++)
        {
            Clone(first, $"p{i:D5}");
        }

        var started = Stopwatch.GetTimestamp();
        var report = Run(new CopyRecipe());

        Assert.Equal((0, 10_000), (report.Made.Count, report.Done));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 5);
    }

    // A product as the recipe would make it of an equal input.
    void Clone(ProductRecord first, string id)
    {
        _archive.Add(id, "x");
        File.SetLastWriteTimeUtc(Path.Combine(_archive.Root, $"{id}.dat"), new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var input = first.Inputs[0] with { Id = $"{id}.dat", Label = $"{id}.datL", LabelBytes = "label of ".Length + id.Length };
        var record = first with { Id = $"{id}.dat", Inputs = [input], Run = first.Run with { InputsChanged = ["2030-01-01T00:00:00.0000000Z"] } };
        Directory.CreateDirectory(_temp[$"products/copy/{id}.dat"]);
        File.WriteAllBytes(Product($"copy/{id}.dat", "product.json"), ProductJson.Write(record));
    }

    RunReport Run(Recipe recipe, RunOptions? options = null) => Run(new RecipeRunner([recipe], _archive, _temp["products"]), options);

    RunReport RunBoth(CopyRecipe first, JoinRecipe second) => Run(new RecipeRunner([first, second], _archive, _temp["products"]));

    static RunReport Run(RecipeRunner runner, RunOptions? options = null) => runner.Run(options ?? new(), new(), CancellationToken.None);

    string Product(string key, string file) => Path.Combine(_temp["products"], key, file);

    ProductRecord Record(string key) => ProductJson.Parse(File.ReadAllBytes(Product(key, "product.json")), key);
}
