using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments.Radar;

/// <summary>
/// What the radar looks into, as a function of place in the site frame: whoever comes by again finds the same layers and rocks.
/// Depths count from the surface above them.
/// </summary>
/// <remarks>
/// Units and their depths: Li et al. 2020, Sci. Adv. 6, eaay6898 (fine regolith to 12 m, coarse ejecta to 24 m, coarse and fine in turn to
/// 40 m; permittivity about 3.5 above, loss tangent 0.005 ± 0.002); deeper boundaries as Zhang et al. 2021, Geophys. Res. Lett., found with
/// channel 1 (52 to 328 m). Rock counts are chosen so that echoes fall with time as the real ones do.
/// </remarks>
sealed class Subsurface
{
    const float PowerOfSizes = 2.5f; // cumulative number falls as radius to this power

    readonly uint _seed;
    readonly Undulation _site;
    readonly IReadOnlyList<Undulation> _boundaries;
    readonly IReadOnlyList<BuriedRock>? _given;

    public Subsurface(uint seed) : this(seed, ChangE4, null)
    {
    }

    /// <param name="layers">From the surface down; the last has no bottom.</param>
    /// <param name="rocks">All rocks there are; null scatters them as the layers say.</param>
    public Subsurface(uint seed, IReadOnlyList<GroundLayer> layers, IReadOnlyList<BuriedRock>? rocks)
    {
        (_seed, Layers, _given) = (seed, layers, rocks);
        _site = Undulation.OfSite(seed);
        NearField = Undulation.OfNearField(seed);
        _boundaries = [.. Enumerable.Range(0, layers.Count - 1).Select(boundary => Undulation.OfBoundary(seed, boundary))];
    }

    public static IReadOnlyList<GroundLayer> ChangE4 { get; } =
    [
        new(1.7, 2.9, 0.004, 0.07, 0.010, 0.04, 0.18),
        new(4.6, 3.2, 0.004, 0.08, 0.012, 0.05, 0.22),
        new(8.2, 3.4, 0.0045, 0.08, 0.012, 0.05, 0.25),
        new(12, 3.6, 0.005, 0.1, 0.018, 0.06, 0.3),
        new(24, 4.5, 0.005, 0.12, 0.09, 0.1, 0.9),
        new(28, 5.2, 0.006, 0.12, 0.06, 0.1, 0.7),
        new(33, 4.8, 0.006, 0.12, 0.02, 0.08, 0.4),
        new(40, 5.4, 0.006, 0.15, 0.05, 0.1, 0.7),
        new(52, 6.0, 0.007, 0.2, 0.02, 0.1, 0.6),
        new(64, 6.4, 0.010, 0.25, 4e-4, 0.4, 1.5),
        new(96, 6.8, 0.012, 0.3, 4e-4, 0.4, 1.8),
        new(130, 7.0, 0.013, 0.3, 3e-4, 0.5, 2),
        new(225, 7.3, 0.013, 0.4, 2e-4, 0.5, 2),
        new(328, 7.6, 0.014, 0.4, 2e-4, 0.5, 2.5),
        new(double.PositiveInfinity, 8.0, 0.014, 0),
    ];

    public IReadOnlyList<GroundLayer> Layers { get; }

    /// <summary>How the uppermost soil loads an antenna: a number of unit root mean square over the map.</summary>
    public Undulation NearField { get; }

    /// <summary>How all boundaries dip together.</summary>
    public Undulation Site => _site;

    /// <summary>How each boundary moves by itself.</summary>
    public IReadOnlyList<Undulation> Boundaries => _boundaries;

    /// <summary>Depth of each boundary under a place, metres.</summary>
    public double[] ColumnAt(double east, double north)
    {
        var dip = _site.At(east, north);
        var column = new double[_boundaries.Count];
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = DepthAt(i, east, north, dip);
        }

