using Farside.Processing.Descent.Levels;

namespace Farside.Tests.Processing.Descent;

public class FilmLevelsTests
{
    [Fact]
    public void A_step_of_the_exposure_is_taken_out_with_no_jump_left()
    {
        double[] levels = [.. Enumerable.Range(0, 200).Select(i => 0.4 * (i < 90 ? 1 : 0.6))];
        var shown = Shown(levels);

        Assert.True(FilmLevels.Flicker(levels) > 0.02);
        Assert.True(FilmLevels.Flicker(shown) < 0.001);
        Assert.True(shown.Max() / shown.Min() < 1.2);
    }

    [Fact]
    public void Slow_change_stays_in_part_and_in_its_order()
    {
        double[] levels = [.. Enumerable.Range(0, 600).Select(i => 0.3 * Math.Exp(i / 600.0))];
        var shown = Shown(levels);

        Assert.InRange(Math.Log(shown[^1] / shown[0]), 0.25, 0.35); // of 1, by its share of 0.3
        Assert.All(shown.Zip(shown.Skip(1)), pair => Assert.True(pair.First <= pair.Second * (1 + 1e-9)));
    }

    [Fact]
    public void Frames_that_are_not_shown_have_no_say()
    {
        double[] levels = [.. Enumerable.Range(0, 60).Select(i => i == 30 ? double.NaN : 0.4)];
        var gains = FilmLevels.Gains(levels, Seconds(levels.Length), new());
        Assert.All(gains, gain => Assert.Equal(1, gain, 12));
    }

    /// <summary>By hand: 1, 1.1, 1: the middle one stands 0.1 above its neighbours' mean, 1/11 of itself.</summary>
    [Fact]
    public void Flicker_is_the_share_by_which_a_frame_stands_out_from_its_neighbours() => Assert.Equal(1 / 11.0, FilmLevels.Flicker([1, 1.1, 1]), 12);

    [Fact]
    public void A_stretch_shows_black_at_black_and_never_cuts_highlights()
    {
        var table = new ToneCurve(0.1, 0.8).Table(255, 1);
        Assert.Equal(0, table[25]);
        Assert.InRange(table[204], 238, 246); // white, four fifths of 255
        Assert.All(table.Zip(table.Skip(1)), pair => Assert.True(pair.First <= pair.Second));
        Assert.True(table[230] > table[204]);
    }

    static double[] Shown(double[] levels) => [.. levels.Zip(FilmLevels.Gains(levels, Seconds(levels.Length), new()), (level, gain) => level * gain)];

    static double[] Seconds(int count) => [.. Enumerable.Range(0, count).Select(i => i / 9.83)];
}
