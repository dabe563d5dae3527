using Farside.Core.Geometry;
using Farside.Core.Units;
using Farside.Processing.Terrain.Stops;
using Xunit.Abstractions;

namespace Farside.Tests.Processing.Terrain;

public class StopNetworkTests(ITestOutputHelper output)
{
    const double EyeM = 1.5;
    const double TieM = 0.005;
    const double TieRad = 2e-4;

    [Fact]
    public void Ground_of_two_stops_is_laid_on_itself_to_five_millimetres()
    {
        var drive = new Drive(3, 2);
        var (first, second) = (drive.Seen(0, 10), drive.Seen(1, 11));

        var match = GroundRegistration.Find(first, second, new() { LevelSigmaM = 0.6 });
        var one = GroundRegistration.Find(first, second, new() { LevelSigmaM = 0.6, Threads = 1 });

        Assert.True(match.Tie is not null, match.Refusal);
        var wanted = drive.Stops[0].Stated(drive.Stops[1].True(match.Tie!.Centre));
        var moved = match.Tie.Move.Apply(match.Tie.Centre);
        output.WriteLine($"{match.Tie.Cells} cells, {match.Tie.AreaM2:0.0} m², {match.Tie.Strength:0.0} sigmas (next {match.Tie.NextStrength:0.0}), {1000 * match.Tie.BeforeM:0.0} → {1000 * match.Tie.ResidualM:0.0} mm; off by {1000 * (moved.X - wanted.X):0.0}, {1000 * (moved.Y - wanted.Y):0.0}, {1000 * (moved.Z - wanted.Z):0.0} mm, sigma {1000 * match.Tie.Sigmas[0]:0.0}, {1000 * match.Tie.Sigmas[1]:0.0} mm");
        Assert.InRange(Math.Abs(moved.X - wanted.X), 0, Math.Min(0.005, 4 * match.Tie.Sigmas[0]));
        Assert.InRange(Math.Abs(moved.Y - wanted.Y), 0, Math.Min(0.005, 4 * match.Tie.Sigmas[1]));
        Assert.InRange(Math.Abs(moved.Z - wanted.Z), 0, 0.002);
        Assert.Equal(one.Tie!.Right, match.Tie.Right);
    }

    [Fact]
    public void A_tie_is_no_surer_than_the_views_of_the_shared_ground_stand_among_their_own()
    {
        var drive = new Drive(3, 2);
        var (first, second) = (drive.Seen(0, 10), drive.Seen(1, 11));
        var (a, b) = (drive.Stops[0].LabelPlace, drive.Stops[1].LabelPlace);
        var options = new RegistrationOptions { LevelSigmaM = 0.6, FixedEye = a, MovingEye = b };

        var sure = GroundRegistration.Find(first, second, options).Tie!;
        var open = GroundRegistration.Find(first, second, options with { FixedOwnDeg = (0.01, 0.02), MovingOwnDeg = (0.03, 0.04) }).Tie!;

        double More(int i) => (open.Sigmas[i] * open.Sigmas[i]) - (sure.Sigmas[i] * sure.Sigmas[i]);
        double Square(double one, double other) => ((one * one) + (other * other)) * Math.Pow(Math.PI / 180, 2);
        var (toA, toB) = (Apart(Between(a, open.Centre), default), Apart(Between(b, open.Centre), default));
        Assert.Equal(sure.Move, open.Move);
        Assert.Equal(1, More(0) / Square(0.02 * toA, 0.04 * toB), 3);
        Assert.Equal(1, More(2) / Square(0.01 * toA, 0.03 * toB), 3);
        Assert.Equal(1, More(3) / Square(0.01, 0.03), 3);
        Assert.Equal(1, More(5) / Square(0.02, 0.04), 3);
    }

