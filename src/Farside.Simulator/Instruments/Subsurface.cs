using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments;

/// <summary>A stone in the ground: along the rover's way, to its side, below the surface, metres; reflectivity relative to the ground's own clutter.</summary>
readonly record struct BuriedRock(double AlongM, double AsideM, double DepthM, double Strength);

/// <summary>A boundary in the ground.</summary>
/// <param name="Permittivity">Of the ground above it, relative.</param>
readonly record struct Interface(double DepthM, double Permittivity, double Strength);

/// <summary>What the radar looks into: layers of fine soil over coarser ejecta, stones in it, and wiggling boundaries.</summary>
sealed class Subsurface
{
    const double LightMPerNs = 0.299792458;

    readonly uint _seed;

    public Subsurface(uint seed, double lengthM)
    {
        _seed = seed;
        var chance = new Chance.Stream(Chance.Of(seed, 6, 6));
        var rocks = new List<BuriedRock>();
        for (var i = 0; i < (int)(lengthM * 6); i++)
        {
            var depth = 0.5 + (14 * chance.Unit() * (0.3 + (0.7 * chance.Unit())));
            rocks.Add(new(chance.Between(-3, (float)lengthM + 3), chance.Between(-0.6f, 0.6f), depth, chance.Between(2.5f, 8)));
        }

        Rocks = rocks;
    }

    public IReadOnlyList<Interface> Layers { get; } =
    [
        new(1.7, 2.9, 3), new(4.6, 3.2, 3.5), new(8.2, 3.6, 4), new(11.8, 4.3, 9), new(24, 5.1, 7), new(52, 6.0, 8), new(96, 6.4, 8), new(205, 7.0, 7),
    ];

    public IReadOnlyList<BuriedRock> Rocks { get; }

    /// <summary>Depth of a boundary under a place on the way: its mean, gently undulating.</summary>
    public double DepthAt(int layer, double alongM)
    {
        var mean = Layers[layer].DepthM;
        var phase = Chance.Unit(Chance.Of(_seed, layer, 31)) * 6.28;
        return mean + (0.04 * mean * Math.Sin((alongM / (3 + mean)) + phase)) + (0.05 * Math.Sin((alongM / 1.3) + (2 * phase)));
    }

    /// <summary>Nanoseconds down to a depth and back, through the layers above it.</summary>
    public double TwoWayNs(double depthM)
    {
        var (ns, above) = (0.0, 0.0);
        foreach (var layer in Layers)
        {
            var thickness = Math.Min(depthM, layer.DepthM) - above;
            if (thickness <= 0)
            {
                break;
            }

            ns += 2 * thickness * Math.Sqrt(layer.Permittivity) / LightMPerNs;
            above = layer.DepthM;
        }

        return depthM > above ? ns + (2 * (depthM - above) * Math.Sqrt(Layers[^1].Permittivity) / LightMPerNs) : ns;
    }

    /// <summary>Nanoseconds to a stone and back from an antenna on the surface at a place on the way: a hyperbola as the rover passes.</summary>
    public double TwoWayNs(in BuriedRock rock, double alongM)
    {
        var vertical = TwoWayNs(rock.DepthM);
        var sideways = ((rock.AlongM - alongM) * (rock.AlongM - alongM)) + (rock.AsideM * rock.AsideM);
        var slowness = vertical / (2 * rock.DepthM); // mean of the ground above, ns/m
        return Math.Sqrt((vertical * vertical) + (4 * slowness * slowness * sideways));
    }
}
