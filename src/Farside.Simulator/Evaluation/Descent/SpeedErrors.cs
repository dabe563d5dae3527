namespace Farside.Simulator.Evaluation.Descent;

/// <summary>Stated speeds, once the one scale factor is put right, against differences of true places.</summary>
sealed class SpeedErrors : ITrackQuantity
{
    public const string Down = "descent: speed of descent, RMS error";
    public const string Over = "descent: speed over ground, RMS error";

    public IReadOnlyList<string> Quantities => [Down, Over];

    public IEnumerable<TrackFinding> Measure(TrackCase track)
    {
        var of = track.Truth.Count(frame => frame.IsMoving);
        var known = track.Judged.Where(frame => frame.TrueSpeed is not null).ToList();
        var down = known.Where(frame => frame.Stated.DescentMs is not null).Select(frame => (track.Scale * frame.Stated.DescentMs!.Value) - frame.TrueSpeed!.Value.Down).ToList();
        if (down.Count > 0)
        {
            yield return new(Down, "", Rms(down), down.Count, of);
        }

        var over = known.Where(frame => frame.Stated.HorizontalMs is not null).Select(frame => (track.Scale * frame.Stated.HorizontalMs!.Value) - frame.TrueSpeed!.Value.Over).ToList();
        if (over.Count > 0)
        {
            yield return new(Over, "", Rms(over), over.Count, of);
        }
    }

    static double Rms(List<double> errors) => Math.Sqrt(errors.Average(error => error * error));
}
