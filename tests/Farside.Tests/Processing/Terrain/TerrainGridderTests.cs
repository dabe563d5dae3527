using System.Runtime.InteropServices;
using Farside.Core.Geometry;
using Farside.Processing.Terrain;
using Xunit.Abstractions;

namespace Farside.Tests.Processing.Terrain;

public class TerrainGridderTests(ITestOutputHelper output)
{
    static readonly Point<SiteFrame> Eye = new(0, 0, 1.7);

    [Fact]
    public void Heights_of_known_ground_are_unbiased_and_their_error_band_tells_the_truth()
    {
        var model = TerrainGridder.Make([KnownGround.Rolling.Seen(Eye)], new() { RoughSlope = 0 });

        foreach (var level in model.Levels)
        {
            var errors = Errors(level, KnownGround.Rolling);
            var (bias, rms, pull) = Statistics(errors);
            output.WriteLine($"{level.Grid.PixelM:0.00} m: {errors.Count} cells, bias {1000 * bias:0.00} mm, rms {1000 * rms:0.00} mm, errors in sigmas {pull:0.000}");
            if (errors.Count < 1000)
                continue;

            Assert.InRange(bias, -0.1 * rms, 0.1 * rms);
            Assert.InRange(pull, 0.9, 1.1);
        }

        Assert.True(model.Levels.Count(level => Errors(level, KnownGround.Rolling).Count >= 1000) >= 3);
    }

    [Fact]
    public void Two_wild_points_in_a_hundred_move_no_ground_that_others_measure()
    {
        var clean = TerrainGridder.Make([KnownGround.Rolling.Seen(Eye)]).Levels[1];
        var wild = TerrainGridder.Make([KnownGround.Rolling.Seen(Eye, outliers: 0.02)]).Levels[1];
        var errors = Errors(wild, KnownGround.Rolling);
        var (_, cleanRms, _) = Statistics(Errors(clean, KnownGround.Rolling));
        var (bias, rms, pull) = Statistics([.. errors.Where(error => clean.HeightAt(error.East, error.North) is var height && !double.IsNaN(height))]);
        output.WriteLine($"rms {1000 * cleanRms:0.00} mm clean, {1000 * rms:0.00} mm with outliers; bias {1000 * bias:0.00} mm; errors in sigmas {pull:0.00}; cells {errors.Count}");

        Assert.InRange(rms, 0, 1.5 * cleanRms);
        Assert.InRange(bias, -0.2 * rms, 0.2 * rms);
    }

    [Fact]
    public void Ground_that_a_rock_hides_stays_open()
    {
        var level = TerrainGridder.Make([KnownGround.WithRock.Seen(Eye)]).Levels[1];

        // The rock's top at 3 m hides the ground behind it from an eye 1.7 m high.
        Assert.True(double.IsNaN(level.HeightAt(3.42, 1.14)));
        Assert.False(double.IsNaN(level.HeightAt(2.6, 0.87)));
    }

    [Fact]
    public void Cells_grow_with_distance()
    {
        var model = TerrainGridder.Make([KnownGround.Rolling.Seen(Eye)]);

        Assert.Equal(0.02, model.Levels[0].Grid.PixelM, 12);
        Assert.All(model.Levels.Zip(model.Levels.Skip(1)), pair => Assert.Equal(2 * pair.First.Grid.PixelM, pair.Second.Grid.PixelM, 12));
        Assert.All(model.Levels.Zip(model.Levels.Skip(1)), pair => Assert.True(Reach(pair.First) <= Reach(pair.Second)));
        Assert.False(double.IsNaN(model.HeightAt(10, 4)));
        Assert.True(double.IsNaN(model.Finest.HeightAt(10, 4)));
    }

