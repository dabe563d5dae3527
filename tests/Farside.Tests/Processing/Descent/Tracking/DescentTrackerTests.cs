using Farside.Core.Rasters;
using Farside.Processing.Descent;
using Farside.Processing.Descent.Tracking;
using Farside.Processing.Photogrammetry;
using Farside.Tests.Processing.Photogrammetry.Ties;

namespace Farside.Tests.Processing.Descent.Tracking;

public sealed class DescentTrackerTests
{
    const int Frames = 7;
    static readonly FlatGround Ground = FlatGround.Descent(Frames, 1.4, 9, 5);
    static readonly Lazy<Raster<Linear>[]> Pictures = new(() => [.. Enumerable.Range(0, Frames).Select(Ground.Grey)]);
    static readonly TrackingOptions Known = new() { FocalLengthPx = Ground.Camera.FocalLengthPx };
    static readonly Lazy<DescentTracking> Followed = new(() => DescentTracker.Track(Frames, i => Pictures.Value[i], Known));
    static readonly Lazy<DescentTracking> Free = new(() => DescentTracker.Track(Frames, i => Pictures.Value[i], new() { Threads = 1 }));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_frame_of_a_descent_lies_on_the_first_to_a_pixel_of_its_own(bool isFocalKnown)
    {
        var tracking = isFocalKnown ? Followed.Value : Free.Value;

        for (var i = 0; i < Frames; i++)
        {
            Assert.InRange(CornerErrorPx(Ground, tracking, 0, i), 0, 1);
        }
    }

    [Fact]
    public void Neighbours_lie_on_each_other_to_half_a_pixel()
    {
        for (var i = 1; i < Frames; i++)
        {
            Assert.InRange(CornerErrorPx(Ground, Followed.Value, i - 1, i), 0, 0.5);
        }
    }

    [Fact]
    public void One_camera_over_a_plane_is_recognised_as_such()
    {
        Assert.True(Followed.Value.IsPosed);
        Assert.False(Free.Value.IsPosed);
        Assert.Equal(0, Followed.Value.LensBend);
    }

    [Fact]
    public void A_wrong_focal_length_is_not_forced_upon_leaning_frames()
    {
        var leaning = FlatGround.Descent(6, 1.25, 20, 22);

        var tracking = DescentTracker.Track(6, leaning.Grey, new() { FocalLengthPx = 1.5 * leaning.Camera.FocalLengthPx });

        Assert.False(tracking.IsPosed);
        Assert.All(Enumerable.Range(0, 6), i => Assert.InRange(CornerErrorPx(leaning, tracking, 0, i), 0, 1));
    }

    [Fact]
    public void Points_of_a_track_are_one_spot_of_the_ground()
    {
        var tracks = Followed.Value.Tracks;

        double[] errors = [.. tracks.SelectMany(track => track.Points.Skip(1).Select(point => SpotErrorPx(track.Points[0], point))).Order()];
        Assert.True(errors.Length > 200, $"{errors.Length} points");
        Assert.True(errors[errors.Length / 2] <= 0.3, $"half within {errors[errors.Length / 2]} px, two in three within {errors[errors.Length * 2 / 3]}, 95 % within {errors[errors.Length * 95 / 100]}");
        Assert.True(tracks.Max(track => track.Points.Count) >= 4);
    }

    [Fact]
    public void The_same_frames_give_the_same_maps_at_any_number_of_threads()
    {
        var alone = DescentTracker.Track(Frames, i => Pictures.Value[i], Known with { Threads = 1 });

        Assert.Equal(Followed.Value.FirstFromFrame, alone.FirstFromFrame);
        Assert.Equal(Followed.Value.ResidualPx, alone.ResidualPx);
    }

