namespace Farside.Simulator.Evaluation.Descent;

/// <summary>How well the place is known near a hundred metres, where a lander hovers and pictures of it are published with errors.</summary>
sealed class HoverErrors : ITrackQuantity
{
    public const string Level = "descent: place near 100 m after one scale factor, greatest horizontal error";
    public const string Height = "descent: place near 100 m after one scale factor, greatest vertical error";
    public const string AbsoluteLevel = "descent: place near 100 m with a base map, greatest horizontal error";
    public const string AbsoluteHeight = "descent: place near 100 m with a base map, greatest vertical error";

    const double LeastM = 80;
    const double MostM = 120;

    public IReadOnlyList<string> Quantities => [Level, Height, AbsoluteLevel, AbsoluteHeight];

    public IEnumerable<TrackFinding> Measure(TrackCase track)
    {
        var near = track.Judged.Where(frame => frame.True.Z is >= LeastM and <= MostM).ToList();
        var of = track.Truth.Count(frame => frame.IsMoving && frame.HeightM is >= LeastM and <= MostM);
        if (near.Count == 0)
        {
            yield break;
        }

        yield return new(Level, "", near.Max(frame => Aside(frame, track.Scale)), near.Count, of);
        yield return new(Height, "", near.Max(frame => Math.Abs(frame.ErrorAt(track.Scale).PlaceM[2])), near.Count, of);
        if (track.Product.IsAbsolute)
        {
            yield return new(AbsoluteLevel, "", near.Max(frame => Aside(frame, 1)), near.Count, of);
            yield return new(AbsoluteHeight, "", near.Max(frame => Math.Abs(frame.ErrorAt(1).PlaceM[2])), near.Count, of);
        }
    }

    static double Aside(TrackFrame frame, double scale)
    {
        var error = frame.ErrorAt(scale).PlaceM;
        return Math.Sqrt((error[0] * error[0]) + (error[1] * error[1]));
    }
}
