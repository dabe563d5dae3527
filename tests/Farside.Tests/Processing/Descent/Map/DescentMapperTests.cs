using Farside.Processing.Descent.Map;

namespace Farside.Tests.Processing.Descent.Map;

public sealed class DescentMapperTests
{
    static readonly Lazy<(PaintedDescent Scene, DescentMap Map)> Hill = new(() =>
    {
        var scene = new PaintedDescent();
        return (scene, scene.Map());
    });

    [Fact]
    public void Every_level_shows_the_ground_where_it_is()
    {
        foreach (var level in Hill.Value.Map.Levels)
        {
            var shifts = Shifts(level);

            Assert.InRange(shifts.Count, 10, int.MaxValue);
            Assert.InRange(Math.Sqrt(shifts.Average(shift => shift * shift)), 0, 1.5);
        }
    }

    [Fact]
    public void Levels_are_octaves_each_two_by_two_of_the_next_and_the_finest_is_as_fine_as_the_lowest_frames()
    {
        var levels = Hill.Value.Map.Levels;
        for (var i = 1; i < levels.Count; i++)
        {
            Assert.Equal(levels[i - 1].Grid.PixelM / 2, levels[i].Grid.PixelM);
        }

        // The lowest camera, 45 m up, has pixels of 0.23 m: no finer than 1.25 pixels of 0.25 m.
        Assert.Equal((2, 0.25), (levels[0].Grid.PixelM, levels[^1].Grid.PixelM));
        Assert.All(levels, level => Assert.Equal((0, 0, 0, 0), (level.Grid.FirstColumn % 64, level.Grid.FirstRow % 64, level.Grid.Width % 64, level.Grid.Height % 64)));
    }

    /// <summary>Frames 0 to 3 are those of the 2 m level; the last of them, veiled, also shows the outskirts of the next.</summary>
    [Fact]
    public void A_veiled_frame_of_a_coarser_level_does_not_end_the_finer_ones()
    {
        var scene = new PaintedDescent { Change = (place, _, _, light) => place == 3 ? 100 + (0.1 * (light - 100)) : light };

        var map = scene.Map(PaintedDescent.Options with { FramesPerLevel = 18 });

        Assert.Equal([2, 1, 0.5, 0.25], map.Levels.Select(level => level.Grid.PixelM));
        Assert.All(map.Levels.Skip(1), level => Assert.Contains(level.Frames, frame => frame > 3));
    }

    [Fact]
    public void A_hill_stands_in_the_relief_within_its_stated_errors()
    {
        var (scene, map) = Hill.Value;
        var (errors, told) = (new List<double>(), 0);
        foreach (var relief in map.Levels.Select(level => level.Relief).OfType<ReliefLevel>())
        {
            for (var at = 0; at < relief.Sigmas.Pixels.Length; at++)
            {
                var truth = scene.HeightM(relief.Grid.EastM(at % relief.Grid.Width), relief.Grid.NorthOfM(at / relief.Grid.Width));
                if (float.IsFinite(relief.Sigmas.Pixels[at]))
                {
                    errors.Add(Math.Abs(relief.Heights.Pixels[at] - truth) / relief.Sigmas.Pixels[at]);
                    told++;
                }
            }
        }

        Assert.InRange(told, 50, int.MaxValue);
        Assert.InRange(errors.Count(error => error < 2) / (double)told, 0.9, 1);
        Assert.InRange(map.Ground.HeightM(25, -15), 0.6 * scene.HillM, 1.2 * scene.HillM);
    }

    [Fact]
    public void Frames_from_one_place_say_nothing_of_heights()
    {
        var way = Enumerable.Range(0, 6).Select(i => PaintedDescent.Down(0, 0, 120, 0.3 * i, 0.02 * i)).ToList();

        var map = new PaintedDescent().Map(PaintedDescent.Options, way);

        Assert.All(map.Levels, level => Assert.All(level.Relief?.Sigmas.Pixels.ToArray() ?? [], sigma => Assert.True(float.IsNaN(sigma))));
    }

    [Fact]
    public void The_map_is_the_same_at_any_number_of_threads()
    {
        var scene = new PaintedDescent();
        var options = PaintedDescent.Options with { FinestM = 1 };

        Assert.Equal(PaintedDescent.Bytes(scene.Map(options with { Threads = 1 })), PaintedDescent.Bytes(scene.Map(options with { Threads = 3 })));
    }

    [Fact]
    public void A_frame_that_cannot_be_read_is_left_out()
    {
        var scene = new PaintedDescent { HillM = 0 };

        var map = DescentMapper.Make(PaintedDescent.Frames(), place => place == 8 ? null : scene.Take(place), PaintedDescent.Plane, PaintedDescent.Options with { FinestM = 1, HasRelief = false });

        Assert.DoesNotContain(8, map.Levels.SelectMany(level => level.Frames));
        Assert.Throws<ArgumentException>(() => DescentMapper.Make([], _ => null, PaintedDescent.Plane, PaintedDescent.Options));
    }

    static List<double> Shifts(DescentMapLevel level)
    {
        var (width, height) = (level.Grid.Width, level.Grid.Height);
        var (shown, truth) = (level.Light.Pixels.ToArray(), new float[width * height]);
        for (var at = 0; at < truth.Length; at++)
        {
            truth[at] = (float)PaintedDescent.Light(level.Grid.EastM(at % width), level.Grid.NorthOfM(at / width));
        }

        LocalContrast.Normalise(shown, width, height, 20, 2);
        LocalContrast.Normalise(truth, width, height, 20, 2);
        return new ShiftGauge(width, height).Measure(shown, truth);
    }
}
