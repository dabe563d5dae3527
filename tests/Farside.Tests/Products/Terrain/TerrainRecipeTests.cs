using System.Diagnostics;
using Farside.Archive.Store;
using Farside.Products.Films;
using Farside.Products.Recipes;
using Farside.Products.Runner;
using Farside.Simulator;
using Farside.Simulator.Evaluation;
using Farside.Simulator.Evaluation.Terrain;
using Farside.Tests.Products.Films;
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

    [SkippableFact]
    public void A_film_goes_once_about_the_ground_in_360_pictures_and_its_last_leads_to_its_first()
    {
        MissionSimulator.Write(_folder["archive"], new() { Seed = 7, Size = SimulationSize.Small, Instrument = "pcam" });
        var recipes = RecipeBook.With(new() { Terrain = new(new() { HasTurntable = true }) });

        var run = Made.Run(recipes, ArchiveFolder.Open(_folder["archive"]), _folder["products"], new() { Recipes = ["terrain"], Sequence = "0003" });

        Assert.Empty(run.Failures);
        var product = Path.Combine(_folder["products"], "terrain", "pcam-0003-q");
        var record = Made.Record(product);
        Assert.Equal((1280, 720), record.Files.Where(file => file.Name == "turntable.png").Select(file => (file.Width, file.Height)).Single());
        var film = FilmProbe.Ask(Path.Combine(product, "turntable.mp4"), "stream=width,height,avg_frame_rate,nb_read_frames,pix_fmt:format_tags=title,comment");
        Assert.Equal(("1280", "720", "25/1", "360", "yuv420p"), (film["width"], film["height"], film["avg_frame_rate"], film["nb_read_frames"], film["pix_fmt"]));
        Assert.Contains(film.Values, value => value.Contains("SIMULATED", StringComparison.Ordinal));
        // Ground is seen, and from one picture to the next it moves no more at the turn's end than elsewhere.
        var pictures = FilmPictures(Path.Combine(product, "turntable.mp4"), 0, 1, 180, 359);
        Assert.InRange(pictures[0].Average(grey => (double)grey), 10, 200);
        Assert.InRange(Apart(pictures[3], pictures[0]), 0, 2 * Apart(pictures[0], pictures[1]));
        Assert.InRange(Apart(pictures[0], pictures[2]), 2 * Apart(pictures[0], pictures[1]), 255);
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

    static double Apart(byte[] a, byte[] b) => a.Zip(b).Average(pair => Math.Abs((double)pair.First - pair.Second));

    // Grey, small.
    static List<byte[]> FilmPictures(string film, params int[] numbers)
    {
        var wanted = string.Join('+', numbers.Select(number => $"eq(n\\,{number})"));
        using var ffmpeg = Process.Start(new ProcessStartInfo(FilmTool.Find()!, ["-v", "error", "-i", film, "-vf", $"select={wanted},scale=160:90", "-vsync", "0", "-pix_fmt", "gray", "-f", "rawvideo", "-"]) { RedirectStandardOutput = true })!;
        using var bytes = new MemoryStream();
        ffmpeg.StandardOutput.BaseStream.CopyTo(bytes);
        ffmpeg.WaitForExit();
        return [.. bytes.ToArray().Chunk(160 * 90)];
    }

    static Shelf ShelfOf(ArchiveFolder archive)
    {
        var shelf = new Shelf(archive);
        var geometry = RecipeBook.All.Single(recipe => recipe.Name == "geometry");
        shelf.Add("geometry", [.. geometry.Plan(shelf)]);
        return shelf;
    }
}
