using Farside.Core.Rasters;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Stereo;

namespace Farside.Tests.Processing.Photogrammetry.Stereo;

public sealed class StereoPairTests
{
    static readonly StereoScene Scene = new(640, 480, 900);

    static readonly Lazy<(Raster<Linear> Left, Raster<Linear> Right)> Pictures = new(() => (StereoScene.Picture(Scene.Left), StereoScene.Picture(Scene.Right)));

    static readonly Lazy<StereoPair> FromLabels = new(() => Make(Scene.Labels(), new() { SolveLens = true, CellsAcross = 22 }));

    [Fact]
    public void Labels_wrong_by_tenths_of_a_degree_end_with_rows_right_to_three_tenths_of_a_pixel()
    {
        var stereo = FromLabels.Value;

        Assert.InRange(stereo.RowErrorBefore, 2, 30); // the labels alone
        Assert.InRange(stereo.HeldOutRmsPx, 0, 0.3);
        Assert.InRange(TrueRowErrors(stereo).Rms, 0, 0.3);
        Assert.InRange(TrueRowErrors(stereo).Largest, 0, 1);
    }

    [Fact]
    public void True_poses_leave_rows_right_to_three_tenths_of_a_pixel()
    {
        var stereo = Make((Scene.Left, Scene.Right), new() { PointingErrorDeg = 0.15, TurnSigmaDeg = 0.01, CellsAcross = 22 });

        Assert.InRange(stereo.HeldOutRmsPx, 0, 0.3);
        Assert.InRange(TrueRowErrors(stereo).Rms, 0, 0.3);

        // Infinity stays where the poses have it: both eyes see it at one column, to 0.4 px (0.025°).
        var (column, row) = stereo.Pair.InLeft(320, 60)!.Value;
        var far = stereo.Pair.FromRight(Scene.Right.Project(Scene.Left.Ray(column, row)))!.Value;
        Assert.InRange(Math.Abs(far.Column - 320), 0, 0.4);
    }

    [Fact]
    public void Nineteen_ties_of_twenty_on_the_ground_have_its_disparity_to_half_a_pixel()
    {
        var stereo = FromLabels.Value;
        var errors = (from tie in stereo.Ties
                      let place = stereo.Pair.InLeft(tie.Column, tie.Row)!.Value
                      let spot = StereoScene.Spot(Scene.Left, place.Column, place.Row)
                      where spot.Y < 25
                      select Math.Abs(tie.Column - stereo.Pair.FromRight(Scene.Right.Project(spot))!.Value.Column - tie.Disparity)).Order().ToList();

        Assert.True(errors.Count > 100);
        Assert.InRange(errors[(int)(0.95 * errors.Count)], 0, 0.5);
    }

    [Fact]
    public void The_same_pictures_give_the_same_ties_however_the_threads_run()
    {
        Assert.Equal(FromLabels.Value.Ties, Make(Scene.Labels(), new() { SolveLens = true, CellsAcross = 22 }).Ties);
    }

    [Fact]
    public void Black_pictures_are_no_pair()
    {
        var black = new Raster<Linear>(640, 480);

        var refusal = Assert.Throws<StereoException>(() => StereoPair.Make(Scene.Left, black, Scene.Right, black, new()));
        Assert.Equal("left and right: found 0 spots seen by both eyes; expected at least 24.", refusal.Message);
    }

    static StereoPair Make((View Left, View Right) views, StereoOptions options) => StereoPair.Make(views.Left, Pictures.Value.Left, views.Right, Pictures.Value.Right, options);

    static (double Rms, double Largest) TrueRowErrors(StereoPair stereo)
    {
        var errors = new List<double>();
        for (var row = 20; row < stereo.Pair.Camera.Height - 20; row += 40)
        {
            for (var column = 20; column < stereo.Pair.Camera.Width - 20; column += 40)
            {
                var (c, r) = stereo.Pair.InLeft(column, row)!.Value;
                errors.Add(stereo.Pair.FromRight(Scene.Right.Project(StereoScene.Spot(Scene.Left, c, r)))!.Value.Row - row);
            }
        }

        return (Math.Sqrt(errors.Average(error => error * error)), errors.Max(Math.Abs));
    }
}
