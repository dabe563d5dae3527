using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Ties;

namespace Farside.Tests.Processing.Photogrammetry.Ties;

public sealed class TieFinderTests
{
    static readonly Lazy<Scene> Ring = new(() => Scene.FarAway((-15, -5, 0.4), (0, -5, -0.3), (15, -5, 0.2), (4, -16, 0)));

    [Fact]
    public void Neighbours_of_a_ring_whose_labels_are_a_degree_off_are_tied_to_a_tenth_of_a_pixel()
    {
        var ties = TieFinder.Find(Ring.Value.Mislabelled(1), Ring.Value.Grey, null, new() { PointingSigmaDeg = 0.8 });

        foreach (var pair in ties.Pairs.Where(pair => (pair.First, pair.Second) is (0, 1) or (1, 2) or (1, 3)))
        {
            Assert.True(pair.Ties >= 50, $"{pair}");
        }

        var errors = Errors(Ring.Value, ties);
        Assert.True(errors[errors.Length / 2] <= 0.1, $"median {errors[errors.Length / 2]}");
        Assert.True(errors.Count(error => error > 0.5) <= 0.01 * errors.Length, $"worst {errors[^1]}");
    }

    [Fact]
    public void Stated_sigmas_are_of_the_size_of_the_true_errors()
    {
        var ties = TieFinder.Find(Ring.Value.Mislabelled(0.2), Ring.Value.Grey, null, new());

        var ratios = (from track in Enumerable.Range(0, ties.Tracks.Count)
                      let points = ties.Tracks[track].Points
                      from i in Enumerable.Range(1, points.Count - 1)
                      select Ring.Value.Error(points[0], points[i]) / (Math.Sqrt(2) * ties.SigmaPx[track][i])).Order().ToArray();
        Assert.InRange(ratios[ratios.Length / 2], 0.4, 2.5);
    }

