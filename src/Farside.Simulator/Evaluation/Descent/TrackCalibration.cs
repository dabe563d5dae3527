using System.Globalization;

namespace Farside.Simulator.Evaluation.Descent;

/// <summary>
/// Whether stated sigmas are believed: the share of errors along and about east, north and up that lie inside two of them, of all frames in motion that state a pose. The scale is one draw that all
/// of them share, so it is put right first, and its sigma is judged by itself (<see cref="AltitudeErrors.Scale"/>). A track that takes its metres from a map claims them as they are.
/// </summary>
sealed class TrackCalibration : ITrackQuantity
{
    public const string Relative = "descent: errors inside 2 sigma after one scale factor";
    public const string Fewest = "descent: errors inside 2 sigma after one scale factor, fewest in a band of altitude";
    public const string Absolute = "descent: errors inside 2 sigma with a base map";

    static readonly string[] Names = ["east", "north", "up", "turn about east", "turn about north", "turn about up"];

    public IReadOnlyList<string> Quantities => [Relative, Fewest, Absolute];

    public IEnumerable<TrackFinding> Measure(TrackCase track)
    {
        var of = track.Truth.Count(frame => frame.IsMoving);
        if (OfShape(track) is { Count: > 0 } shape)
        {
            yield return new(Relative, "", Share(shape), shape.Count, of);
            yield return new(Fewest, "", Bands(shape).Min(band => band.Share), shape.Count, of);
        }

        if (AsItStands(track) is { Count: > 0 } whole)
        {
            yield return new(Absolute, "", Share(whole), whole.Count, of);
        }
    }

    public IEnumerable<(string Quantity, string Name)> Missed(TrackCase track) => [.. Parts(Relative, OfShape(track)), .. Parts(Absolute, AsItStands(track))];

    static List<Tally> OfShape(TrackCase track) => double.IsFinite(track.Scale) ? Tallies(track, track.Scale, frame => frame.Stated.Relative) : [];

    static List<Tally> AsItStands(TrackCase track) => track.Product.IsAbsolute ? Tallies(track, 1, frame => frame.Stated.Sigma) : [];

    // Of one frame: its height, and which of six errors lie inside.
    sealed record Tally(double HeightM, bool[] IsInside);

    static List<Tally> Tallies(TrackCase track, double scale, Func<TrackFrame, TrackSigma?> sigmaOf)
    {
        var tallies = new List<Tally>();
        foreach (var frame in track.Frames.Where(frame => frame.IsMoving))
        {
            if (sigmaOf(frame) is { } sigma)
            {
                var (place, turn) = frame.ErrorAt(scale);
                tallies.Add(new(frame.True.Z, [.. place.Zip(sigma.OriginM, (error, stated) => Inside(error, scale * stated)), .. turn.Zip(sigma.RotationDeg, Inside)]));
            }
        }

        return tallies;
    }

    static bool Inside(double error, double sigma) => Math.Abs(error) <= 2 * sigma;

    static double Share(IReadOnlyCollection<Tally> tallies) => tallies.Average(tally => tally.IsInside.Average(inside => inside ? 1.0 : 0));

    static IEnumerable<(string Name, double Share)> Bands(List<Tally> tallies) =>
        from band in AltitudeBand.All
        let held = tallies.FindAll(tally => band.Holds(tally.HeightM))
        where held.Count > 0
        select (band.Name, Share(held));

    // Where a share misses its bar: by component and by band.
    static IEnumerable<(string Quantity, string Name)> Parts(string quantity, List<Tally> tallies)
    {
        if (tallies.Count == 0 || BarBook.Of(quantity, "").Passes(Share(tallies)))
        {
            return [];
        }

        var components = Names.Select((name, i) => (name, Share: tallies.Average(tally => tally.IsInside[i] ? 1.0 : 0)));
        return components.Concat(Bands(tallies)).Select(part => (quantity, string.Create(CultureInfo.InvariantCulture, $"{part.Item1} {part.Item2:0.00}")));
    }
}
