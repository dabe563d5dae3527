using Farside.Core.Geometry;
using Farside.Processing.Terrain;

namespace Farside.Tests.Processing.Terrain;

/// <summary>Ground whose height is a formula, and what an eye above it measures: points along rays, with the errors that stereo has, and with what rocks hide left out.</summary>
sealed class KnownGround(Func<double, double, double> height)
{
    public static KnownGround Rolling { get; } = new((x, y) => (0.08 * Math.Sin(x * 1.9) * Math.Cos(y * 1.3)) + (0.05 * x) - (0.02 * y));

    /// <summary>The same with a rock of 0.5 m at (3, 1).</summary>
    public static KnownGround WithRock { get; } = new((x, y) => Math.Max(Rolling.At(x, y), 0.25 + Math.Sqrt(Math.Max(0, 0.0625 - ((x - 3) * (x - 3)) - ((y - 1) * (y - 1)))) - 0.05 + (Rolling.At(3, 1) - 0.2) - (((x - 3) * (x - 3)) + ((y - 1) * (y - 1)) > 0.0625 ? 1 : 0)));

    public double At(double x, double y) => height(x, y);

    /// <summary>The mean over a square.</summary>
    public double Mean(double x, double y, double side)
    {
        var sum = 0.0;
        for (var i = 0; i < 25; i++)
            sum += height(x + (side * (((i % 5) / 5.0) - 0.4)), y + (side * (((i / 5) / 5.0) - 0.4)));

        return sum / 25;
    }

    /// <param name="sigmaPerRange2">Sigma of the range at one metre; it grows with the range's square.</param>
    /// <param name="outliers">Share of points whose range is anything from 60 to 140 %.</param>
    public TerrainCloud Seen(Point<SiteFrame> eye, double pointRad = 0.003, double sigmaPerRange2 = 4e-4, double outliers = 0, int seed = 1, double farM = 25, double gain = 1)
    {
        var (random, points) = (new Random(seed), new List<TerrainPoint>());
        for (var down = 0.06; down < 1.1; down += pointRad)
        {
            for (var azimuth = 0.3; azimuth < 2.1; azimuth += pointRad)
            {
                var ray = (X: Math.Sin(azimuth) * Math.Cos(down), Y: Math.Cos(azimuth) * Math.Cos(down), Z: -Math.Sin(down));
                if (Range(eye, ray, farM) is not { } range)
                    continue;

                var sigma = sigmaPerRange2 * range * range;
                var measured = random.NextDouble() < outliers ? range * (0.6 + (0.8 * random.NextDouble())) : range + (sigma * Normal(random));
                var light = (float)(gain * (0.5 + (0.3 * Math.Sin(2 * (eye.X + (range * ray.X))))));
                points.Add(new(new(eye.X + (measured * ray.X), eye.Y + (measured * ray.Y), eye.Z + (measured * ray.Z)), (float)sigma, new(light, light, light)));
            }
        }

        return new($"{seed}", eye, pointRad, points.ToArray());
    }

    double? Range(Point<SiteFrame> eye, (double X, double Y, double Z) ray, double farM)
    {
        double Above(double range) => eye.Z + (range * ray.Z) - height(eye.X + (range * ray.X), eye.Y + (range * ray.Y));
        var near = 0.0;
        for (var range = 0.02; range < farM; range += 0.02)
        {
            if (Above(range) <= 0)
                return Between(Above, near, range);

            near = range;
        }

        return null;
    }

    static double Between(Func<double, double> above, double near, double far)
    {
        for (var i = 0; i < 40; i++)
        {
            var middle = (near + far) / 2;
            (near, far) = above(middle) > 0 ? (middle, far) : (near, middle);
        }

        return near;
    }

    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
