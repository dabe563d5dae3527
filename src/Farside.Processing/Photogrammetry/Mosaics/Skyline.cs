using Farside.Core.Geometry;
using Farside.Core.Units;
using Farside.Processing.Photogrammetry.Mosaics.Photometry;

namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>
/// How level a panorama's sky ends: elevation = mean + a · sin(azimuth) + b · cos(azimuth), by least squares with Huber's weights, so that a mast or a peak bends little. A wave once around is a
/// tilt of the picture, or of the hills: what they share cannot be told apart, and the rest of the hills is the RMS.
/// </summary>
/// <param name="Tilt">√(a² + b²).</param>
/// <param name="Towards">Azimuth in which the skyline stands highest.</param>
/// <param name="Mean">Elevation of the fitted level.</param>
/// <param name="Rms">Root mean square of the skyline's distances from the wave: hills.</param>
/// <param name="Span">Azimuth that has a skyline.</param>
/// <param name="Columns">Places where it was seen.</param>
public sealed record Skyline(Angle Tilt, Angle Towards, Angle Mean, Angle Rms, Angle Span, int Columns)
{
    const int Rounds = 20;
    const double Huber = 1.345;
    const double LeastDeviationRad = 1e-5;
    const int FewestColumns = 60;
    const double LeastSpanRad = 2 * Math.PI / 3;

    /// <summary>Null where too little of the turn has a skyline: less than a third, a wave is not to be told from a slope.</summary>
    /// <param name="edge">Where the sky ends, in even steps of azimuth; columns without sky left out.</param>
    /// <param name="stepRad">From one column that was looked at to the next, radians.</param>
    public static Skyline? Of(IReadOnlyList<Direction<SiteFrame>> edge, double stepRad)
    {
        if (edge.Count < FewestColumns || edge.Count * stepRad < LeastSpanRad)
        {
            return null;
        }

        var places = edge.Select(ray => (Azimuth: Math.Atan2(ray.X, ray.Y), Elevation: Math.Asin(Math.Clamp(ray.Z, -1, 1)))).ToList();
        var wave = new double[3];
        for (var round = 0; round < Rounds; round++)
        {
            wave = Fit(places, wave);
        }

        var rms = Math.Sqrt(places.Average(place => Math.Pow(place.Elevation - At(wave, place.Azimuth), 2)));
        return new(
            Angle.FromRadians(Math.Sqrt((wave[1] * wave[1]) + (wave[2] * wave[2]))), Angle.FromRadians((Math.Atan2(wave[1], wave[2]) + (2 * Math.PI)) % (2 * Math.PI)),
            Angle.FromRadians(wave[0]), Angle.FromRadians(rms), Angle.FromRadians(edge.Count * stepRad), edge.Count);
    }

    static double[] Fit(List<(double Azimuth, double Elevation)> places, double[] before)
    {
        var equations = new NormalEquations(3);
        var reach = Huber * Deviation(places, before);
        foreach (var (azimuth, elevation) in places)
        {
            var weight = Math.Min(1, reach / Math.Max(LeastDeviationRad, Math.Abs(elevation - At(before, azimuth))));
            equations.Add([0, 1, 2], [1, Math.Sin(azimuth), Math.Cos(azimuth)], elevation, weight);
        }

        return equations.Solve();
    }

    // 1.4826 medians are a standard deviation for normal errors; hills are no such thing, but of the same size.
    static double Deviation(List<(double Azimuth, double Elevation)> places, double[] wave)
    {
        double[] sizes = [.. places.Select(place => Math.Abs(place.Elevation - At(wave, place.Azimuth))).Order()];
        return Math.Max(LeastDeviationRad, 1.4826 * sizes[sizes.Length / 2]);
    }

    static double At(double[] wave, double azimuth) => wave[0] + (wave[1] * Math.Sin(azimuth)) + (wave[2] * Math.Cos(azimuth));
}
