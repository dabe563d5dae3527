using Farside.Core.Rasters;
using Farside.Processing.Descent;

namespace Farside.Tests.Processing.Descent;

public class FrameScreenTests
{
    static readonly ScreenOptions Options = new();

    [Fact]
    public void Ground_that_moves_is_useful_and_ground_that_rests_to_the_end_is_settled()
    {
        var states = Screen([.. Enumerable.Range(0, 6).Select(i => Ground(shift: 9 * i, seed: i)), .. Enumerable.Range(6, 5).Select(i => Ground(shift: 60, seed: i))]).States;

        Assert.Equal([.. Enumerable.Repeat(FrameState.Useful, 6), .. Enumerable.Repeat(FrameState.Settled, 5)], states);
    }

    [Fact]
    public void A_view_that_holds_still_behind_streaks_of_dust_is_not_settled()
    {
        var moving = Enumerable.Range(0, 4).Select(i => Ground(shift: 9 * i, seed: i));
        var dusty = Enumerable.Range(4, 2).Select(i => Veiled(Ground(shift: 60, seed: i), opacity: 0.5));
        var clear = Enumerable.Range(6, 5).Select(i => Ground(shift: 60, seed: i));
        var result = Screen([.. moving, .. dusty, .. clear]);

        Assert.Equal([FrameState.Useful, FrameState.Useful, FrameState.Settled], result.States.Skip(4).Take(3));
    }

    [Fact]
    public void An_exposure_that_steps_after_touchdown_leaves_the_ground_settled()
    {
        var frames = Enumerable.Range(0, 8).Select(i => Ground(shift: i < 2 ? 30 * i : 60, seed: i, gain: i < 5 ? 1 : 0.8)).ToList();
        Assert.All(Screen(frames).States.Skip(2), state => Assert.Equal(FrameState.Settled, state));
    }

    [Fact]
    public void A_descent_that_is_cut_off_in_flight_has_nothing_settled() =>
        Assert.Null(Screen([.. Enumerable.Range(0, 8).Select(i => Ground(shift: 2 * i, seed: i))]).StillFrom);

    /// <summary>At ten frames a second a camera a kilometre up comes nearer by half a per cent from frame to frame: the last ones look all but alike.</summary>
    [Theory]
    [InlineData(0.002)]
    [InlineData(0.005)]
    public void Frames_in_quick_succession_that_end_in_flight_have_nothing_settled(double approach)
    {
        var frames = Enumerable.Range(0, 12).Select(i => Nearer(Math.Pow(1 + approach, 11 - i), seed: i)).ToList();

        Assert.NotNull(Screen(frames, Options with { DriftGrowth = double.PositiveInfinity }).StillFrom);
        Assert.Null(Screen(frames).StillFrom);
    }

    [Fact]
    public void White_black_and_even_frames_show_nothing()
    {
        var white = Flat(255, noise: 0);
        var black = Flat(1, noise: 1);
        var even = Flat(120, noise: 2);
        var states = Screen([white, black, even, .. Enumerable.Range(0, 3).Select(i => Ground(shift: 9 * i, seed: i))]).States;

        Assert.Equal([FrameState.Saturated, FrameState.Blank, FrameState.Blank, FrameState.Useful], states.Take(4));
    }

    [Fact]
    public void The_same_samples_again_are_a_duplicate_of_the_first_frame_that_had_them()
    {
        var frames = Enumerable.Range(0, 5).Select(i => Ground(shift: 9 * i, seed: i)).ToList();
        frames[3] = frames[1];
        var result = Screen(frames);

        Assert.Equal(FrameState.Duplicate, result.States[3]);
        Assert.Equal([null, null, null, 1, null], result.Originals);
    }

    [Fact]
    public void A_frame_that_cannot_be_read_is_broken_and_harms_no_other()
    {
        var last = FrameDetail.Of(Ground(27, 3), 255, Options.UpperEnd);
        var signs = Enumerable.Range(0, 4).Select(i => i == 2 ? null : FrameScreen.Measure(Ground(9 * i, i), 255, Options, last)).ToList();

        Assert.Equal([FrameState.Useful, FrameState.Useful, FrameState.Broken, FrameState.Useful], FrameScreen.Judge(signs, Options).States);
    }

    /// <summary>Noise of one data number on every pixel, in means of squares of two: half of that, to a tenth.</summary>
    [Fact]
    public void Noise_is_measured_on_smooth_ground()
    {
        var noise = FrameDetail.Of(Flat(120, noise: 1, size: 512), 255, Options.UpperEnd).Noise * 255;
        var rounded = Math.Sqrt(1 + (1 / 12.0)) / 2; // samples are whole numbers
        Assert.InRange(noise, 0.8 * rounded, 1.1 * rounded);
    }

    static ScreenResult Screen(IReadOnlyList<Bitmap> frames, ScreenOptions? options = null)
    {
        var last = FrameDetail.Of(frames[^1], 255, Options.UpperEnd);
        return FrameScreen.Judge([.. frames.Select(frame => FrameScreen.Measure(frame, 255, Options, last))], options ?? Options);
    }

    static Bitmap Nearer(double width, int seed) => BumpyGround.Frame(256, 256, (x, y) => BumpyGround.Shade(width * (x - 128), width * (y - 128)), noise: 1, seed);

    static Bitmap Ground(int shift, int seed, double gain = 1) => BumpyGround.Frame(128, 128, (x, y) => gain * BumpyGround.Shade(x + shift, y + shift), noise: 1, seed);

    static Bitmap Flat(double level, double noise, int size = 128) => BumpyGround.Frame(size, size, (_, _) => level, noise, seed: 7);

    // In streaks: an even veil could not be told from another exposure.
    static Bitmap Veiled(Bitmap ground, double opacity)
    {
        var veiled = new Bitmap(ground.Width, ground.Height, 1, SampleKind.UInt8);
        for (var i = 0; i < veiled.Bytes.Length; i++)
        {
            var here = opacity * (1 + (0.25 * Math.Sin(i % ground.Width * 0.3)));
            veiled.Bytes[i] = (byte)Math.Round((ground.Bytes[i] * (1 - here)) + (150 * here));
        }

        return veiled;
    }
}