    [Theory]
    [InlineData(1, 768L << 20)]
    [InlineData(2, 1L << 20)]
    [InlineData(5, 4L << 20)]
    public void The_same_points_give_the_same_bytes_at_any_thread_count_and_memory_bound(int threads, long bytes)
    {
        ITerrainCloud[] clouds = [KnownGround.WithRock.Seen(Eye, pointRad: 0.006, outliers: 0.02), KnownGround.WithRock.Seen(new(1, -1, 1.7), pointRad: 0.006, seed: 2)];

        var expected = TerrainGridder.Make(clouds, new() { Threads = 3 });
        var found = TerrainGridder.Make(clouds, new() { Threads = threads, PointBytes = bytes });

        Assert.Equal(expected.Levels.Count, found.Levels.Count);
        foreach (var (a, b) in expected.Levels.Zip(found.Levels))
        {
            Assert.Equal(MemoryMarshal.AsBytes(a.Heights.Pixels).ToArray(), MemoryMarshal.AsBytes(b.Heights.Pixels).ToArray());
            Assert.Equal(MemoryMarshal.AsBytes(a.Sigmas.Pixels).ToArray(), MemoryMarshal.AsBytes(b.Sigmas.Pixels).ToArray());
            Assert.Equal(MemoryMarshal.AsBytes(a.Light.Pixels).ToArray(), MemoryMarshal.AsBytes(b.Light.Pixels).ToArray());
        }

        Assert.Equal(expected.Tally, found.Tally);
    }

    [Fact]
    public void Stops_that_stand_wrongly_by_what_they_say_are_merged_with_an_error_band_that_says_so()
    {
        var pulls = new List<double>();
        for (var seed = 1; seed <= 12; seed++)
        {
            var random = new Random(100 + seed);
            var clouds = Enumerable.Range(0, 3).Select(i => Raised(KnownGround.Rolling.Seen(new(i, -i, 1.7), pointRad: 0.008, seed: (10 * seed) + i, farM: 8), 0.02 * KnownGround.Normal(random)));
            var level = TerrainGridder.Make([.. clouds], new() { FinestM = 0.08, Levels = 2 }).Levels[0];
            pulls.AddRange(Errors(level, KnownGround.Rolling).Where(error => error.Views == 3).Select(error => error.Error / error.Sigma));
        }

        var pull = Math.Sqrt(pulls.Average(value => value * value));
        output.WriteLine($"{pulls.Count} cells of three stops: errors in sigmas {pull:0.00}");
        Assert.InRange(pull, 0.6, 1.5);
    }

    [Fact]
    public void Two_views_whose_errors_are_half_common_know_ground_as_well_as_they_do_and_no_better()
    {
        var options = new TerrainOptions { FinestM = 0.08, Levels = 1 };
        var (common, first, second) = (Seen(1), Seen(2), Seen(3));
        var level = TerrainGridder.Make([Mean(common, first), Mean(common, second)], options).Levels[0];
        var (_, _, pull) = Statistics(Errors(level, KnownGround.Rolling));
        var share = MedianShare(level, TerrainGridder.Make([Mean(common, first)], options).Levels[0]);

        // √((1 + ½) / 2) of what one knows, where two that have nothing in common would know √½.
        output.WriteLine($"errors in sigmas {pull:0.00}, sigmas {share:0.00} of one view's");
        Assert.InRange(pull, 0.9, 1.1);
        Assert.InRange(share, 0.78, 0.95);

        static TerrainCloud Seen(int seed) => KnownGround.Rolling.Seen(Eye, pointRad: 0.006, seed: seed, farM: 8);
    }

    [Fact]
    public void A_cell_of_which_little_shows_stays_open()
    {
        var cloud = KnownGround.Rolling.Seen(Eye, pointRad: 0.004, farM: 8);
        var thinned = cloud with { Points = cloud.Points.ToArray().Where((point, i) => point.Place.X < 3 || i % 8 == 0).ToArray() };
        var options = new TerrainOptions { FinestM = 0.32, Levels = 1 };
        var (all, few) = (TerrainGridder.Make([cloud], options).Levels[0], TerrainGridder.Make([thinned], options).Levels[0]);

        Assert.False(double.IsNaN(all.HeightAt(3.6, 1.2)));
        Assert.True(double.IsNaN(few.HeightAt(3.6, 1.2)));
        Assert.Equal(all.HeightAt(2.2, 1.2), few.HeightAt(2.2, 1.2), 3);
    }

