using Farside.Core.Time;
using Farside.Simulator.Terrain;

namespace Farside.Simulator.Instruments;

/// <summary>A radar drive: the rover goes its way with stops, and its navigation speaks up now and then.</summary>
sealed class LprDrive
{
    const double SpeedMPerS = 0.0535; // 3.6 cm between channel-2 traces
    const double FixEveryS = 64;

    readonly IReadOnlyList<(double X, double Y)> _path;
    readonly double[] _along;
    readonly Func<double, double, double> _groundM;

    /// <summary>Still, driving, still, driving, still: shares of the whole time.</summary>
    readonly double[] _turnsS;

    public LprDrive(IReadOnlyList<(double X, double Y)> path, Func<double, double, double> groundM, Epoch start, double durationS)
    {
        (_path, _groundM, Start, DurationS) = (path, groundM, start, durationS);
        _along = new double[path.Count];
        for (var i = 1; i < path.Count; i++)
        {
            _along[i] = _along[i - 1] + Math.Sqrt(Math.Pow(path[i].X - path[i - 1].X, 2) + Math.Pow(path[i].Y - path[i - 1].Y, 2));
        }

        LengthM = Math.Min(_along[^1], 0.62 * durationS * SpeedMPerS);
        var driving = LengthM / SpeedMPerS;
        var still = durationS - driving;
        _turnsS = [0.3 * still, (0.3 * still) + (0.45 * driving), (0.7 * still) + (0.45 * driving), (0.7 * still) + driving];
        var (x, y, z) = PlaceAt(0);
        Reference = (x - 0.431274, y + 0.287151, z + 0.051862);
    }

    public Epoch Start { get; }
    public double DurationS { get; }

    /// <summary>Metres driven.</summary>
    public double LengthM { get; }

    /// <summary>The reference point: east, north, up from the lander.</summary>
    public (double East, double North, double Up) Reference { get; }

    /// <summary>Seconds until navigation first says anything.</summary>
    public double FirstFixS => Math.Min(0.12 * DurationS, FixEveryS);

    public double AlongAt(double seconds) =>
        SpeedMPerS * (Math.Clamp(seconds - _turnsS[0], 0, _turnsS[1] - _turnsS[0]) + Math.Clamp(seconds - _turnsS[2], 0, _turnsS[3] - _turnsS[2]));

    /// <summary>East, north, up of the rover after so many metres.</summary>
    public (double East, double North, double Up) PlaceAt(double alongM)
    {
        var i = Math.Clamp(Array.FindLastIndex(_along, s => s <= alongM), 0, _path.Count - 2);
        var t = Math.Clamp((alongM - _along[i]) / Math.Max(1e-9, _along[i + 1] - _along[i]), 0, 1);
        var (x, y) = (Blend.Mix(_path[i].X, _path[i + 1].X, t), Blend.Mix(_path[i].Y, _path[i + 1].Y, t));
        return (x, y, _groundM(x, y));
    }

    /// <summary>What navigation holds at a time: relative to the reference point, north, east, down, and pitch, roll, yaw in radians; null before the first fix.</summary>
    public (float North, float East, float Down, float Pitch, float Roll, float Yaw)? FixAt(double seconds)
    {
        if (seconds < FirstFixS)
        {
            return null;
        }

        var fixedAt = FirstFixS + (Math.Floor((seconds - FirstFixS) / FixEveryS) * FixEveryS);
        var along = AlongAt(fixedAt);
        var (here, ahead) = (PlaceAt(along), PlaceAt(Math.Min(along + 0.6, _along[^1])));
        var before = PlaceAt(Math.Max(0, along - 0.6));
        var (dx, dy) = (ahead.East - before.East, ahead.North - before.North);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        var pitch = Math.Atan2(ahead.Up - before.Up, length);
        var roll = Math.Atan2(_groundM(here.East - (dy / length), here.North + (dx / length)) - _groundM(here.East + (dy / length), here.North - (dx / length)), 2);
        return ((float)(here.North - Reference.North), (float)(here.East - Reference.East), (float)(Reference.Up - here.Up),
            (float)pitch, (float)roll, (float)Math.Atan2(dx, dy));
    }
}