    [Fact]
    public void Foreign_blank_and_missing_frames_are_refused_and_the_others_placed()
    {
        var foreign = new SoilTexture(31);
        Raster<Linear>?[] shown =
        [
            Painted((x, y) => 120 + (14 * foreign.At(x, y))),
            Pictures.Value[0],
            Pictures.Value[1],
            Painted((_, _) => 255),
            Pictures.Value[2],
            Painted((x, y) => 6 + SoilTexture.Noise(3, x, y)),
            Painted((x, y) => 120 + (14 * foreign.At(x + 1500, y))),
            Pictures.Value[3],
            null,
        ];

        var tracking = DescentTracker.Track(shown.Length, i => shown[i], Known);

        Assert.Equal([1, 2, 4, 7], Enumerable.Range(0, shown.Length).Where(i => tracking.FirstFromFrame[i] is not null));
        Assert.Equal(Homography.Identity, tracking.FirstFromFrame[1]);
        var far = tracking.FirstFromFrame[7]!.Times(0, 0)!.Value;
        var truth = Ground.True(0, 3).Times(0, 0)!.Value;
        Assert.Equal(truth.Column, far.Column, 0.3);
        Assert.Equal(truth.Row, far.Row, 0.3);
        Assert.True(double.IsNaN(tracking.ResidualPx[0]));
    }

    [Fact]
    public void What_comes_after_a_gap_too_wide_is_refused()
    {
        var far = FlatGround.Descent(12, 1.5, 5, 3);
        int[] shown = [0, 1, 2, 11];

        var tracking = DescentTracker.Track(shown.Length, i => far.Grey(shown[i]), new());

        Assert.Equal([true, true, true, false], tracking.FirstFromFrame.Select(map => map is not null));
    }

    [Fact]
    public void Frames_between_key_frames_are_placed_as_well_as_these()
    {
        var slow = FlatGround.Descent(14, 1.03, 0.6, 0.5, swing: 0.1);

        var tracking = DescentTracker.Track(14, slow.Grey, new() { AllKeysUpTo = 0, KeyOverlap = 0.7, FocalLengthPx = slow.Camera.FocalLengthPx });

        Assert.InRange(tracking.KeyFrames.Count, 3, 9);
        Assert.All(Enumerable.Range(0, 14), i => Assert.InRange(CornerErrorPx(slow, tracking, 0, i), 0, 0.3));
    }

    [Fact]
    public void A_bending_lens_is_found_from_the_frames()
    {
        const double Bend = -0.2;
        var camera = Ground.Camera;
        var bent = new FlatGround { Camera = camera, Poses = [.. Ground.Poses.Take(6)], Bend = Bend };

        var tracking = DescentTracker.Track(6, bent.Grey, Known);

        Assert.Equal(Bend, tracking.LensBend, 0.01);
        Assert.All(Enumerable.Range(0, 6), i => Assert.InRange(CornerErrorPx(bent, tracking, 0, i), 0, 1));
    }

    static Raster<Linear> Painted(Func<int, int, double> light)
    {
        var (width, height) = (Ground.Camera.Width, Ground.Camera.Height);
        return new(width, height, [.. Enumerable.Range(0, width * height).Select(i => new Linear((float)light(i % width, i / width)))]);
    }

    // Mean over the corners, pixels of the frame.
    static double CornerErrorPx(FlatGround ground, DescentTracking tracking, int on, int frame)
    {
        var made = tracking.FirstFromFrame[on]!.Inverse() * tracking.FirstFromFrame[frame]!;
        var back = ground.True(on, frame).Inverse();
        var (right, bottom) = (ground.Camera.Width - 1.0, ground.Camera.Height - 1.0);
        (double X, double Y)[] corners = [(0, 0), (right, 0), (right, bottom), (0, bottom)];
        return corners.Average(corner =>
        {
            var (x, y) = made.Times(corner.X, corner.Y)!.Value;
            var (u, v) = back.Times(x, y)!.Value;
            return Math.Sqrt(((u - corner.X) * (u - corner.X)) + ((v - corner.Y) * (v - corner.Y)));
        });
    }

    static double SpotErrorPx(ImagePoint first, ImagePoint other)
    {
        var (x, y) = Ground.True(other.View, first.View).Times(first.Column, first.Row)!.Value;
        return Math.Sqrt(((x - other.Column) * (x - other.Column)) + ((y - other.Row) * (y - other.Row)));
    }
}
