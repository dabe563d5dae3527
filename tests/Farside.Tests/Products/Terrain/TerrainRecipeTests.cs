using Farside.Archive.Store;
using Farside.Products.Recipes;
using Farside.Products.Runner;
using Farside.Simulator;
using Farside.Simulator.Evaluation;
using Farside.Simulator.Evaluation.Terrain;
using Farside.Tests.Simulator.Evaluation;

namespace Farside.Tests.Products.Terrain;

/// <summary>Two simulated pairs, one a stop, from their raw frames to ground.</summary>
public sealed class TerrainRecipeTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_simulated_pair_becomes_ground_that_errs_by_millimetres_and_the_same_bytes_however_many_jobs_run()
    {
        MissionSimulator.Write(_folder["archive"], new() { Seed = 7, Size = SimulationSize.Small, Instrument = "pcam" });
        var archive = ArchiveFolder.Open(_folder["archive"]);

        var recipes = RecipeBook.With(new() { Terrain = new(new() { HasBackplanes = true, HasPly = true, HasObj = true }) });
        var one = Made.Run(recipes, archive, _folder["one"], new() { Recipes = ["terrain"], Sequence = "0003", Jobs = 1 });
        Made.Run(recipes, archive, _folder["two"], new() { Recipes = ["terrain"], Sequence = "0003", Jobs = 2 });

        Assert.Empty(one.Failures);
        var product = Path.Combine(_folder["one"], "terrain", "pcam-0003-q");
        var record = Made.Record(product);
        Assert.True(record.Simulated);
        Assert.Superset(new HashSet<string> { "dem-4cm.tif", "ortho-4cm.tif", "slope-4cm.tif", "mesh.glb", "mesh.ply", "mesh.obj", "mesh.mtl", "mesh-1.jpg", "tileset.json", "contours.svg" }, record.Files.Select(file => file.Name).ToHashSet());
        Assert.Single(record.Files, file => file.Name.StartsWith("range-CE4_GRAS_PCAML-Q-", StringComparison.Ordinal));
        Assert.Single(record.Files, file => file.Name.StartsWith("backplanes-CE4_GRAS_PCAML-Q-", StringComparison.Ordinal));
        Assert.Equal(Made.Bytes(_folder["one"]), Made.Bytes(_folder["two"]));
        var triangles = (int)record.Quality.Single(number => number.Name == "triangles").Value!;
        Assert.Equal(triangles, File.ReadLines(Path.Combine(product, "mesh.obj")).Count(line => line.StartsWith("f ", StringComparison.Ordinal)));
        Assert.Contains($"element face {triangles}", File.ReadLines(Path.Combine(product, "mesh.ply")));

        var report = Evaluator.Run([new TerrainEvaluation()], new() { Archive = _folder["archive"], Products = _folder["one"] });
        Assert.True(report.Row($"{HeightErrors.Rms(DistanceRing.All[0])}, pcam-0003-q").Passed);
        foreach (var quantity in new BackplaneErrors().Quantities)
        {
            Assert.True(report.Row($"{quantity}, pcam-0003-q").Passed, quantity);
        }
    }

    [Fact]
    public void Stops_asked_for_are_joined_into_one_product_and_a_sequences_own_stays_as_it_is()
    {
        MissionSimulator.Write(_folder["archive"], new() { Seed = 7, Size = SimulationSize.Small, Instrument = "pcam" });
        var archive = ArchiveFolder.Open(_folder["archive"]);
        var recipes = RecipeBook.With(new() { Terrain = new(new() { Stations = ["s002", "S001"] }) });

        var planned = new RecipeRunner(recipes, archive, _folder["products"]).Plan(new() { Recipes = ["terrain"] }, CancellationToken.None).Select(plan => plan.Job).Where(job => job.Recipe == "terrain").ToList();

        Assert.Equal(["pcam-0001-c", "pcam-0003-q", "ce4-s001-s002"], planned.ConvertAll(job => job.Id));
        Assert.Equal("S001-S002", planned[2].Subject.Sequence);
        Assert.Equal(planned[0].Inputs.Concat(planned[1].Inputs), planned[2].Inputs);
        Assert.Equal(["stops/ce4"], planned[2].Welcomes);
        Assert.All(planned.Take(2), own => Assert.Empty(own.Welcomes));
        Assert.Equal(planned[0].Options.ToString(), RecipeBook.All.OfType<Farside.Products.Recipes.Terrain.TerrainRecipe>().Single().Plan(ShelfOf(archive)).First().Options.ToString());
    }

    [Fact]
    public void A_stop_that_is_joined_with_none_is_no_second_stop_to_tie()
    {
        MissionSimulator.Write(_folder["archive"], new() { Seed = 7, Size = SimulationSize.Small, Instrument = "pcam" });
        var recipes = RecipeBook.With(new() { Terrain = new(new() { Stations = ["S001"] }) });

        var stops = new RecipeRunner(recipes, ArchiveFolder.Open(_folder["archive"]), _folder["products"]).Plan(new() { Recipes = ["stops"] }, CancellationToken.None).Select(plan => plan.Job).Single(job => job.Recipe == "stops");

        Assert.Equal(["terrain/pcam-0001-c", "geometry/pcam-0001-c", "terrain/pcam-0003-q", "geometry/pcam-0003-q"], stops.Cites);
    }

    static Shelf ShelfOf(ArchiveFolder archive)
    {
        var shelf = new Shelf(archive);
        var geometry = RecipeBook.All.Single(recipe => recipe.Name == "geometry");
        shelf.Add("geometry", [.. geometry.Plan(shelf)]);
        return shelf;
    }
}