        return column;
    }

    /// <summary>Depth of one boundary under a place, metres.</summary>
    public double DepthAt(int boundary, double east, double north) => DepthAt(boundary, east, north, _site.At(east, north));

    /// <summary>Nanoseconds straight down to a depth below a place and back, from its surface.</summary>
    public double TwoWayNs(double depthM, double east, double north)
    {
        var column = ColumnAt(east, north);
        var (ns, above) = (0.0, 0.0);
        for (var i = 0; above < depthM; i++)
        {
            var below = i < column.Length ? Math.Min(column[i], depthM) : depthM;
            ns += 2 * (below - above) * Layers[i].NsPerM;
            above = below;
        }

        return ns;
    }

    /// <summary>The rocks under a part of the map to a depth, always in the same order.</summary>
    public IReadOnlyList<BuriedRock> RocksWithin(MapBounds bounds, double depthM)
    {
        if (_given is not null)
        {
            return _given;
        }

        var rocks = new List<BuriedRock>();
        Scatter(rocks, StoneCellM, 0, BlocksFromM, bounds, depthM);
        Scatter(rocks, BlockCellM, BlocksFromM, double.PositiveInfinity, bounds, depthM);
        return rocks;
    }

    // Many stones above, few large blocks in the lava below: a cell holds one at most.
    const double StoneCellM = 2;
    const double BlockCellM = 8;
    const double BlocksFromM = 52;

    void Scatter(List<BuriedRock> rocks, double cellM, double fromM, double toM, MapBounds bounds, double depthM)
    {
        var deepest = Math.Min(Math.Min(toM, depthM), Layers.Count > 1 ? Layers[^2].BottomM : depthM);
        for (var k = (int)(fromM / cellM); k * cellM < deepest; k++)
        {
            var (west, south, east, north) = bounds.At((k + 1) * cellM);
            for (var j = (int)Math.Floor(south / cellM); j * cellM < north; j++)
            {
                for (var i = (int)Math.Floor(west / cellM); i * cellM < east; i++)
                {
                    var chance = new Chance.Stream(Chance.Of(_seed ^ (uint)(cellM * 4001), i, j, k));
                    var nominal = (k + chance.Unit()) * cellM;
                    if (nominal >= fromM && nominal < deepest && LayerAt(nominal) is var layer && chance.Unit() < Layers[layer].RocksPerM3 * cellM * cellM * cellM)
                    {
                        rocks.Add(Rock((i + chance.Unit()) * cellM, (j + chance.Unit()) * cellM, nominal, layer, ref chance));
                    }
                }
            }
        }
    }

    BuriedRock Rock(double east, double north, double nominalM, int number, ref Chance.Stream chance)
    {
        var layer = Layers[number];
        var ratio = layer.LeastRockM / layer.LargestRockM;
        var radius = layer.LeastRockM * Math.Pow(1 - (chance.Unit() * (1 - Math.Pow(ratio, PowerOfSizes))), -1 / PowerOfSizes);
        var permittivity = chance.Between(7f, 9.5f);
        return new(east, north, Math.Max(TrueDepth(nominalM, number, east, north), radius + 0.1), radius, permittivity, GroundLayer.Fresnel(layer.Permittivity, permittivity));
    }

    // Rocks move with the boundaries of their layer.
    double TrueDepth(double nominalM, int layer, double east, double north)
    {
        var dip = _site.At(east, north);
        var (top, bottom) = (layer > 0 ? Layers[layer - 1].BottomM : 0, Layers[layer].BottomM);
        var (trueTop, trueBottom) = (layer > 0 ? DepthAt(layer - 1, east, north, dip) : 0, DepthAt(layer, east, north, dip));
        return Blend.Mix(trueTop, trueBottom, (nominalM - top) / (bottom - top));
    }

    double DepthAt(int boundary, double east, double north, double dip) => Layers[boundary].BottomM * (1 + dip + _boundaries[boundary].At(east, north));

    int LayerAt(double nominalM)
    {
        var layer = 0;
        while (Layers[layer].BottomM <= nominalM)
        {
            layer++;
        }

        return layer;
    }
}
