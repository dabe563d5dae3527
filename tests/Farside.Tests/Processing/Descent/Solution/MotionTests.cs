using Farside.Processing.Descent.Solution;

namespace Farside.Tests.Processing.Descent.Solution;

public class MotionTests
{
    [Fact]
    public void A_fall_with_steady_acceleration_has_the_speed_that_it_has()
    {
        var seconds = Enumerable.Range(0, 60).Select(i => 0.25 * i).ToList();
        double Height(double t) => 900 - (20 * t) - (0.5 * 1.62 * t * t);
        var motion = Motion.Smooth(seconds, [.. seconds.Select(Height)], [.. seconds.Select(_ => 1e-4)]);
        Assert.All(Enumerable.Range(5, 50), i => Assert.Equal(-20 - (1.62 * seconds[i]), motion[i].Speed, 0.05));
    }

    [Fact]
    public void A_place_in_a_gap_is_led_to_and_doubted_more_the_longer_it_lasts()
    {
        var seconds = Enumerable.Range(0, 41).Select(i => 0.5 * i).ToList();
        var places = seconds.Select(t => 100 + (10 * Math.Sin(t / 3))).ToArray();
        var truth = places.ToArray();
        foreach (var i in Enumerable.Range(18, 5))
        {
            places[i] = double.NaN;
        }

        var motion = Motion.Smooth(seconds, places, [.. seconds.Select(_ => 1e-4)]);
        Assert.True(motion[20].PlaceVariance > motion[18].PlaceVariance && motion[18].PlaceVariance > motion[10].PlaceVariance);
        Assert.InRange(Math.Abs(motion[20].Place - truth[20]), 0, 3 * Math.Sqrt(motion[20].PlaceVariance));
    }

    [Fact]
    public void Speeds_err_as_much_as_they_say()
    {
        var chance = new Random(5);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
        var squares = new List<double>();
        for (var run = 0; run < 30; run++)
        {
            var seconds = Enumerable.Range(0, 50).Select(i => 0.4 * i).ToList();
            var phase = 6 * chance.NextDouble();
            var motion = Motion.Smooth(seconds, [.. seconds.Select(t => (30 * Math.Sin((t / 4) + phase)) + (0.2 * Normal()))], [.. seconds.Select(_ => 0.04)]);
            squares.AddRange(Enumerable.Range(3, 44).Select(i => Math.Pow(motion[i].Speed - (7.5 * Math.Cos((seconds[i] / 4) + phase)), 2) / motion[i].SpeedVariance));
        }

        Assert.InRange(Math.Sqrt(squares.Average()), 0.5, 1.4);
    }
}
