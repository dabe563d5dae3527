using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments.Radar;

/// <summary>A smooth relative rise and fall over the map: a few plane waves, from metres to a dip across the whole site.</summary>
sealed class Undulation
{
    // Wavelength in metres and height as a share of the depth. The sum stays so small that boundaries never cross.
    static readonly (double LengthM, double Share)[] Own = [(9, 0.006), (31, 0.016), (110, 0.024)];
    static readonly (double LengthM, double Share)[] Dip = [(700, 0.08)];
    static readonly (double LengthM, double Share)[] Near = [(1.9, 0.8), (3.1, 0.8), (5.3, 0.8)];

    Undulation(IReadOnlyList<Wave> waves) => Waves = waves;

    public IReadOnlyList<Wave> Waves { get; }

    /// <summary>Of one boundary alone.</summary>
    public static Undulation OfBoundary(uint seed, int boundary) => new(Draw(Own, Chance.Of(seed, boundary, 31)));

    /// <summary>How the uppermost soil loads an antenna above it: of unit root mean square.</summary>
    public static Undulation OfNearField(uint seed) => new(Draw(Near, Chance.Of(seed, 300, 33)));

    /// <summary>Of all boundaries together: they dip as one.</summary>
    public static Undulation OfSite(uint seed) => new(Draw(Dip, Chance.Of(seed, 700, 32)));

    /// <summary>Relative change of depth at metres east and north.</summary>
    public double At(double east, double north)
    {
        var sum = 0.0;
        foreach (var wave in Waves)
        {
            sum += wave.Share * Math.Sin((wave.PerMEast * east) + (wave.PerMNorth * north) + wave.PhaseRad);
        }

        return sum;
    }

    static Wave[] Draw((double LengthM, double Share)[] kinds, uint seed)
    {
        var chance = new Chance.Stream(seed);
        return [.. kinds.Select(kind =>
        {
            var (heading, length) = (2 * Math.PI * chance.Unit(), kind.LengthM * chance.Between(0.85f, 1.15f));
            return new Wave(kind.Share, 2 * Math.PI * Math.Sin(heading) / length, 2 * Math.PI * Math.Cos(heading) / length, 2 * Math.PI * chance.Unit());
        })];
    }

    /// <summary>share · sin(perMEast · east + perMNorth · north + phase), radians.</summary>
    public readonly record struct Wave(double Share, double PerMEast, double PerMNorth, double PhaseRad);
}
