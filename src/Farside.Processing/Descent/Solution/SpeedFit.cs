using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Adjustment;

namespace Farside.Processing.Descent.Solution;

/// <summary>Speeds of all frames, places of those whose picture says nothing, and when motion ends.</summary>
sealed class SpeedFit(DescentPriors priors, SolvedFrame?[] frames, double[][,] own)
{
    /// <summary>How fast a lander's attitude wanders from where its neighbours lead, radians a second.</summary>
    const double SwingRad = 0.01;

    const double MostSwingRad = 0.1;

    public double? TouchdownS { get; private set; }

    public double? TouchdownSigmaS { get; private set; }

    public void Run()
    {
        var solved = Enumerable.Range(0, frames.Length).Where(frame => frames[frame] is not null).ToList();
        if (solved.Count < 3)
        {
            return;
        }

        Touchdown(solved);
        var moving = Enumerable.Range(0, frames.Length).Where(frame => frame >= solved[0] && frame <= solved[^1] && !IsAtRest(frame)).ToList();
        Move(moving);
        foreach (var frame in solved.Where(IsAtRest))
        {
            frames[frame] = frames[frame]! with { VelocityMs = (0, 0, 0), VelocitySigmaMs = (0, 0, 0) };
        }
    }

    bool IsAtRest(int frame) => priors.IsAtRest(frame);

    // Between the last frame that moves and the first that stands: there, where the last speed leads to the rest's height.
    void Touchdown(List<int> solved)
    {
        var rest = solved.Find(IsAtRest) is var first && IsAtRest(first) ? first : -1;
        var still = Enumerable.Range(0, frames.Length).FirstOrDefault(IsAtRest, -1);
        var before = rest < 0 ? [] : solved.Where(frame => frame < still && frames[frame]!.IsSolved).TakeLast(2).ToList();
        if (before.Count < 2)
        {
            return;
        }

        var (a, b) = (before[0], before[1]);
        var (from, to) = (priors.Seconds[b], priors.Seconds[still]);
        var speed = (Height(a) - Height(b)) / (priors.Seconds[b] - priors.Seconds[a]);
        var led = speed > 0 ? from + ((Height(b) - Height(rest)) / speed) : to;
        TouchdownS = Math.Clamp(led, from, to);
        TouchdownSigmaS = (to - from) / Math.Sqrt(12);
    }

    double Height(int frame) => frames[frame]!.Pose.Origin.Z;

    void Move(List<int> moving)
    {
        // Touchdown itself is a place that is known, once.
        var rest = TouchdownS is not null ? Enumerable.Range(0, frames.Length).First(frame => IsAtRest(frame) && frames[frame] is not null) : -1;
        var seconds = moving.Select(frame => priors.Seconds[frame]).ToList();
        if (rest >= 0)
        {
            seconds.Add(Math.Max(TouchdownS!.Value, seconds[^1] + 1e-3));
        }

        var axes = new (double Place, double Speed, double PlaceVariance, double SpeedVariance)[3][];
        Parallel.For(0, 3, axis =>
        {
            var (places, variances) = (new double[seconds.Count], new double[seconds.Count]);
            for (var i = 0; i < moving.Count; i++)
            {
                var frame = frames[moving[i]];
                (places[i], variances[i]) = frame is { IsSolved: true } ? (Of(frame, axis), own[moving[i]][3 + axis, 3 + axis]) : (double.NaN, 0);
            }

            if (rest >= 0)
            {
                var blur = axis == 2 ? 2 * TouchdownSigmaS!.Value : 0.1;
                (places[^1], variances[^1]) = (Of(frames[rest]!, axis), blur * blur);
            }

            axes[axis] = Motion.Smooth(seconds, places, variances);
        });
        for (var i = 0; i < moving.Count; i++)
        {
            Set(moving[i], axes[0][i], axes[1][i], axes[2][i]);
        }
    }

    static double Of(SolvedFrame frame, int axis) => axis == 0 ? frame.Pose.Origin.X : axis == 1 ? frame.Pose.Origin.Y : frame.Pose.Origin.Z;

    void Set(int at, (double Place, double Speed, double PlaceVariance, double SpeedVariance) east, (double Place, double Speed, double PlaceVariance, double SpeedVariance) north, (double Place, double Speed, double PlaceVariance, double SpeedVariance) up)
    {
        var frame = frames[at] is { IsSolved: true } placed ? placed : Between(at, new(east.Place, north.Place, up.Place), [east.PlaceVariance, north.PlaceVariance, up.PlaceVariance]);
        if (frame is null)
        {
            return;
        }

        // A speed is as wrong as the scale, and turns with the track's tilt and heading.
        var scale = Math.Sqrt(Math.Max(0, frame.Covariance.Matrix[5, 5])) / Math.Max(1e-9, Math.Abs(frame.Pose.Origin.Z));
        var turn = frame.Covariance.RotationRad;
        double Sigma(double speed, double variance, double across) => Math.Sqrt(variance + Math.Pow(scale * speed, 2) + across);
        frames[at] = frame with
        {
            VelocityMs = (east.Speed, north.Speed, up.Speed),
            VelocitySigmaMs = (
                Sigma(east.Speed, east.SpeedVariance, Math.Pow(turn.Z * north.Speed, 2) + Math.Pow(turn.Y * up.Speed, 2)),
                Sigma(north.Speed, north.SpeedVariance, Math.Pow(turn.Z * east.Speed, 2) + Math.Pow(turn.X * up.Speed, 2)),
                Sigma(up.Speed, up.SpeedVariance, Math.Pow(turn.Y * east.Speed, 2) + Math.Pow(turn.X * north.Speed, 2))),
        };
    }

    // Place by the smooth motion, attitude by the way between the neighbours'.
    SolvedFrame? Between(int at, Point<SiteFrame> place, double[] variances)
    {
        var (before, after) = (Neighbour(at, -1), Neighbour(at, +1));
        if (before < 0 || after < 0)
        {
            return null;
        }

        var (a, b) = (frames[before]!, frames[after]!);
        var along = (priors.Seconds[at] - priors.Seconds[before]) / (priors.Seconds[after] - priors.Seconds[before]);
        var between = (M3.From(b.Pose.Rotation) * M3.From(a.Pose.Rotation).Transposed).Log();
        var rotation = M3.Exp(between * along) * M3.From(a.Pose.Rotation);
        var near = Math.Min(priors.Seconds[at] - priors.Seconds[before], priors.Seconds[after] - priors.Seconds[at]);
        var swing = Math.Pow(Math.Min(MostSwingRad, SwingRad * near) + (0.25 * between.Length * Math.Min(along, 1 - along) * 2), 2);
        return new(new(rotation.Orthonormal().ToRotation<SiteFrame, CameraFrame>(), place), Mixed(a.Covariance, b.Covariance, variances, swing), Mixed(a.Relative, b.Relative, variances, swing)) { Part = a.Part };
    }

    static PoseCovariance Mixed(PoseCovariance a, PoseCovariance b, double[] variances, double swing)
    {
        var sum = new double[6, 6];
        for (var i = 0; i < 6; i++)
        {
            sum[i, i] = Math.Max(a.Matrix[i, i], b.Matrix[i, i]) + (i < 3 ? swing : variances[i - 3]);
        }

        return new(sum);
    }

    int Neighbour(int at, int way)
    {
        for (var frame = at + way; frame >= 0 && frame < frames.Length; frame += way)
        {
            if (frames[frame] is { IsSolved: true })
            {
                return frame;
            }
        }

        return -1;
    }
}
