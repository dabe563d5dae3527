using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry;

namespace Farside.Tests.Processing.Photogrammetry;

public sealed class BrownFitTests
{
    [Fact]
    public void The_nearest_brown_camera_of_a_brown_camera_is_itself()
    {
        var camera = new BrownCamera(1176, 864, 3378, 590.3, 428.8) { K1 = -0.061, K2 = 0.055, P1 = 1.4e-4, P2 = -0.9e-4 };

        var fit = BrownFit.Nearest(camera);

        Assert.InRange(fit.LargestPx, 0, 1e-6);
        Assert.InRange(fit.RmsPx, 0, fit.LargestPx + 1e-12);
    }

    [Fact]
    public void A_wide_lens_on_its_own_axis_is_followed_to_a_tenth_of_a_pixel()
    {
        // 90° across, R₁ as the navigation cameras of Mars rovers have it.
        var model = new CahvModel<ModelFrame>(1024, 1024, default, new(1, 0, 0), new(511.5, 512, 0), new(511.5, 0, 512)) { O = new(1, 0, 0), Lens = new(1e-4, -0.05, 0.02, 1) };

        Assert.InRange(BrownFit.Nearest(model.Split().Camera).LargestPx, 0, 0.1);
    }

    [Fact]
    public void What_brown_cannot_follow_is_said()
    {
        // Columns 2 % wider than rows. Pixels 1 % off both ways would be off by 1 % of √(x² + y²), 4.2 px in the mean of ±512 × ±512: the best can only be nearer.
        var model = new CahvModel<ModelFrame>(1024, 1024, default, new(1, 0, 0), new(511.5, 1020, 0), new(511.5, 0, 1000));

        var fit = BrownFit.Nearest(model.Split().Camera);
        Assert.InRange(fit.RmsPx, 0.5, 4.3);
        Assert.True(fit.LargestPx > fit.RmsPx);
    }

    [Fact]
    public void A_fisheye_beyond_a_right_angle_has_no_picture_plane()
    {
        var model = new CahvModel<ModelFrame>(1024, 1024, default, new(1, 0, 0), new(511.5, 300, 0), new(511.5, 0, 300)) { O = new(1, 0, 0), Lens = new(0, 0, 0, 0) };

        Assert.Throws<ArgumentException>(() => BrownFit.Nearest(model.Split().Camera));
    }
}
