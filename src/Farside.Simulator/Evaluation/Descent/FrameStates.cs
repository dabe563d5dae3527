namespace Farside.Simulator.Evaluation.Descent;

/// <summary>Which frames a track places, and whether it knows where the lander stands still.</summary>
sealed class FrameStates : ITrackQuantity
{
    public const string Solved = "descent: frames in motion above 10 m that are solved";
    public const string SettledPrecision = "descent: settled frames, precision";
    public const string SettledRecall = "descent: settled frames, recall";

    /// <summary>Below, dust may hide the ground.</summary>
    const double LowestM = 10;

    /// <summary>The first frames are white until the exposure has settled.</summary>
    const int WhiteFrames = 7;

    public IReadOnlyList<string> Quantities => [Solved, SettledPrecision, SettledRecall];

    public IEnumerable<TrackFinding> Measure(TrackCase track)
    {
        var solved = track.Frames.Where(frame => frame.Stated.IsSolved).Select(frame => frame.Stated.Id).ToHashSet(StringComparer.Ordinal);
        var expected = track.Truth.Skip(WhiteFrames).Where(frame => frame.IsMoving && frame.HeightM >= LowestM).ToList();
        if (expected.Count > 0)
        {
            yield return new(Solved, "", expected.Count(frame => solved.Contains(frame.Name)) / (double)expected.Count, expected.Count, track.Truth.Count);
        }

        var said = track.Product.Frames.Where(frame => frame.State == "settled" || frame.IsStill).Select(frame => frame.Id).ToHashSet(StringComparer.Ordinal);
        var score = new Score();
        foreach (var frame in track.Truth)
        {
            score.Add(said.Contains(frame.Name), !frame.IsMoving);
        }

        if (score.HasPrecision)
        {
            yield return new(SettledPrecision, "", score.Precision, score.Judged, track.Truth.Count);
        }

        if (score.HasRecall)
        {
            yield return new(SettledRecall, "", score.Recall, score.Judged, track.Truth.Count);
        }
    }
}
