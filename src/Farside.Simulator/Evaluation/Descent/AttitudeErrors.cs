using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Simulator.Evaluation.Descent;

/// <summary>Where pixels look by the track against where they look: the heading that all frames share, and how far each is tilted.</summary>
sealed class AttitudeErrors : ITrackQuantity
{
    public const string Heading = "descent: heading, mean error";
    public const string HeadingWithin = "descent: heading within the descent, RMS";
    public const string Tilt = "descent: tilt, RMS";

    public IReadOnlyList<string> Quantities => [Heading, HeadingWithin, Tilt];

    public IEnumerable<TrackFinding> Measure(TrackCase track)
    {
        var (judged, of) = (track.Judged.Count, track.Truth.Count(frame => frame.IsMoving));
        if (judged == 0)
        {
            yield break;
        }

        var headings = track.Judged.Select(frame => RotationFit.HeadingDeg(frame.Turn)).ToList();
        var mean = track.HeadingDeg;
        yield return new(Heading, "", Math.Abs(mean), judged, of);
        yield return new(HeadingWithin, "", Math.Sqrt(headings.Average(heading => Square(Wrapped(heading - mean)))), judged, of);
        yield return new(Tilt, "", Math.Sqrt(track.Judged.Average(frame => Square(RotationFit.TiltDeg(frame.Turn)))), judged, of);
    }

    static double Wrapped(double degrees) => degrees - (360 * Math.Round(degrees / 360));

    static double Square(double x) => x * x;
}
