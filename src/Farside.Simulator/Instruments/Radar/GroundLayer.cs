namespace Farside.Simulator.Instruments.Radar;

/// <summary>A layer of the ground.</summary>
/// <param name="BottomM">Mean depth of its lower boundary; infinite for the last.</param>
/// <param name="Permittivity">Relative, real part.</param>
/// <param name="LossTangent">Imaginary over real part of the permittivity; the same at all frequencies.</param>
/// <param name="RoughnessM">Root mean square of its lower boundary's roughness, which takes the mirror out of the reflection.</param>
/// <param name="RocksPerM3">Rocks in a cubic metre.</param>
/// <param name="LeastRockM">Radius of the smallest rock.</param>
/// <param name="LargestRockM">Radius of the largest.</param>
sealed record GroundLayer(double BottomM, double Permittivity, double LossTangent, double RoughnessM, double RocksPerM3 = 0, double LeastRockM = 0.1, double LargestRockM = 0.5)
{
    /// <summary>Nanoseconds for a metre, one way.</summary>
    public double NsPerM => Math.Sqrt(Permittivity) / LightMPerNs;

    public const double LightMPerNs = 0.299792458;

    /// <summary>Fresnel's reflection coefficient of the field at normal incidence, from one permittivity into another.</summary>
    public static double Fresnel(double from, double into)
    {
        var (n1, n2) = (Math.Sqrt(from), Math.Sqrt(into));
        return (n1 - n2) / (n1 + n2);
    }
}
