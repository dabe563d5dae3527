namespace Farside.Products.Recipes.Descent;

/// <summary>A track asked for a moment between its frames.</summary>
sealed class FlightLog(DescentTrack track)
{
    readonly DescentPose[] _known = [.. track.Frames.Where(frame => frame.HeightM is not null).OrderBy(frame => frame.Seconds)];

    public bool IsEmpty => _known.Length == 0;

    /// <summary>Seconds after index 0; null where the track does not say.</summary>
    public double? TouchdownS => track.TouchdownS;

    /// <summary>Standard deviation of all its lengths in common, as a share.</summary>
    public double ScaleSigma => track.Scale.SigmaShare;

    /// <summary>Heights against time, for a plot.</summary>
    public IEnumerable<(double Seconds, double HeightM)> Heights => _known.Select(frame => (frame.Seconds, frame.HeightM!.Value));

    /// <summary>Null before the track's first frame; after its last one, which stands on the ground, that frame's.</summary>
    public FlightNumbers? At(double seconds)
    {
        var after = After(seconds);
        if (after == _known.Length)
        {
            return after > 0 && TouchdownS <= seconds ? Between(_known[^1], _known[^1], 0) : null;
        }

        var b = _known[after];
        var a = after > 0 ? _known[after - 1] : b;
        return b.Seconds - seconds < 1e-6 ? Between(b, b, 0) : after > 0 ? Between(a, b, (seconds - a.Seconds) / (b.Seconds - a.Seconds)) : null;
    }

    // The first that is no earlier.
    int After(double seconds)
    {
        var (from, to) = (0, _known.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _known[middle].Seconds < seconds ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    static FlightNumbers Between(DescentPose a, DescentPose b, double share)
    {
        double? Mix(double? x, double? y) => x is { } from && y is { } to ? from + ((to - from) * share) : null;
        Measure? Speed(double? value, double? sigma) => value is { } number ? new(number, sigma, "m/s") : null;
        return new(
            new(Mix(a.HeightM, b.HeightM)!.Value, Mix(a.Sigma?.HeightM, b.Sigma?.HeightM), "m"),
            Speed(Mix(a.DescentMs, b.DescentMs), Mix(a.DescentSigmaMs, b.DescentSigmaMs)),
            Speed(Mix(a.HorizontalMs, b.HorizontalMs), Mix(a.HorizontalSigmaMs, b.HorizontalSigmaMs)));
    }
}
