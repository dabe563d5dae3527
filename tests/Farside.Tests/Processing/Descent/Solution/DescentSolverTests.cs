using Farside.Processing.Descent;
using Farside.Processing.Descent.Solution;

namespace Farside.Tests.Processing.Descent.Solution;

public class DescentSolverTests
{
    const int PerFrame = 45;

    static int[] Keys(MadeDescent descent) => [.. Enumerable.Range(0, descent.Poses.Count).Where(i => i % 3 != 1 || i >= descent.Moving - 2)];

    // Published of a Chang'e-3 hover image: 7.09 m and 4.27 m. Asked of a whole descent after one scale factor: 2 % in height, 5 m and 3 m near 100 m.
    [Fact]
    public void A_descent_over_rolling_ground_keeps_its_shape_from_kilometres_to_the_ground()
    {
        var made = new MadeDescent(seed: 1);
        var solution = DescentSolver.Solve(made.Follow(Keys(made), PerFrame), made.Priors(0.2, made.RestM));

        var scale = Scale(made, solution);
        Assert.All(Enumerable.Range(0, made.Poses.Count), frame => Assert.InRange(solution.Frames[frame]!.Pose.Origin.Z / scale / made.Heights[frame], 0.98, 1.02));
        var near = Enumerable.Range(0, made.Poses.Count).MinBy(frame => Math.Abs(Math.Log(made.Heights[frame] / 100)));
        var (found, truth) = (solution.Frames[near]!.Pose.Origin, made.Poses[near].Origin);
        Assert.InRange(Math.Sqrt(Math.Pow((found.X / scale) - truth.X, 2) + Math.Pow((found.Y / scale) - truth.Y, 2)), 0, 5);
        Assert.InRange(Math.Abs((found.Z / scale) - truth.Z), 0, 3);
        Assert.InRange(solution.Camera.K1, MadeDescent.Camera.K1 - 0.01, MadeDescent.Camera.K1 + 0.01); // the label told of no bending
        Assert.InRange(solution.HeldOutRmsPx, 0.15, 0.30);                                             // 0.15 px each way is 0.21 in two dimensions
        Assert.Equal(0.2 / made.RestM, solution.ScaleSigma, 0.01);                                      // nothing but the rest height knows metres
        Assert.Equal(1, solution.Parts);
    }

    [Fact]
    public void Errors_lie_within_two_sigmas_as_often_as_they_should()
    {
        var (inside, all, squares) = (0, 0, 0.0);
        for (var seed = 10; seed < 18; seed++)
        {
            var made = new MadeDescent(seed, topM: 600, moving: 14);
            var priors = made.Priors(0.2, made.RestM + (0.2 * made.Normal())) with { PlaceSigmaM = 0.5 };
            var solution = DescentSolver.Solve(made.Follow(Keys(made), PerFrame), priors);
            for (var frame = 0; frame < made.Moving; frame++)
            {
                var (solved, truth) = (solution.Frames[frame]!, made.Poses[frame].Origin);
                var (place, sigma) = (solved.Pose.Origin, solved.Covariance.PositionM);
                foreach (var z in new[] { (place.X - truth.X) / sigma.X, (place.Y - truth.Y) / sigma.Y, (place.Z - truth.Z) / sigma.Z })
                {
                    (inside, all, squares) = (inside + (Math.Abs(z) < 2 ? 1 : 0), all + 1, squares + (z * z));
                }
            }
        }

        Assert.InRange((double)inside / all, 0.9, 1);
        Assert.InRange(Math.Sqrt(squares / all), 0.4, 1.3); // neither boasting nor hiding
    }

    [Fact]
    public void Once_the_scale_is_known_what_is_left_is_far_smaller()
    {
        var made = new MadeDescent(seed: 2);
        var solution = DescentSolver.Solve(made.Follow(Keys(made), PerFrame), made.Priors(0.3, 1.7));

        var scale = Scale(made, solution);
        Assert.Equal(1.7 / made.RestM, scale, 0.05);
        Assert.All(Enumerable.Range(0, made.Moving), frame =>
        {
            var solved = solution.Frames[frame]!;
            Assert.InRange(solved.Covariance.PositionM.Z / solved.Pose.Origin.Z, 0.15, 0.2); // 0.3 of 1.7
            Assert.InRange(solved.Relative.PositionM.Z / solved.Pose.Origin.Z, 0, 0.02);
        });
    }

