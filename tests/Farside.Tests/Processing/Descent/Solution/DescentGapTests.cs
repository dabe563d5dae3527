using Farside.Processing.Descent.Solution;

namespace Farside.Tests.Processing.Descent.Solution;

public class DescentGapTests
{
    const int PerFrame = 45;
    const double BrakingMs2 = 2;

    // Braked evenly to a stand: h = a t² / 2, so heights and times are known without any picture.
    static MadeDescent Braked(int seed) => new(seed, secondsLeft: heightM => Math.Sqrt(2 * heightM / BrakingMs2));

    // The last metres at one speed, as landers sink.
    static MadeDescent Sinking(int seed) => new(seed, secondsLeft: heightM => heightM);

    static DescentSolution Solve(MadeDescent made, Func<int, bool> isCut)
    {
        var keys = Enumerable.Range(0, made.Poses.Count).Where(i => i % 3 != 1 || i >= made.Moving - 2).ToArray();
        return DescentSolver.Solve(made.Follow(keys, PerFrame, isCut), made.Priors(0.1, made.RestM));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Over_a_short_gap_without_points_a_smooth_motion_carries_the_scale_up(int seed)
    {
        var made = Braked(seed);
        var solution = Solve(made, frame => frame is >= 6 and <= 8); // from 380 m to 100 m nothing is seen

        Assert.Equal(2, solution.Parts);
        Assert.Contains(solution.Remarks, remark => remark.Contains("only by a smooth motion over 9.", StringComparison.Ordinal));
        Assert.All(Enumerable.Range(0, 6), frame =>
        {
            var solved = solution.Frames[frame]!;
            var sigma = solved.Covariance.PositionM.Z;
            Assert.True(solved.IsSolved);
            Assert.Equal(1, solved.Part);
            Assert.True(Math.Abs(solved.Pose.Origin.Z - made.Heights[frame]) < sigma, $"{solved.Pose.Origin.Z / made.Heights[frame]} of the true height, sigma {sigma / solved.Pose.Origin.Z}"); // braked evenly, so far better than what is allowed for
            Assert.InRange(solved.Relative.PositionM.Z / solved.Pose.Origin.Z, 0.08, 0.2); // a quarter of 1 m/s² over 9.5 s is a ninth of what it carries
        });
        Assert.All(Enumerable.Range(9, made.Moving - 9), frame => Assert.InRange(solution.Frames[frame]!.Relative.PositionM.Z / made.Heights[frame], 0, 0.03)); // the doubt stays above the gap
    }

    [Fact]
    public void Frames_in_a_short_gap_lie_between_their_neighbours_and_say_that_no_point_placed_them()
    {
        var made = Braked(14);
        var solution = Solve(made, frame => frame is >= 6 and <= 8);

        Assert.All(Enumerable.Range(6, 3), frame =>
        {
            var between = solution.Frames[frame]!;
            Assert.False(between.IsSolved);
            Assert.Equal(0, between.Points);
            Assert.InRange(Math.Abs(between.Pose.Origin.Z - made.Heights[frame]), 0, 2 * between.Covariance.PositionM.Z);
        });
    }

    [Fact]
    public void Over_a_long_gap_nothing_carries_the_scale_and_what_lies_above_is_left_out()
    {
        var made = Braked(15);
        var solution = Solve(made, frame => frame is >= 4 and <= 13); // 34 s without a point

        Assert.Equal(1, solution.Parts);
        Assert.Contains(solution.Remarks, remark => remark.Contains("too long to carry the scale over; left out", StringComparison.Ordinal));
        Assert.All(Enumerable.Range(0, 4), frame => Assert.False(solution.Frames[frame] is { IsSolved: true }));
        Assert.All(Enumerable.Range(14, made.Moving - 14), frame => Assert.True(solution.Frames[frame]!.IsSolved));
    }

    // The last moving frame is taken 0.55 s before touchdown, the one before it 1.3 s.
    [Fact]
    public void Half_a_second_without_points_before_the_rest_is_led_over()
    {
        var made = Sinking(16);
        var solution = Solve(made, frame => frame >= made.Moving);

        Assert.Contains(solution.Remarks, remark => remark.Contains("only by a smooth motion over 0.", StringComparison.Ordinal));
        Assert.All(Enumerable.Range(0, made.Moving), frame =>
        {
            var (solved, truth) = (solution.Frames[frame]!, made.Heights[frame]);
            Assert.True(solved.IsSolved);
            Assert.InRange(Math.Abs(solved.Pose.Origin.Z - truth), 0, 2 * solved.Covariance.PositionM.Z);
            Assert.InRange(solved.Covariance.PositionM.Z / truth, 0.1, 0.25); // 0.15 m of 1.4, and 0.1 m of rest height
        });
    }

    [Fact]
    public void A_longer_gap_before_the_rest_is_refused_and_the_refusal_says_what_to_state()
    {
        var made = Sinking(17);
        var refusal = Assert.Throws<DescentException>(() => Solve(made, frame => frame >= made.Moving - 1));
        Assert.Contains("--hover-height", refusal.Message, StringComparison.Ordinal);
    }
}
