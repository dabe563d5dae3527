namespace Farside.Simulator.Instruments.Radar;

/// <summary>
/// What comes back from the ground under a place: the surface, every boundary, every rock in the antenna's beam, each with Fresnel's strength,
/// spreading (1 / 2r from a mirror, 1 / r² from a rock) and loss. Antenna and receiver are taken at one place; layers are taken level across the beam.
/// </summary>
sealed class GroundEcho
{
    const double BeamTangent = 0.9; // beyond, the antenna hears nothing

    readonly LprChannel _channel;
    readonly Subsurface _ground;
    readonly WaveletBank _bank;
    readonly IReadOnlyList<BuriedRock> _rocks;
    readonly double _deepestM;

    /// <param name="places">The rover's places, whose surroundings hold the rocks that matter.</param>
    public GroundEcho(LprChannel channel, Subsurface ground, IReadOnlyList<(double East, double North)> places)
    {
        (_channel, _ground, _bank, _deepestM) = (channel, ground, WaveletBank.Of(channel), channel.DeepestM);
        _rocks = ground.RocksWithin(MapBounds.Around(places, BeamTangent * channel.AntennaHeightM, BeamTangent), _deepestM);
    }

    /// <summary>The rocks whose echoes may be heard from one of the places.</summary>
    public IReadOnlyList<BuriedRock> Rocks => _rocks;

    /// <summary>Adds the echo at a place to a trace whose time zero lies at a sample.</summary>
    public void Add(Span<float> trace, double east, double north, double zeroSample)
    {
        var column = _ground.ColumnAt(east, north);
        Mirrors(trace, column, zeroSample);
        foreach (var rock in _rocks)
        {
            var (dx, dy) = (rock.East - east, rock.North - north);
            var (aside, deep) = ((dx * dx) + (dy * dy), rock.DepthM + _channel.AntennaHeightM);
            if (aside < BeamTangent * BeamTangent * deep * deep)
            {
                Stone(trace, rock, column, Math.Sqrt(aside), zeroSample);
            }
        }
    }

    /// <summary>The way from the antenna to a depth below the surface, so many metres aside.</summary>
    public RayPath PathTo(double depthM, double offsetM, ReadOnlySpan<double> column)
    {
        var count = column.Length + 2;
        var stack = new RayPath.Stack(stackalloc double[count], stackalloc double[count], stackalloc double[count]);
        if (_channel.AntennaHeightM > 0)
        {
            stack.Add(_channel.AntennaHeightM, 1, 0);
        }

        var above = 0.0;
        for (var i = 0; above < depthM; i++)
        {
            var below = i < column.Length ? Math.Min(column[i], depthM) : depthM;
            stack.Add(below - above, Math.Sqrt(_ground.Layers[i].Permittivity), _ground.Layers[i].LossTangent);
            above = below;
        }

        return stack.To(offsetM);
    }

    void Mirrors(Span<float> trace, double[] column, double zeroSample)
    {
        var through = 1.0; // what is left of the field after the boundaries above, there and back
        for (var boundary = -1; boundary < column.Length; boundary++)
        {
            var (above, below) = (boundary < 0 ? 1 : _ground.Layers[boundary].Permittivity, _ground.Layers[boundary + 1].Permittivity);
            var depth = boundary < 0 ? 0 : column[boundary];
            var reflection = GroundLayer.Fresnel(above, below);
            if (depth > _deepestM || (boundary < 0 && _channel.AntennaHeightM == 0))
            {
                continue;
            }

            var path = PathTo(depth, 0, column);
            _bank.Add(trace, zeroSample + (path.TwoWayNs / _channel.SamplingNs), path.LossNs, through * reflection * Coherence(boundary, above) / (2 * path.LengthM));
            through *= 1 - (reflection * reflection);
        }
    }

    // Rayleigh's roughness factor, exp(−2 (k σ)²): a rough boundary is a mirror for long waves only.
    double Coherence(int boundary, double permittivityAbove)
    {
        var phase = boundary < 0 ? 0 : _channel.WavesPerM(permittivityAbove) * _ground.Layers[boundary].RoughnessM;
        return Math.Exp(-2 * phase * phase);
    }

    void Stone(Span<float> trace, in BuriedRock rock, double[] column, double asideM, double zeroSample)
    {
        var path = PathTo(rock.DepthM, asideM, column);
        var layer = 0;
        while (layer < column.Length && column[layer] < rock.DepthM)
        {
            layer++;
        }

        var tangent = asideM / (BeamTangent * (rock.DepthM + _channel.AntennaHeightM));
        var beam = 1 - (tangent * tangent);
        var strength = rock.Strength(_channel.WavesPerM(_ground.Layers[layer].Permittivity)) * beam * beam / (path.LengthM * path.LengthM);
        _bank.Add(trace, zeroSample + (path.TwoWayNs / _channel.SamplingNs), path.LossNs, strength);
    }
}
