using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments.Particles;

/// <summary>Counts of events that happen independently.</summary>
static class Counting
{
    const double Large = 40;

    /// <summary>A Poisson deviate: by waiting times while few are expected, else a rounded normal of the same mean and variance.</summary>
    public static long Poisson(double mean, ref Chance.Stream chance) => mean > Large ? Many(mean, ref chance) : Few(mean, ref chance);

    static long Many(double mean, ref Chance.Stream chance) => Math.Max(0, (long)Math.Round(mean + (Math.Sqrt(mean) * chance.Normal())));

    static long Few(double mean, ref Chance.Stream chance)
    {
        var (limit, product, count) = (Math.Exp(-mean), 1.0, -1L);
        do
        {
            product *= 1 - chance.Unit();
            count++;
        }
        while (product > limit);

        return count;
    }
}