    [Fact]
    public void Spots_of_a_map_give_metres_where_no_height_is_known()
    {
        var made = new MadeDescent(seed: 3);
        var keys = Keys(made);
        var controls = keys.Where(key => made.Heights[key] > 150).SelectMany(key => Enumerable.Range(0, 16).Select(i => made.Control(key, 60 + (120 * (i % 4)), 60 + (120 * (i / 4)), 1.5))).OfType<GroundControl>().ToList();
        var priors = made.Priors(0.2, made.RestM) with { Heights = [], Suns = [], Controls = controls };
        var solution = DescentSolver.Solve(made.Follow(keys, PerFrame), priors);

        Assert.InRange(solution.ScaleSigma, 0, 0.02);
        for (var frame = 0; frame < made.Poses.Count; frame++)
        {
            var (found, truth) = (solution.Frames[frame]!.Pose.Origin, made.Poses[frame].Origin);
            Assert.InRange(found.Z / truth.Z, 0.98, 1.02);
            if (truth.Z < 150)
            {
                Assert.InRange(Math.Sqrt(Math.Pow(found.X - truth.X, 2) + Math.Pow(found.Y - truth.Y, 2)), 0, 5);
                Assert.InRange(Math.Abs(found.Z - truth.Z), 0, 3);
            }
        }
    }

    [Fact]
    public void A_hover_height_outweighs_a_rest_height_that_is_less_sure()
    {
        var made = new MadeDescent(seed: 4);
        var hover = Keys(made).First(key => made.Heights[key] < 120);
        var priors = made.Priors(0.5, 1.9);
        var solution = DescentSolver.Solve(made.Follow(Keys(made), PerFrame), priors with { Heights = [.. priors.Heights, new(hover, made.Heights[hover], 0.02 * made.Heights[hover])] });

        Assert.InRange(Scale(made, solution), 0.96, 1.06);
        Assert.InRange(solution.ScaleSigma, 0.01, 0.03);
    }

    [Fact]
    public void A_frame_whose_still_view_is_veiled_by_dust_stands_where_the_settled_ones_stand()
    {
        var made = new MadeDescent(seed: 5, topM: 300, moving: 10);
        var (veiled, settled) = (made.Moving, made.Moving + 1);
        var priors = made.Priors(0.2, made.RestM);
        priors = priors with
        {
            States = [.. priors.States.Select((state, frame) => frame == veiled ? FrameState.Useful : state)],
            StillFrom = veiled,
            Heights = [new(settled, made.RestM, 0.2)],
        };
        var solution = DescentSolver.Solve(made.Follow([.. Keys(made).Where(key => key != veiled)], PerFrame, frame => frame == veiled), priors);

        Assert.Equal(solution.Frames[settled]!.Pose, solution.Frames[veiled]!.Pose);
        Assert.Equal((0, 0, 0), solution.Frames[veiled]!.VelocityMs);
        Assert.False(solution.Frames[veiled]!.IsSolved); // no point of its own placed it
        Assert.InRange(solution.TouchdownS!.Value, made.Seconds[veiled - 1], made.Seconds[veiled]);
    }

    [Fact]
    public void Pictures_alone_have_no_length_and_the_refusal_says_what_to_state()
    {
        var made = new MadeDescent(seed: 6, topM: 300, moving: 10);
        var refusal = Assert.Throws<DescentException>(() => DescentSolver.Solve(made.Follow(Keys(made), PerFrame), made.Priors(0.2, 1) with { Heights = [] }));
        Assert.Contains("--rest-height", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Frames_that_share_no_spots_give_no_track()
    {
        var made = new MadeDescent(seed: 7, topM: 300, moving: 10);
        var nothing = new DescentTracking([0, 3, 6], [], [], new Farside.Processing.Photogrammetry.Homography?[12], new double[12]);
        Assert.Throws<DescentException>(() => DescentSolver.Solve(nothing, made.Priors(0.2, 1)));
    }

    [Fact]
    public void The_same_tracking_gives_the_same_numbers_again()
    {
        var made = new MadeDescent(seed: 8, topM: 300, moving: 10);
        var tracking = made.Follow(Keys(made), PerFrame);
        var priors = made.Priors(0.2, 1.4);
        var (first, second) = (DescentSolver.Solve(tracking, priors), DescentSolver.Solve(tracking, priors));
        Assert.Contains(first.Frames, frame => frame is not null);
        Assert.Equal(first.Frames.Select(frame => frame?.Pose), second.Frames.Select(frame => frame?.Pose));
    }

    static double Scale(MadeDescent made, DescentSolution solution) =>
        Math.Exp(Enumerable.Range(0, made.Poses.Count).Where(frame => solution.Frames[frame] is { IsSolved: true }).Average(frame => Math.Log(solution.Frames[frame]!.Pose.Origin.Z / made.Heights[frame])));
}
