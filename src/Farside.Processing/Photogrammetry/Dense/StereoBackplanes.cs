using System.Numerics;
using Farside.Core.Geometry;
using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>What stands behind each pixel besides its place: how the ground leans and how light falls on it. NaN where not known.</summary>
/// <param name="IncidenceDeg">From the normal to the Sun, degrees; above 90 the ground is turned away.</param>
/// <param name="EmissionDeg">From the normal to the eye, degrees.</param>
/// <param name="PhaseDeg">At the ground, from the Sun to the eye, degrees.</param>
/// <param name="SlopeDeg">From the upward direction to the normal, degrees.</param>
public sealed record StereoBackplanes(Raster<float> IncidenceDeg, Raster<float> EmissionDeg, Raster<float> PhaseDeg, Raster<float> SlopeDeg)
{
    /// <summary>A normal is that of the plane through a window of this angle to either side, radians: 5 cm across at 5 m, wide enough for the noise that a matching window's pixels share.</summary>
    public const double ReachRad = 0.005;

    /// <summary>Never fewer pixels to either side.</summary>
    const int LeastReach = 4;

    /// <summary>Of a window's pixels at least so many have a place.</summary>
    const double LeastShare = 0.5;

    /// <param name="toSun">Towards the Sun; null where that is not known.</param>
    /// <param name="focalLengthPx">Of the pixels that were matched.</param>
    /// <param name="step">Pixels from one that was matched to the next; the planes hold the pixels that were matched, of which the first is at <paramref name="step"/> / 2.</param>
    public static StereoBackplanes Of(StereoCloud cloud, Direction<SiteFrame>? toSun, double focalLengthPx, int threads, int step = 1)
    {
        var (width, height) = (Matched(cloud.Width, step), Matched(cloud.Height, step));
        var planes = new StereoBackplanes(new(width, height), new(width, height), new(width, height), new(width, height));
        var sun = toSun is { } there ? new Vector3((float)there.X, (float)there.Y, (float)there.Z) : new(float.NaN);
        Parallel.For(0, height, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new PlaneSums(cloud, step, ReachOf(focalLengthPx)), (y, _, sums) =>
        {
            planes.TakeRow(y, sums, sun);
            return sums;
        }, _ => { });
        return planes;
    }

    /// <summary>Pixels to either side of a window.</summary>
    public static int ReachOf(double focalLengthPx) => Math.Max(LeastReach, (int)Math.Round(ReachRad * focalLengthPx));

    /// <summary>Pixels of a side that were matched.</summary>
    public static int Matched(int side, int step) => (side - (step / 2) + step - 1) / step;

    void TakeRow(int y, PlaneSums sums, Vector3 sun)
    {
        sums.StartRow(y);
        for (var x = 0; x < SlopeDeg.Width; x++)
        {
            sums.StepTo(x);
            var toEye = sums.ToEye(x, y);
            var normal = float.IsNaN(toEye.X) ? toEye : sums.Normal(LeastShare);
            PhaseDeg[x, y] = Degrees(toEye, sun);
            IncidenceDeg[x, y] = Degrees(normal, sun);
            EmissionDeg[x, y] = Degrees(normal, toEye);
            SlopeDeg[x, y] = Degrees(normal, Vector3.UnitZ);
        }
    }

    static float Degrees(Vector3 a, Vector3 b) => float.RadiansToDegrees(MathF.Acos(Math.Clamp(Vector3.Dot(a, b), -1, 1)));
}
