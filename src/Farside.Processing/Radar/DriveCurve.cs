using Farside.Core.Geometry;
using Farside.Core.Measurements;

namespace Farside.Processing.Radar;

/// <summary>The way between two navigation fixes: a cubic that leaves and arrives in the directions the rover headed, walked at one speed.</summary>
sealed class DriveCurve
{
    const int Steps = 64;
    const double MostTurnRad = Math.PI / 3; // off the straight way: more is a turn on the spot, before or after the drive

    readonly Point<SiteFrame>[] _points;
    readonly double[] _alongM;

    DriveCurve(Point<SiteFrame>[] points)
    {
        (_points, _alongM) = (points, new double[points.Length]);
        for (var i = 1; i < points.Length; i++)
        {
            _alongM[i] = _alongM[i - 1] + DriveWay.Length(points[i - 1], points[i]);
        }
    }

    public double LengthM => _alongM[^1];

    /// <param name="from">A trace with a place; its yaw is clockwise from north.</param>
    public static DriveCurve Of(Trace from, Trace to)
    {
        var (a, b) = (from.Position!.Value, to.Position!.Value);
        var (east, north) = (b.X - a.X, b.Y - a.Y);
        var (leaves, arrives) = (Heading(from, east, north), Heading(to, east, north));
        var points = new Point<SiteFrame>[Steps + 1];
        for (var i = 0; i <= Steps; i++)
        {
            // Hermite's cubic: both places, and at each the way's direction with the straight way's length.
            var t = i / (double)Steps;
            var (second, first, last) = ((3 * t * t) - (2 * t * t * t), (t * t * t) - (2 * t * t) + t, (t * t * t) - (t * t));
            points[i] = new(
                a.X + (second * east) + (first * leaves.East) + (last * arrives.East),
                a.Y + (second * north) + (first * leaves.North) + (last * arrives.North), double.Lerp(a.Z, b.Z, t));
        }

        return new(points);
    }

    /// <summary>The place after a share of the way.</summary>
    public Point<SiteFrame> At(double share)
    {
        var along = share * LengthM;
        var next = Math.Clamp(Array.FindIndex(_alongM, metres => metres >= along), 1, Steps);
        var step = _alongM[next] - _alongM[next - 1];
        return DriveWay.Between(_points[next - 1], _points[next], step > 0 ? Math.Clamp((along - _alongM[next - 1]) / step, 0, 1) : 0);
    }

    static (double East, double North) Heading(Trace fix, double east, double north)
    {
        if (fix.AttitudeRad is not { } attitude)
        {
            return (east, north);
        }

        var (sin, cos) = Math.SinCos(attitude.Yaw);
        var length = Math.Sqrt((east * east) + (north * north));
        return (sin * east) + (cos * north) >= Math.Cos(MostTurnRad) * length ? (sin * length, cos * length) : (east, north);
    }
}
