using Farside.Processing.Imaging;

namespace Farside.Tests.Processing.Imaging;

public sealed class BlackLevelTests
{
    [Theory]
    [InlineData(2.0)]
    [InlineData(6.2)]
    [InlineData(14.5)]
    public void The_sky_tells_the_pedestal(double black)
    {
        var random = new Random(5);
        var samples = new ushort[400 * 400];
        for (var i = 0; i < samples.Length; i++)
        {
            var noise = 1.3 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
            samples[i] = (ushort)Math.Max(0, Math.Round((i < 100 * 400 ? black : 200 + random.Next(200)) + noise)); // a quarter of it sky
        }

        Assert.Equal(black, BlackLevel.Of(FrameStatistics.OfGrey<ushort>(samples, 400, 1023))!.Value, 0.3);
    }

    [Fact]
    public void Without_darkness_nothing_is_said() =>
        Assert.Null(BlackLevel.Of(FrameStatistics.OfGrey<ushort>([.. Enumerable.Range(0, 10000).Select(i => (ushort)(200 + (i % 300)))], 100, 1023)));
}