    // Errors of the mean of two: half of each.
    static TerrainCloud Mean(TerrainCloud a, TerrainCloud b) => a with
    {
        Points = a.Points.ToArray().Zip(b.Points.ToArray(), (one, other) => new TerrainPoint(
            new((one.Place.X + other.Place.X) / 2, (one.Place.Y + other.Place.Y) / 2, (one.Place.Z + other.Place.Z) / 2), (float)(one.SigmaM / Math.Sqrt(2)), one.Light)).ToArray(),
    };

    static double MedianShare(TerrainLevel level, TerrainLevel of)
    {
        var shares = level.Sigmas.Pixels.ToArray().Zip(of.Sigmas.Pixels.ToArray(), (one, other) => (double)one / other).Where(double.IsFinite).Order().ToList();
        return shares[shares.Count / 2];
    }

    [Fact]
    public void Exposures_of_views_are_evened_out()
    {
        var model = TerrainGridder.Make([KnownGround.Rolling.Seen(Eye, pointRad: 0.006), KnownGround.Rolling.Seen(new(0.5, 0, 1.7), pointRad: 0.006, seed: 2, gain: 1.4)]);

        Assert.Equal(1.4, model.Gains[0] / model.Gains[1], 0.03);
    }

    [Fact]
    public void The_view_that_resolves_a_cell_best_gives_its_light()
    {
        var model = TerrainGridder.Make([KnownGround.Rolling.Seen(Eye, pointRad: 0.006), KnownGround.Rolling.Seen(new(3, 0, 1.7), pointRad: 0.006, seed: 2)], new() { Levels = 3, FinestM = 0.08 });
        var level = model.Levels[0];

        Assert.Equal(1, level.Sources[(int)level.Grid.Column(2), (int)level.Grid.Row(0.8)]);
        Assert.Equal(2, level.Sources[(int)level.Grid.Column(5), (int)level.Grid.Row(0.8)]);
    }

    [Fact]
    public void Points_of_which_none_is_known_well_enough_are_refused_with_their_number()
    {
        var cloud = new TerrainCloud("far", Eye, 0.003, new TerrainPoint[] { new(new(100, 0, 0), 50, default) });

        Assert.Contains("1 of which none", Assert.Throws<TerrainException>(() => TerrainGridder.Make([cloud])).Message, StringComparison.Ordinal);
    }

    static TerrainCloud Raised(TerrainCloud cloud, double byM) => cloud with
    {
        SharedSigmaM = 0.02,
        Points = cloud.Points.ToArray().Select(point => point with { Place = point.Place with { Z = point.Place.Z + byM } }).ToArray(),
    };

    static double Reach(TerrainLevel level) => level.Grid.WestM + (level.Grid.Width * level.Grid.PixelM);

    static List<CellError> Errors(TerrainLevel level, KnownGround ground)
    {
        var errors = new List<CellError>();
        for (var row = 0; row < level.Grid.Height; row++)
        {
            for (var column = 0; column < level.Grid.Width; column++)
            {
                if (!float.IsNaN(level.Heights[column, row]))
                    errors.Add(new(level.Grid.EastM(column), level.Grid.NorthOfM(row), level.Heights[column, row] - ground.Mean(level.Grid.EastM(column), level.Grid.NorthOfM(row), level.Grid.PixelM), level.Sigmas[column, row], level.Views[column, row]));
            }
        }

        return errors;
    }

    static (double Bias, double Rms, double Pull) Statistics(List<CellError> errors) => errors.Count == 0 ? default : (
        errors.Average(error => error.Error), Math.Sqrt(errors.Average(error => error.Error * error.Error)),
        Math.Sqrt(errors.Average(error => error.Error * error.Error / (error.Sigma * error.Sigma))));

    readonly record struct CellError(double East, double North, double Error, double Sigma, int Views);
}
