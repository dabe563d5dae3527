using Farside.Processing.Imaging;
using Farside.Products.Pictures;
using Farside.Products.Pictures.Speed;

namespace Farside.Tests.Products.Pictures;

public sealed class SpeedTests
{
    [Fact]
    public void Synthetic_frames_are_the_same_every_time_and_like_the_ground_under_a_low_sun()
    {
        var frame = SyntheticFrames.Colour(588, 432);
        var look = DisplayLook.Of(FrameRenderer.Statistics(frame), new());

        Assert.Equal(SyntheticFrames.Colour(588, 432).Samples.Bytes, frame.Samples.Bytes);
        // The soil's tint is known, and found again under noise, shading, sky and shadow; two data numbers of dark current tint it a little.
        Assert.Equal(1 / 0.72, look.Gains.Red, 0.03);
        Assert.Equal(1 / 0.78, look.Gains.Blue, 0.03);
        Assert.InRange(FrameRenderer.Statistics(frame).SaturatedShare, 0, 0.01);
    }
}
