namespace Farside.Processing.Descent.Levels;

/// <summary>
/// One brightness for a film whose camera chose its exposure frame by frame: each frame is multiplied so that its middle brightness follows a curve that is smooth in time
/// and stays near the film's own middle. A step of the exposure is taken out on both sides of it, not smeared over.
/// </summary>
public static class FilmLevels
{
    const double Reach = 3.5;

    /// <param name="levels">Median of each frame as a share of full scale; NaN or 0 for a frame that is not shown.</param>
    /// <param name="seconds">Of each frame in the film, rising.</param>
    /// <returns>What to multiply each frame by; 1 for one that is not shown.</returns>
    public static double[] Gains(IReadOnlyList<double> levels, IReadOnlyList<double> seconds, LevelOptions options)
    {
        if (levels.Count != seconds.Count)
        {
            throw new ArgumentException($"{levels.Count} levels at {seconds.Count} times.", nameof(seconds));
        }

        var logs = levels.Select(level => level > 0 ? Math.Log(level) : double.NaN).ToArray();
        var shown = logs.Where(double.IsFinite).Order().ToList();
        return shown.Count == 0
            ? [.. levels.Select(_ => 1.0)]
            : [.. logs.Select((log, i) => double.IsFinite(log) ? Gain(Smooth(logs, seconds, i, options.SmoothingS), log, shown[shown.Count / 2], options) : 1)];
    }

    /// <summary>
    /// How much brightness jumps from frame to frame: RMS of each frame's difference from the mean of its neighbours, as a share of the brightness. Slow change does not count.
    /// </summary>
    /// <param name="levels">Of frames that follow each other; NaN where one is left out.</param>
    public static double Flicker(IReadOnlyList<double> levels)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 1; i + 1 < levels.Count; i++)
        {
            var jump = (levels[i] - ((levels[i - 1] + levels[i + 1]) / 2)) / levels[i];
            (sum, count) = double.IsFinite(jump) ? (sum + (jump * jump), count + 1) : (sum, count);
        }

        return count == 0 ? double.NaN : Math.Sqrt(sum / count);
    }

    static double Gain(double smooth, double log, double middle, LevelOptions options)
    {
        var aim = middle + (options.SlowShare * (smooth - middle));
        return Math.Clamp(Math.Exp(aim - log), 1 / options.MostGain, options.MostGain);
    }

    static double Smooth(double[] logs, IReadOnlyList<double> seconds, int at, double sigmaS)
    {
        var (sum, weights) = (0.0, 0.0);
        for (var side = -1; side <= 1; side += 2)
        {
            for (var i = side < 0 ? at : at + 1; i >= 0 && i < logs.Length && Math.Abs(seconds[i] - seconds[at]) <= Reach * sigmaS; i += side)
            {
                var t = (seconds[i] - seconds[at]) / sigmaS;
                var weight = double.IsFinite(logs[i]) ? Math.Exp(-0.5 * t * t) : 0;
                (sum, weights) = (weight > 0 ? sum + (weight * logs[i]) : sum, weights + weight);
            }
        }

        return sum / weights;
    }
}
