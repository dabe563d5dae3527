using Farside.Core.Geometry;
using Farside.Products.Recipes.Geometry;
using Farside.Products.Recipes.Stops;
using Farside.Products.Recipes.Terrain;

namespace Farside.Tests.Products.Terrain;

public class StopMoveTests
{
    static readonly StopsFile File = new()
    {
        MastM = [0, 0, 0],
        MastSigmaM = [0.1, 0.1, 0.1],
        Stops = [Stop("pcam-0005-q", ties: 1, shift: [0.2, -0.1, 0.03], upTurnDeg: 90 / Math.PI, stretch: 0.001), Stop("pcam-0006-q", ties: 1, [0, 0, 0], 0, 0), Stop("pcam-0007-c", ties: 0, [1, 1, 1], 0, 0.002)],
        Ties = [new("pcam-0005-q", "pcam-0006-q", [5, 0, 0], [0, 0, 0], [0.01, 0.01, 0.004], [0, 0, 0], [0.1, 0.1, 0.1], 900, 40, 0.03, 0.007, 12, 5, 3, false)],
        Refused = [],
    };

    [Fact]
    public void Ground_of_a_tied_stop_is_stretched_along_the_line_of_sight_and_then_moved_about_its_mast()
    {
        var part = Part("pcam-0005-q", standsAlone: false);
        var (mast, place) = (new Point<SiteFrame>(2, 3, 1), new Point<SiteFrame>(12, 3, 1));

        // Ten metres become 10.1; half a radian about the vertical, to first order, then the shift.
        var moved = part.Placed(mast, place);

        Assert.Equal(10.1, part.Range(10), 9);
        Assert.Equal((2 + 10.1 + 0.2, 3 + (10.1 / 2) - 0.1, 1.03), (moved.X, moved.Y, moved.Z), Within(1e-9));
        Assert.Equal((2.2, 2.9, 1.03), (part.Placed(mast, mast).X, part.Placed(mast, mast).Y, part.Placed(mast, mast).Z), Within(1e-9));
        // What ties leave open of the stretch, and the tenth of it that is none.
        Assert.Equal(Math.Sqrt(2) * 0.0001, part.StretchSigma, 12);
        Assert.Equal(Math.Sqrt(((0.004 * 0.004) + (0.01 * 0.1 * 0.01 * 0.1)) / 2), part.SharedSigmaM(View, 10), 9);
        Assert.Equal(0, Part("pcam-0005-q", standsAlone: true).SharedSigmaM(View, 10), 9);
    }

    [Theory]
    [InlineData("pcam-0007-c")]
    [InlineData("pcam-0099-c")]
    public void Ground_of_a_stop_that_nothing_ties_stays_where_labels_put_it(string id)
    {
        var part = Part(id, standsAlone: false);

        Assert.Equal(new Point<SiteFrame>(12, 3, 1), part.Placed(new(2, 3, 1), new(12, 3, 1)));
        Assert.Equal(10, part.Range(10));
    }

    [Fact]
    public void A_rig_taken_from_another_sequence_is_no_surer_than_it_was_there()
    {
        var own = new PoseSigma([0.003, 0.004, 0.001], [0.0005, 0.0005, 0.0005]);

        Assert.Same(own, GeometrySummary.Widened(own, null));
        Assert.Equal([0.005, 0.005, 0.001], GeometrySummary.Widened(own, new([0.004, 0.003, 0], [1, 1, 1])).RotationDeg, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    static AdjustedView View { get; } = new("left", 0, new([1, 0, 0, 0, 1, 0, 0, 0, 1], [0, 0, 0])) { IsAdjusted = true, Sigma = new([0, 0, 0], [0, 0, 0]) };

    static TerrainPart Part(string id, bool standsAlone) =>
        new(new("terrain", id), new() { Cameras = [], Views = [], Ties = new(0, 0, 0, 0, null, []) }, [], standsAlone, StopMove.Of(File).GetValueOrDefault(id));

    static StopRow Stop(string id, int ties, double[] shift, double upTurnDeg, double stretch) =>
        new(id, id[5..9], "PCAM", "2019-01-12T00:00:00Z", 0, [2, 3, 0], [2, 3, 0], [0.1, 0.1, 0.1], [2, 3, 1], shift, [0, 0, upTurnDeg], stretch, 0.0001, ties);

    static Func<(double, double, double), (double, double, double), bool> Within(double most) =>
        (a, b) => Math.Abs(a.Item1 - b.Item1) <= most && Math.Abs(a.Item2 - b.Item2) <= most && Math.Abs(a.Item3 - b.Item3) <= most;
}
