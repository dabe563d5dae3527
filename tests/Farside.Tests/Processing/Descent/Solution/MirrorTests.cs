using Farside.Core.Geometry;
using Farside.Processing.Descent;
using Farside.Processing.Descent.Solution;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Tests.Processing.Descent.Solution;

public class MirrorTests
{
    static readonly BrownCamera Lens = MadeDescent.Camera;

    // A way that bends as a lander's does that turns upright while it brakes: aside by the square of the height. Over a plane both ways then show the same.
    static readonly Stand[] Bow =
    [
        .. Enumerable.Range(0, 12).Select(i => 2000 * Math.Pow(0.55, i)).Select((height, i) => new Stand(
            M3.From(Looking.FromDegrees(40, -88 + (i % 3), 7 * i).ToRotation()), new V3(5 + (60 * Math.Pow(height / 2000, 2)), -3 - (80 * Math.Pow(height / 2000, 2)), height))),
    ];

    [Fact]
    public void The_other_way_down_shows_a_plane_as_the_one_does_within_a_tenth_of_a_pixel()
    {
        var other = Mirror.Of(Bow, Bow.Length - 1)!;
        Assert.InRange(Lean(Bow[0], other[0]), 4, 7); // twice what the way leans by at the top
        Assert.InRange(Lean(Bow[^1], other[^1]), 0, 0.1);
        for (var key = 1; key < Bow.Length; key++)
        {
            for (var i = 0; i < 25; i++)
            {
                // From the highest frame's ground to each frame's pixels, by either family.
                var (column, row) = (20 + (118 * (i % 5)), 20 + (118 * (i / 5)));
                if (Seen(Bow, key, column, row) is { } one)
                {
                    var two = Seen(other, key, column, row)!.Value;
                    Assert.InRange(Math.Sqrt(Math.Pow(one.Column - two.Column, 2) + Math.Pow(one.Row - two.Row, 2)), 0, 0.1);
                }
            }
        }
    }

    [Fact]
    public void The_other_of_the_other_is_the_one()
    {
        var back = Mirror.Of(Mirror.Of(Bow, Bow.Length - 1)!, Bow.Length - 1)!;
        for (var key = 0; key < Bow.Length; key++)
        {
            Assert.InRange(Lean(Bow[key], back[key]), 0, 0.2);
            Assert.InRange((Bow[key].Origin - back[key].Origin).Length / Bow[key].Origin.Z, 0, 5e-3);
        }
    }

    [Fact]
    public void Straight_down_there_is_no_other() => Assert.Null(Mirror.Of([.. Bow.Select(stand => stand with { Origin = new(5, -3, stand.Origin.Z) })], Bow.Length - 1));

    [Fact]
    public void The_way_that_was_not_taken_widens_sigmas_as_a_number_that_is_one_of_two()
    {
        var other = Mirror.Of(Bow, Bow.Length - 1)!;
        var apart = (other[0].Origin - Bow[0].Origin).Y;
        foreach (var (squares, chance) in ((double, double)[])[(0, 0.5), (9, 0.010987), (100, 0)])
        {
            var covariance = new double[6, 6];
            var way = OtherWay.Of(Bow, other, squares);
            way.Widen(0, covariance);
            Assert.Equal(chance, way.Chance, 1e-6);
            Assert.InRange(way.LeanRad, 0.07, 0.12);
            Assert.Equal(chance * (1 - chance) * apart * apart, covariance[4, 4], 1e-3 * apart * apart);
        }
    }

    [Fact]
    public void A_patch_that_hardly_fixes_its_place_weighs_little_and_one_found_in_a_finer_frame_is_no_better_than_its_own_pixels()
    {
        // The second frame's pixels are half as wide as the first's.
        FrameLink link = new(0, 1, new(0.5, 0, 0, 0, 0.5, 0, 0, 0, 1), [new(10, 10, 20, 20, 0.1), new(30, 10, 60, 20, 0.1), new(50, 10, 100, 20, 0.6)], 0.1);
        var tracks = KeyTracks.Of(new([0, 1], [link], [], [null, null], [0, 0]));
        var (sure, doubtful) = (tracks.Single(track => track[0].Column == 10), tracks.Single(track => track[0].Column == 50));
        Assert.Equal(2 * sure[0].Spread, sure[1].Spread, 1e-9);
        Assert.InRange(doubtful[0].Spread / sure[0].Spread, 6, 20);
        Assert.Equal(2 * doubtful[0].Spread, doubtful[1].Spread, 1e-9);
    }

    static double Lean(Stand one, Stand other) => Math.Acos(Math.Clamp((one.Rotation * new V3(0, 0, 1)).Dot(other.Rotation * new V3(0, 0, 1)), -1, 1)) * 180 / Math.PI;

    // Where a frame shows the ground that the frame above it shows at a pixel.
    static (double Column, double Row)? Seen(Stand[] stands, int key, double column, double row)
    {
        var above = stands[key - 1];
        var ray = above.Rotation * V3.From(Lens.Ray(column, row));
        var spot = above.Origin + (ray * (-above.Origin.Z / ray.Z));
        return Lens.Project((stands[key].Rotation.Transposed * (spot - stands[key].Origin)).ToPoint<CameraFrame>()) is var (c, r) && c is > -200 and < 712 && r is > -200 and < 712 ? (c, r) : null;
    }
}
