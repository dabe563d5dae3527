using System.Runtime.InteropServices;
using Farside.Core.Geometry;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Stops;
using Farside.Processing.Terrain.Textures;

namespace Farside.Tests.Processing.Terrain.Textures;

public class ViewTextureTests
{
    static readonly Point<SiteFrame> Mast = new(0, 0, 1.6);

    // Three looks side by side, of other exposures; light falls upward in one and downward in its neighbours.
    static readonly Lazy<PaintedGround.Pictures> Looks = new(() => new(
        PaintedGround.Rolling.Seen("left", Mast, -14, 22, (_, y) => 1.25 * (1 - (0.12 * y))),
        PaintedGround.Rolling.Seen("middle", Mast, 0, 22, (_, y) => 0.8 * (1 + (0.12 * y))),
        PaintedGround.Rolling.Seen("right", Mast, 14, 22, (_, y) => 1 - (0.12 * y))));

    static readonly Lazy<TerrainModel> Model = new(() => PaintedGround.Rolling.Model(-2.5, 2.6, 2.5, 7));

    [Fact]
    public void Patterns_finer_than_the_cells_come_from_the_views_as_they_are()
    {
        var texture = ViewTexture.Of(Model.Value, Looks.Value, []);

        var (views, points) = (Agreement(texture), Agreement(new GroundPainter(Model.Value)));

        Assert.InRange(views.Correlation, 0.97, 1);
        Assert.InRange(views.Sharpness, 0.85, 1.1);
        Assert.InRange(points.Sharpness, 0, 0.75 * views.Sharpness);
        Assert.InRange(texture.Tally.SeenShare, 0.9, 1);
        Assert.Equal(3, texture.Tally.Views);
    }

    [Fact]
    public void Exposures_and_falls_of_light_leave_no_step_at_a_seam()
    {
        var texture = ViewTexture.Of(Model.Value, Looks.Value, []);

        Assert.InRange(texture.Tally.StepBefore, 0.04, 1);
        Assert.InRange(texture.Tally.StepAfter, 0, 0.012);
        // Few pieces: seams are short.
        Assert.InRange(texture.Tally.Charts, 3, 6);
        // Along a line across all three looks light follows the formula up to one slow fall.
        var picture = texture.Paint(-1.6, 4.2, 3.2, 512);
        var ratios = Enumerable.Range(0, 512).Select(column => Math.Log(picture[column, 100].G / PaintedGround.Rolling.LightAt(-1.6 + ((column + 0.5) * 3.2 / 512), 4.2 - (100.5 * 3.2 / 512)))).ToList();
        var blocks = ratios.Chunk(16).Select(block => block.Average()).ToList();
        Assert.All(blocks.Zip(blocks.Skip(1)), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 0.06));
    }

    [Fact]
    public void The_same_numbers_at_any_number_of_threads()
    {
        var one = ViewTexture.Of(Model.Value, Looks.Value, [], threads: 1).Paint(-1, 5, 2, 300);
        var three = ViewTexture.Of(Model.Value, Looks.Value, [], threads: 3).Paint(-1, 5, 2, 300);

        Assert.True(MemoryMarshal.AsBytes(one.Pixels).SequenceEqual(MemoryMarshal.AsBytes(three.Pixels)));
    }

    [Fact]
    public void Ground_behind_a_stone_is_not_painted_with_the_stone()
    {
        double Away(double x, double y) => Math.Sqrt((x * x) + ((y - 4.2) * (y - 4.2)));
        var ground = new PaintedGround((x, y) => 0.4 * Math.Exp(-Math.Pow(Away(x, y) / 0.2, 4)), (x, y) => Away(x, y) < 0.26 ? 0.9 : 0.3);
        var model = ground.Model(-1, 3.4, 1, 6, hasLight: false);
        var near = ground.Seen("near", Mast, 0, 22);

        var alone = ViewTexture.Of(model, new PaintedGround.Pictures(near), []).Paint(-0.1, 5, 0.2, 20);
        var both = ViewTexture.Of(model, new PaintedGround.Pictures(near, ground.Seen("aside", new(5, 5, 1.6), 263, 20)), []).Paint(-0.1, 5, 0.2, 20);

        // Hidden from the first eye: nothing rather than something else.
        Assert.True(alone[10, 10].IsMissing);
        Assert.Equal(0.3, both[10, 10].G, 0.02);
    }

    [Fact]
    public void What_may_stand_before_the_ground_is_asked_whether_it_looks_like_it()
    {
        // Something that no grid knows darkens a part of the middle look.
        var (view, light) = PaintedGround.Rolling.Seen("middle", Mast, 0, 22);
        for (var row = 60; row < 140; row++)
        {
            light.Finest.Row(row)[130..170].Fill(new(0.05f, 0.05f, 0.05f));
        }

        var texture = ViewTexture.Of(Model.Value, new PaintedGround.Pictures((view, new(light.Finest))), []);

        var (column, row_) = view.Project(new(0, 4.2, 0))!.Value;
        Assert.InRange(column, 135, 165);
        Assert.InRange(row_, 65, 135);
        Assert.InRange(texture.Paint(-0.02, 4.22, 0.04, 4)[2, 2].G, 0.2, 0.6);
    }

    [Fact]
    public void A_corrected_place_goes_back_to_where_it_was()
    {
        var (eye, place) = (new Point<SiteFrame>(3, -2, 1.7), new Point<SiteFrame>(17.5, 6, -0.8));
        var correction = new GroundCorrection(new(new(3, -2, 0), (0.3, -0.12, 0.05), (0.01, -0.02, 0.03)), 0.0007);

        var back = correction.Undo(eye, correction.Apply(eye, place));

        Assert.Equal((place.X, place.Y, place.Z), (Math.Round(back.X, 9), Math.Round(back.Y, 9), Math.Round(back.Z, 9)));
        var still = new GroundCorrection(correction.Move, 0);
        Assert.Equal(17.5, still.Undo(eye, still.Apply(eye, place)).X, 1e-9);
    }

    // With the ground's own light near the eyes: correlation, and energy of gradients over that of the formula.
    static (double Correlation, double Sharpness) Agreement(IGroundPaint paint)
    {
        const double West = -1, North = 4.6, Side = 1.6;
        const int Px = 200;
        var picture = paint.Paint(West, North, Side, Px);
        var made = new double[Px * Px];
        var truth = new double[Px * Px];
        for (var i = 0; i < made.Length; i++)
        {
            made[i] = picture.Pixels[i].G;
            truth[i] = PaintedGround.Rolling.LightAt(West + (((i % Px) + 0.5) * Side / Px), North - (((i / Px) + 0.5) * Side / Px));
        }

        var (meanMade, meanTruth) = (made.Average(), truth.Average());
        double Sum(double[] a, double meanA, double[] b, double meanB) => a.Zip(b).Sum(pair => (pair.First - meanA) * (pair.Second - meanB));
        double Gradient(double[] a, double mean) => Enumerable.Range(0, a.Length - Px).Sum(i => Math.Pow((a[i + Px] - a[i]) / mean, 2) + (i % Px > 0 ? Math.Pow((a[i] - a[i - 1]) / mean, 2) : 0));
        return (Sum(made, meanMade, truth, meanTruth) / Math.Sqrt(Sum(made, meanMade, made, meanMade) * Sum(truth, meanTruth, truth, meanTruth)), Gradient(made, meanMade) / Gradient(truth, meanTruth));
    }
}