    [Fact]
    public void A_spot_of_three_pictures_is_one_track_with_one_point_in_each()
    {
        var ties = TieFinder.Find(Ring.Value.Mislabelled(0.3), Ring.Value.Grey, null, new());

        Assert.All(ties.Tracks, track => Assert.Equal(track.Points.Count, track.Points.Select(point => point.View).Distinct().Count()));
        var longer = ties.Tracks.Where(track => track.Points.Count > 2).ToArray();
        Assert.NotEmpty(longer);
        var errors = (from track in longer
                      from one in track.Points
                      from other in track.Points
                      where one.View < other.View
                      select Ring.Value.Error(one, other)).Order().ToArray();
        Assert.True(errors[errors.Length / 2] < 0.1, $"median {errors[errors.Length / 2]}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.12)]
    public void Two_eyes_over_ground_are_tied_also_when_the_ground_lies_higher_than_thought(double thoughtM)
    {
        var pose = Scene.Look(20, -28, 0);
        var (right, below) = (pose * new Direction<CameraFrame>(1, 0, 0), 1.55);
        var scene = Scene.OnGround(
            new View("left", Scene.Camera, new(pose, new(0, 0, below))),
            new View("right", Scene.Camera, new(pose, new(0.27 * right.X, 0.27 * right.Y, below + (0.27 * right.Z)))));

        var ties = TieFinder.Find(scene.Mislabelled(0.3), scene.Grey, new Level(thoughtM), new());

        Assert.True(ties.Pairs[0].Ties >= 100, $"{ties.Pairs[0]}");
        var errors = Errors(scene, ties);
        Assert.True(errors[errors.Length / 2] <= 0.1, $"median {errors[errors.Length / 2]}");
        Assert.True(errors.Count(error => error > 0.5) <= 0.02 * errors.Length, $"worst {errors[^1]}");
    }

    [Fact]
    public void A_pattern_that_repeats_within_the_pointing_error_ties_nothing_wrongly()
    {
        var scene = Ring.Value.With(texture: _ => new SoilTexture(5) { Period = 48 });

        // It repeats every 2.3°, and labels are thought to be good to 2°.
        var ties = TieFinder.Find(scene.Mislabelled(0.3), scene.Grey, null, new() { PointingSigmaDeg = 2 });

        Assert.All(Errors(scene, ties), error => Assert.True(error < 1, $"{error}"));
    }

    [Fact]
    public void Pictures_of_different_ground_are_not_tied_whatever_their_labels_say()
    {
        var scene = Ring.Value.With(texture: index => new SoilTexture(100 + (uint)index));

        var ties = TieFinder.Find(scene.Views, scene.Grey, null, new());

        Assert.Empty(ties.Tracks);
        Assert.All(ties.Pairs, pair => Assert.Equal(0, pair.Ties));
    }

    [Fact]
    public void Masked_pixels_carry_no_ties_and_the_rest_still_do()
    {
        var scene = Scene.FarAway((0, 0, 0), (12, 0, 0)).With(isMasked: (index, x, y) => index == 0 ? y > 240 : (x - 90) * (x - 90) + ((y - 120) * (y - 120)) < 900);

        var ties = TieFinder.Find(scene.Mislabelled(0.3), scene.Grey, null, new());

        Assert.True(ties.Pairs[0].Ties >= 50, $"{ties.Pairs[0]}");
        Assert.All(ties.Tracks.SelectMany(track => track.Points), point =>
            Assert.False(scene.IsMasked(point.View, (int)Math.Round(point.Column), (int)Math.Round(point.Row))));
        Assert.All(Errors(scene, ties), error => Assert.True(error < 0.5, $"{error}"));
    }

    [Fact]
    public void A_shadow_that_moved_between_the_pictures_ties_nothing()
    {
        // A fifth of the overlap moved by five pixels: a rover drove, shadows crept.
        var scene = Scene.FarAway((0, 0, 0), (12, 0, 0)).With(drift: (index, _, v) => index == 1 && v is > -60 and < 10 ? 5 : 0);

        var ties = TieFinder.Find(scene.Mislabelled(0.3), scene.Grey, null, new());

        Assert.True(ties.Pairs[0].Ties >= 50, $"{ties.Pairs[0]}");
        var errors = Errors(scene, ties);
        Assert.True(errors.Count(error => error > 0.5) <= 0.02 * errors.Length, $"{errors.Count(error => error > 0.5)} of {errors.Length}");
    }

    [Fact]
    public void A_track_whose_matches_do_not_lead_to_each_other_is_none()
    {
        var scene = Scene.FarAway((0, -5, 0.2), (4, -5, -0.2), (8, -5, 0.1));
        var book = new TrackBook(3);
        foreach (var (track, row, offPx) in new[] { (0, 120, 0.0), (1, 200, 1.0), (2, 280, 0.0) })
        {
            book.Add(0, 1, new(-1, 400, row, Seen(1, row, 0)));
            book.Add(0, 2, new(track, 400, row, Seen(2, row, offPx)));
        }

        new TrackLoops(book, new(3, index => GreyPyramid.Of(scene.Grey(index), 2)), new()).Check(default);

        Assert.Equal([3, 1, 3], book.Tracks.Select(track => track.Count));

        Refined Seen(int index, int row, double offPx)
        {
            var at = scene.Views[index].Project(scene.Views[0].Ray(400, row))!.Value;
            return new(at.Column + offPx, at.Row, Affine2.Identity);
        }
    }

    [Fact]
    public void Few_pictures_held_at_a_time_and_another_run_give_the_same_ties()
    {
        var views = Ring.Value.Mislabelled(0.3);
        var (one, two) = (TieFinder.Find(views, Ring.Value.Grey, null, new()), TieFinder.Find(views, Ring.Value.Grey, null, new() { MostPicturesHeld = 2 }));

        Assert.Equal(one.Pairs, two.Pairs);
        Assert.Equal(one.Tracks.SelectMany(track => track.Points), two.Tracks.SelectMany(track => track.Points));
    }

    [Fact]
    public void A_picture_of_another_size_than_its_camera_is_a_wrong_argument()
    {
        var views = Ring.Value.Views;

        var error = Assert.Throws<ArgumentException>(() => TieFinder.Find(views, _ => new Raster<Linear>(48, 36), null, new()));

        Assert.Contains("48 × 36", error.Message, StringComparison.Ordinal);
    }

    static double[] Errors(Scene scene, TieSet ties) =>
    [
        .. (from track in ties.Tracks
            from one in track.Points
            from other in track.Points
            where one.View < other.View
            select scene.Error(one, other)).Order(),
    ];

    sealed class Level(double heightM) : ISurface
    {
        public double DistanceM(Point<SiteFrame> from, Direction<SiteFrame> ray) =>
            (heightM - from.Z) / ray.Z is > 0 and var distanceM ? distanceM : double.PositiveInfinity;
    }
}
