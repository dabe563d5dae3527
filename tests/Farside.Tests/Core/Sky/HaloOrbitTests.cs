using Farside.Core.Geometry;
using Farside.Core.Sky;

namespace Farside.Tests.Core.Sky;

/// <summary>Bars, set before measuring: a series to third order leaves a few hundredths of its amplitudes, 2 % of the distance from the Moon to L2, 0.5 % of the period.</summary>
public sealed class HaloOrbitTests
{
    const double MoonToBoth = 0.0121505856;
    const double DistanceKm = RelayOrbit.ReferenceDistanceM / 1000;

    static readonly HaloOrbit Halo = new(MoonToBoth, 10_278 / DistanceKm);
    static readonly List<Point<RotatingFrame>> Places = [.. Enumerable.Range(0, 720).Select(step => Halo.At(step * Math.PI / 360))];

    [Fact]
    public void The_relays_halo_has_the_published_size_and_period()
    {
        var (ax, ay, south) = (Places.Max(p => p.X) - Places.Min(p => p.X), Places.Max(p => p.Y), Places.Min(p => p.Z));

        Assert.InRange(ax / 2 * DistanceKm / 12_132, 0.97, 1.03);
        Assert.InRange(ay * DistanceKm / 35_054, 0.97, 1.03);
        Assert.InRange(south * DistanceKm / -11_883, 0.97, 1.03);
        Assert.InRange(RelayOrbit.Period.TotalDays / 14.798, 0.995, 1.005);
    }

    [Fact] // 64,515 km: Szebehely, Theory of Orbits, 1967 (γ = 0.16783)
    public void The_libration_point_lies_where_the_three_pulls_balance() => Assert.Equal(0.16783, Halo.LibrationDistance, 1e-5);

    [Fact]
    public void The_halo_is_a_southern_one_it_stays_longer_below_the_plane_than_above()
    {
        Assert.InRange(Places.Count(p => p.Z < 0) / (double)Places.Count, 0.5, 0.7);
        Assert.True(Places.MinBy(p => p.Z).X > Places.MaxBy(p => p.Z).X);
    }

    [Fact]
    public void A_numerically_integrated_orbit_through_the_same_southern_end_has_the_same_course_period_and_published_jacobi_constant()
    {
        var bodies = new ThreeBodies(MoonToBoth);
        var south = Halo.At(Math.PI);
        var speed = (Halo.At(Math.PI + 1e-5).Y - Halo.At(Math.PI - 1e-5).Y) / 2e-5 * Halo.Frequency;
        var (start, halfPeriod) = bodies.Close(1 - MoonToBoth + south.X, south.Z, speed);

        Assert.InRange(halfPeriod * Halo.Frequency / Math.PI, 0.995, 1.005);
        Assert.Equal(3.14800, bodies.Jacobi(start), 0.0005);
        Assert.All(bodies.Path(start, 2 * halfPeriod, 60).Select((state, part) => Miss(state, Halo.At(Math.PI + (part * Math.Tau / 60)))),
            miss => Assert.InRange(miss / Halo.LibrationDistance, 0, 0.02));
    }

    static double Miss(double[] state, Point<RotatingFrame> p) =>
        Math.Sqrt(Math.Pow(state[0] - 1 + MoonToBoth - p.X, 2) + Math.Pow(state[1] - p.Y, 2) + Math.Pow(state[2] - p.Z, 2));
}
