using System.Globalization;

namespace Farside.Simulator.Evaluation.Terrain;

/// <summary>Ground between two distances from the nearest mast, metres.</summary>
readonly record struct DistanceRing(double FromM, double ToM)
{
    public static IReadOnlyList<DistanceRing> All { get; } = [new(2, 6), new(6, 12), new(12, 24), new(24, 40)];

    public bool Holds(double distanceM) => distanceM >= FromM && distanceM < ToM;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{FromM} to {ToM} m");
}
