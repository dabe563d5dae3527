using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Core.Units;
using Farside.Processing.Numerics;

namespace Farside.Processing.Descent;

/// <summary>
/// Where the Sun stands over pictures of ground seen from above. Shading: on rough ground without a grain of its own, brightness varies with the slope towards the Sun, so its differences are
/// largest along the Sun's line: their mean products have the ratio 3 to 1 along and across. Slope of brightness: towards the side away from the Sun the phase angle falls and the ground is brighter, which tells the line's ends
/// apart. A lens's fall-off is even about its middle; what is uneven of it stands still while the ground turns.
/// </summary>
/// <remarks>
/// Sight from aside moves the line of shading, for brightness falls with the ground's turn to the camera as well; that is taken out with the Lunar-Lambert law (McEwen 1996, Lunar Planet. Sci. 27, 841).
/// The spread between frames gives the standard deviation; frames of nearly the same ground count as one.
/// </remarks>
public static class SunDirectionFinder
{
    const int Rounds = 4;
    const double FloorDeg = 1.5; // no ground is without a grain
    const double LoneAxisDeg = 4;
    // In logarithms of brightness over a root mean square of the field: what large slopes and bright soil do to a frame, and what an uneven lens does to all.
    const double RampSpread = 0.03;
    const double CosMostTilt = 0.97; // 14°
    const int LeastSteep = 3;
    const double UnevenLens = 0.02;

    /// <param name="frames">Useful frames, each with its turn against a common reference; heights differing by a quarter or more show different ground.</param>
    /// <param name="grey">A frame's linear samples; null where it cannot be read.</param>
    /// <param name="sunElevation">Over the site at that time.</param>
    /// <returns>In the reference's axes; null where no frame shows ground.</returns>
    public static SunDirection? Find(IReadOnlyList<SunFrame> frames, BrownCamera camera, Func<int, Raster<Linear>?> grey, Angle sunElevation, CancellationToken cancellation = default)
    {
        var seen = new List<(double TurnRad, SunEvidence Evidence)>();
        foreach (var frame in Steep(frames))
        {
            cancellation.ThrowIfCancellationRequested();
            if (grey(frame.Frame) is { } picture && SunShading.Read(picture, camera, frame.Down) is { } evidence)
            {
                seen.Add((frame.Turn.Radians, evidence));
            }
        }

        return seen.Count == 0 ? null : Joined(seen, sunElevation.Radians);
    }

    // Seen aslant, ground is finer across the sight than along it, which looks like a grain: such frames count only where there are no others.
    static IEnumerable<SunFrame> Steep(IReadOnlyList<SunFrame> frames)
    {
        var steep = frames.Where(frame => -frame.Down.Z > CosMostTilt).ToList();
        return steep.Count >= Math.Min(frames.Count, LeastSteep) ? steep : frames;
    }

    static SunDirection Joined(List<(double TurnRad, SunEvidence Evidence)> seen, double elevationRad)
    {
        var (rampX, rampY, rampSigma) = Ramp(seen);
        var rampRad = Math.Atan2(-rampX, -rampY); // the slope points away from the Sun
        var rampSigmaRad = Math.Min(Math.PI, rampSigma / Math.Max(1e-9, Math.Sqrt((rampX * rampX) + (rampY * rampY))));
        var (axisRad, axisSigmaRad) = Axis(seen, rampRad, elevationRad);

        // The end of the line that lies nearer to where the slope has the Sun, and both joined by their weights.
        var off = Math.IEEERemainder(rampRad - axisRad, Math.Tau);
        if (Math.Abs(off) > Math.PI / 2)
        {
            (axisRad, off) = (axisRad + Math.PI, Math.IEEERemainder(off - Math.PI, Math.Tau));
        }

        var signSigmas = Math.Sqrt((rampX * rampX) + (rampY * rampY)) * Math.Cos(off) / rampSigma;
        var (axisWeight, rampWeight) = (1 / (axisSigmaRad * axisSigmaRad), 1 / (rampSigmaRad * rampSigmaRad));
        var azimuth = axisRad + (off * rampWeight / (axisWeight + rampWeight));
        return new(Turned(azimuth), Angle.FromRadians(1 / Math.Sqrt(axisWeight + rampWeight)), signSigmas, Angle.FromRadians(axisSigmaRad), Turned(rampRad), Angle.FromRadians(rampSigmaRad), seen.Count);
    }

    static Angle Turned(double rad) => Angle.FromRadians((rad + (2 * Math.Tau)) % Math.Tau);

    // The line of shading, clockwise from the reference's upper edge; it bends with the sight from aside, which needs the Sun itself, so it is found in rounds.
    static (double Rad, double SigmaRad) Axis(List<(double TurnRad, SunEvidence Evidence)> seen, double startRad, double elevationRad)
    {
        var (azimuth, sigma) = (startRad, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var vectors = seen.Select(frame => Doubled(frame.Evidence, azimuth - frame.TurnRad, elevationRad, frame.TurnRad)).ToList();
            var (c, s) = (vectors.Average(v => v.C), vectors.Average(v => v.S));
            var axis = 0.5 * Math.Atan2(s, c);
            azimuth = Math.Abs(Math.IEEERemainder(axis - azimuth, Math.Tau)) > Math.PI / 2 ? axis + Math.PI : axis;
            sigma = AxisSigma(vectors, c, s);
        }

        return (azimuth, sigma);
    }

