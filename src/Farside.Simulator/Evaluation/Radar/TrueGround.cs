using System.Text.Json;

namespace Farside.Simulator.Evaluation.Radar;

/// <summary>Layers of the ground as the truth tells them: mean depths that rise and fall by plane waves.</summary>
sealed class TrueGround
{
    const double LightMPerNs = 0.299792458;

    readonly List<Wave> _site;
    readonly List<(double BottomM, double Permittivity, List<Wave> Waves)> _layers;

    TrueGround(List<Wave> site, List<(double, double, List<Wave>)> layers) => (_site, _layers) = (site, layers);

    /// <summary>share · sin(east · radPerMEast + north · radPerMNorth + phaseRad).</summary>
    readonly record struct Wave(double Share, double RadPerMEast, double RadPerMNorth, double PhaseRad)
    {
        public double At(double east, double north) => Share * Math.Sin((RadPerMEast * east) + (RadPerMNorth * north) + PhaseRad);
    }

    public static TrueGround Of(JsonElement ground)
    {
        static double Number(JsonElement of, string name) => of.Number(name) ?? double.NaN;
        static List<Wave> Waves(JsonElement of, string name) => [.. of.List(name).Select(wave => new Wave(Number(wave, "share"), Number(wave, "radPerMEast"), Number(wave, "radPerMNorth"), Number(wave, "phaseRad")))];
        return new(Waves(ground, "site"), [.. ground.List("layers").Where(layer => layer.Number("bottomM") is not null).Select(layer => (Number(layer, "bottomM"), Number(layer, "permittivity"), Waves(layer, "boundary")))]);
    }

    /// <summary>Depth of every boundary under a place, metres, and two-way time to it from the surface, ns; downwards.</summary>
    public IEnumerable<(double DepthM, double Ns)> At(double east, double north)
    {
        var (dip, above, ns) = (_site.Sum(wave => wave.At(east, north)), 0.0, 0.0);
        foreach (var (bottomM, permittivity, waves) in _layers)
        {
            var depth = bottomM * (1 + dip + waves.Sum(wave => wave.At(east, north)));
            ns += 2 * (depth - above) * Math.Sqrt(permittivity) / LightMPerNs;
            above = depth;
            yield return (depth, ns);
        }
    }
}