    [Fact]
    public void Ground_that_agrees_farther_off_than_labels_leave_open_is_not_laid_on_the_flank_of_where_it_belongs()
    {
        var drive = new Drive(3, 2);

        var match = GroundRegistration.Find(drive.Seen(0, 10), drive.Seen(1, 11), new() { LevelSigmaM = 0.05 });

        Assert.Null(match.Tie);
        Assert.Contains("farther than labels leave open", match.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Ground_that_two_stops_do_not_share_is_refused()
    {
        // Each of another world.
        var match = GroundRegistration.Find(new Drive(5, 2).Seen(0, 1), new Drive(6, 2).Seen(1, 2), new() { LevelSigmaM = 0.3 });

        Assert.Null(match.Tie);
        Assert.NotEmpty(match.Refusal);
    }

    [Fact]
    public void Masts_agree_along_a_drive_whose_labels_drift_by_three_hundredths_and_places_err_as_their_sigmas_say()
    {
        var (pulls, masts) = (new List<double>(), new List<double>());
        for (var seed = 1; seed <= 20; seed++)
        {
            var (drive, random) = (new Drive(seed, 12), new Random(100 + seed));
            var stops = Labelled(drive);
            var solved = StopNetwork.Solve(stops, [.. Enumerable.Range(0, stops.Count - 1).Select(i => new StopLink(i, i + 1, Tie(drive, i, i + 1, random)))]);
            Assert.Empty(solved.Rejected);
            Assert.True(solved.TellsPlaces);
            for (var i = 1; i < stops.Count; i++)
            {
                var truth = Between(drive.Stops[0].Eye(EyeM), drive.Stops[i].Eye(EyeM));
                Assert.InRange(Apart(Between(Mast(stops[0], solved.Stops[0]), Mast(stops[i], solved.Stops[i])), truth), 0, 0.01 * Apart(truth, default));
            }

            // Places: from the first, since all of them can stand elsewhere together.
            var (last, wanted) = (Between(solved.Stops[0].Place, solved.Stops[^1].Place), Between(drive.Stops[0].Place, drive.Stops[^1].Place));
            pulls.Add((Apart(last, default) - Apart(wanted, default)) / solved.DistanceSigmaM(0, stops.Count - 1));
            masts.Add((solved.Mast.Ahead - 0.34) / solved.MastSigmaM.Ahead);
        }

        output.WriteLine($"errors of the distance in sigmas {Rms(pulls):0.00}, of the mast {Rms(masts):0.00}");

        // Twenty of them: 0.69 to 1.31 holds 95 in a hundred.
        Assert.InRange(Rms(pulls), 0.5, 1.5);
        Assert.InRange(Rms(masts), 0.5, 1.5);
    }

    [Fact]
    public void A_false_tie_among_true_ones_is_left_out()
    {
        var (drive, random) = (new Drive(2, 8), new Random(1));
        var stops = Labelled(drive);
        List<StopLink> links = [.. Enumerable.Range(0, 7).Select(i => new StopLink(i, i + 1, Tie(drive, i, i + 1, random)))];
        links.Add(new(2, 4, Tie(drive, 2, 4, random, offM: 0.5)));
        links.Add(new(3, 5, Tie(drive, 3, 5, random)));
        links.Add(new(2, 5, Tie(drive, 2, 5, random)));

        Assert.Equal([7], StopNetwork.Solve(stops, links).Rejected);
    }

    static List<StopPlace> Labelled(Drive drive) =>
        [.. drive.Stops.Select((stop, i) => new StopPlace($"{i}", stop.LabelPlace, stop.LabelPlace with { Z = stop.LabelPlace.Z + EyeM }, Angle.FromRadians(stop.HeadingRad), 0.1, 0.2))];

    // As registration would find it, with errors of its own sigma.
    static GroundTie Tie(Drive drive, int first, int second, Random random, double offM = 0)
    {
        var (a, b) = (drive.Stops[first], drive.Stops[second]);
        var centre = new Point<SiteFrame>((a.LabelPlace.X + b.LabelPlace.X) / 2, (a.LabelPlace.Y + b.LabelPlace.Y) / 2, a.LabelPlace.Z);
        var moved = a.Stated(b.True(centre));
        double[] x = [moved.X - centre.X + offM, moved.Y - centre.Y, moved.Z - centre.Z, 0, 0, a.TurnRad - b.TurnRad];
        var (information, right) = (new double[GroundTie.Unknowns, GroundTie.Unknowns], new double[GroundTie.Unknowns]);
        for (var i = 0; i < 6; i++)
        {
            var sigma = i < 3 ? TieM : TieRad;
            information[i, i] = 1 / (sigma * sigma);
            right[i] = (x[i] + (sigma * KnownGround.Normal(random))) / (sigma * sigma);
        }

        return new(new(centre, (x[0], x[1], x[2]), (x[3], x[4], x[5])), default, information, right, 1000, 10, 0.002, 0.02, 1);
    }

    static Point<SiteFrame> Mast(StopPlace stop, AdjustedStop solved) => solved.Ground.Apply(stop.Pivot);

    static (double East, double North, double Up) Between(Point<SiteFrame> a, Point<SiteFrame> b) => (b.X - a.X, b.Y - a.Y, b.Z - a.Z);

    static double Apart((double East, double North, double Up) a, (double East, double North, double Up) b) => Math.Sqrt(Math.Pow(a.East - b.East, 2) + Math.Pow(a.North - b.North, 2));

    static double Rms(List<double> values) => Math.Sqrt(values.Average(value => value * value));
}