    static double AxisSigma(List<(double C, double S)> vectors, double c, double s)
    {
        const double Floor = FloorDeg * Math.PI / 180;
        var length = Math.Sqrt((c * c) + (s * s));
        if (vectors.Count < 3)
        {
            return LoneAxisDeg * Math.PI / 180 / Math.Sqrt(vectors.Count) * Math.Max(1, 0.3 / Math.Max(1e-9, length));
        }

        // Across the mean vector, which is twice the angle.
        var across = vectors.Average(v => Math.Pow(((v.S * c) - (v.C * s)) / length, 2));
        return Math.Sqrt((across / (vectors.Count - 1) / (4 * length * length)) + (Floor * Floor));
    }

    // How much stronger brightness varies along than across, as a vector of twice the azimuth, in the reference's axes.
    static (double C, double S) Doubled(SunEvidence evidence, double azimuthRad, double elevationRad, double turnRad)
    {
        var (c, s, trace) = (0.0, 0.0, 0.0);
        foreach (var cell in evidence.Cells)
        {
            // Azimuth runs from up to the right: with y up and x right, cos 2A goes with yy − xx and sin 2A with 2xy.
            var (along, cross) = (cell.YY - cell.XX, 2 * cell.XY);
            var back = 2 * (turnRad - Bent(cell, azimuthRad, elevationRad));
            var (sin, cos) = Math.SinCos(back);
            var weight = 1 / (cell.XX + cell.YY);
            (c, s, trace) = (c + (weight * ((along * cos) - (cross * sin))), s + (weight * ((along * sin) + (cross * cos))), trace + 1);
        }

        return (c / trace, s / trace);
    }

    // How far the sight from aside turns the line of shading away from the Sun's azimuth.
    static double Bent(SunCell cell, double azimuthRad, double elevationRad)
    {
        var (sunX, sunY) = (Math.Cos(elevationRad) * Math.Sin(azimuthRad), Math.Cos(elevationRad) * Math.Cos(azimuthRad));
        var (incidence, emission) = (Math.Sin(elevationRad), Math.Sqrt(Math.Max(0.01, 1 - (cell.X * cell.X) - (cell.Y * cell.Y))));
        var phaseDeg = Math.Acos(Math.Clamp((incidence * emission) - (sunX * cell.X) - (sunY * cell.Y), -1, 1)) * (180 / Math.PI);
        var lunar = Math.Max(0, 1 - (0.019 * phaseDeg) + (2.42e-4 * phaseDeg * phaseDeg) - (1.46e-6 * phaseDeg * phaseDeg * phaseDeg));
        var both = (incidence + emission) * (incidence + emission);
        var (bySun, byEye) = ((2 * lunar * emission / both) + 1 - lunar, -2 * lunar * incidence / both);
        var (x, y) = ((bySun * sunX) - (byEye * cell.X), (bySun * sunY) - (byEye * cell.Y)); // towards the eye is against the sight
        return Math.IEEERemainder(Math.Atan2(x, y) - azimuthRad, Math.Tau);
    }

    // Ground's slope in the reference's axes, with the lens's own unevenness, which stands still in the picture, told apart as far as the frames turn.
    static (double X, double Y, double Sigma) Ramp(List<(double TurnRad, SunEvidence Evidence)> seen)
    {
        var (normal, right) = (new double[4, 4], new double[4]);
        foreach (var (turn, evidence) in seen)
        {
            var (sin, cos) = Math.SinCos(turn);
            SymmetricSystem.AddRow(normal, right, [cos, -sin, 1, 0], evidence.RampX);
            SymmetricSystem.AddRow(normal, right, [sin, cos, 0, 1], evidence.RampY);
        }

        var prior = RampSpread * RampSpread / (UnevenLens * UnevenLens);
        normal[2, 2] += prior;
        normal[3, 3] += prior;
        var x = SymmetricSystem.Solve(normal, right)!;
        var squares = seen.Sum(frame => Squares(frame.Evidence, frame.TurnRad, x));
        var spread = Math.Max(RampSpread, Math.Sqrt(squares / Math.Max(1, (2 * seen.Count) - 2)));
        return (x[0], x[1], spread * Math.Sqrt(SymmetricSystem.Solve(normal, [1, 0, 0, 0])![0]));
    }

    static double Squares(SunEvidence evidence, double turnRad, double[] x)
    {
        var (sin, cos) = Math.SinCos(turnRad);
        var (right, up) = (evidence.RampX - ((cos * x[0]) - (sin * x[1]) + x[2]), evidence.RampY - ((sin * x[0]) + (cos * x[1]) + x[3]));
        return (right * right) + (up * up);
    }
}
