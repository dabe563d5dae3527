using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Geometry;

namespace Farside.Simulator.Evaluation.Labels;

/// <summary>
/// Camera poses as they are read from the labels against the true ones: turned by how much, standing how far away, and whether a label's own view
/// vectors agree with the pose read from it.
/// </summary>
sealed class LabelPoseEvaluation : IEvaluation
{
    public const string Median = "label pointing, median error";
    public const string Greatest = "label pointing, greatest error";
    public const string Consistency = "label consistency, pose against its five vectors";
    public const string Place = "label place, greatest error";

    /// <summary>When so many labels of a camera state no pose, thousands more will not (the landing camera's never do).</summary>
    const int Patience = 20;

    public IReadOnlyList<string> Quantities => [Median, Greatest, Consistency, Place];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        var instruments = input.Truth.Shots().Where(shot => shot.SiteFromCamera is not null && !input.Truth.IsRuined(shot.Product)).GroupBy(InstrumentOf).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        if (instruments.Count == 0)
        {
            input.SayAbsent("label geometry (" + string.Join("; ", Quantities) + ")", "the truth holds no pose");
        }

        return instruments.SelectMany(instrument => Judge(input, instrument.Key, [.. instrument], cancel));
    }

    static IEnumerable<Finding> Judge(EvaluationInput input, string instrument, List<TrueShot> shots, CancellationToken cancel)
    {
        var errors = new List<Errors>();
        var opened = 0;
        foreach (var shot in input.Choose(shots))
        {
            cancel.ThrowIfCancellationRequested();
            if (opened++ == Patience && errors.Count == 0)
            {
                break;
            }

            if (input.TryRead(shot.Product, () => Compare(input, shot)) is { } found)
            {
                errors.Add(found);
            }
        }

        if (errors.Count == 0)
        {
            input.SayAbsent($"label geometry, {instrument}", "none of its labels states a pose");
        }

        return errors.Count == 0 ? [] : Found(instrument, errors, shots.Count);
    }

    static IEnumerable<Finding> Found(string instrument, List<Errors> errors, int shots)
    {
        var angles = errors.ConvertAll(error => error.AngleDeg);
        angles.Sort();
        yield return new(Median, instrument, (angles[(angles.Count - 1) / 2] + angles[angles.Count / 2]) / 2, errors.Count, shots);
        yield return new(Greatest, instrument, angles[^1], errors.Count, shots);
        var residuals = errors.Where(error => error.ResidualDeg is not null).Select(error => error.ResidualDeg!.Value).ToList();
        if (residuals.Count > 0)
        {
            yield return new(Consistency, instrument, residuals.Max(), residuals.Count, shots);
        }

        var places = errors.Where(error => error.PlaceM is not null).Select(error => error.PlaceM!.Value).ToList();
        if (places.Count > 0)
        {
            yield return new(Place, instrument, places.Max(), places.Count, shots);
        }
    }

    static Errors? Compare(EvaluationInput input, TrueShot shot)
    {
        if (input.Entry(shot.Product) is not { LabelPath: not null } entry
            || MissionReader.ReadGeometry(input.Archive.OpenLabel(entry)) is not { SiteFromCamera: { } read } geometry)
        {
            return null;
        }

        var truth = shot.SiteFromCamera!.Value;
        double? place = geometry.Rover is { } stated ? shot.Rover is { } rover ? Distance(stated, rover) : null : Distance(read.Origin, truth.Origin);
        return new(AngleDeg(read.Rotation, truth.Rotation), geometry.Pointing?.ResidualDeg, place);
    }

    /// <summary>The one angle that turns one into the other, from the three axes' own angles: exact also when it is small.</summary>
    static double AngleDeg(Rotation<SiteFrame, CameraFrame> a, Rotation<SiteFrame, CameraFrame> b)
    {
        double dx = a.M11 - b.M11, dy = a.M12 - b.M12, dz = a.M13 - b.M13;
        double ex = a.M21 - b.M21, ey = a.M22 - b.M22, ez = a.M23 - b.M23;
        double fx = a.M31 - b.M31, fy = a.M32 - b.M32, fz = a.M33 - b.M33;

        // The Frobenius norm of the difference of two rotations is 2√2 sin(θ / 2).
        var norm = Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz) + (ex * ex) + (ey * ey) + (ez * ez) + (fx * fx) + (fy * fy) + (fz * fz));
        return 2 * Math.Asin(Math.Min(1, norm / Math.Sqrt(8))) * (180 / Math.PI);
    }

    static double Distance(Point<SiteFrame> a, Point<SiteFrame> b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)) + ((a.Z - b.Z) * (a.Z - b.Z)));

    static string InstrumentOf(TrueShot shot) => ProductName.TryParse(shot.Product, out var name) ? name.Instrument : "unknown camera";

    /// <param name="ResidualDeg">Null where the label states no vectors.</param>
    /// <param name="PlaceM">Null where the truth does not tell the place that the label states.</param>
    sealed record Errors(double AngleDeg, double? ResidualDeg, double? PlaceM);
}
