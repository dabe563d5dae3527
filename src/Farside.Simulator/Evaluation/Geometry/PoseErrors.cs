using System.Globalization;
using Farside.Core.Geometry;

namespace Farside.Simulator.Evaluation.Geometry;

/// <summary>
/// Where pixels look by the product, against where they look: what all views share is heading and level of the sequence, what is left is each view's own.
/// </summary>
sealed class PoseErrors : IGeometryQuantity
{
    public const string Adjusted = "geometry: views adjusted";
    public const string Rms = "geometry: pointing within the sequence, RMS";
    public const string Greatest = "geometry: pointing within the sequence, greatest error";
    public const string Heading = "geometry: heading of the sequence";
    public const string Level = "geometry: level of the sequence";
    public const string Centre = "geometry: camera centres within the sequence, RMS";

    /// <summary>A view is expected to be tied when a neighbour sees so much of its picture's ground.</summary>
    const double TiedShare = 0.15;

    public IReadOnlyList<string> Quantities => [Adjusted, Rms, Greatest, Heading, Level, Centre];

    public IEnumerable<(string Quantity, double Value, int Judged, int Of)> Measure(GeometryCase geometry)
    {
        var (judged, of) = (geometry.Adjusted.Count, geometry.Product.Views.Count);
        if (Tied(geometry) is { Count: > 0 } expected)
        {
            yield return (Adjusted, expected.Count(view => view.IsAdjusted) / (double)expected.Count, expected.Count, of);
        }

        if (judged < 2)
        {
            yield break;
        }

        var motion = geometry.Motion!.Value;
        var angles = geometry.Adjusted.Select(view => PointingDeg(view, motion)).ToList();
        yield return (Rms, Math.Sqrt(angles.Average(angle => angle * angle)), judged, of);
        yield return (Greatest, angles.Max(), judged, of);
        yield return (Heading, Math.Abs(RotationFit.HeadingDeg(motion.Rotation)), judged, of);
        yield return (Level, RotationFit.TiltDeg(motion.Rotation), judged, of);
        yield return (Centre, 1000 * Math.Sqrt(geometry.Adjusted.Average(view => SquaredDistance(motion.MadeFromTrue * view.TruePose.Origin, view.MadePose.Origin))), judged, of);
    }

    public IEnumerable<(string Quantity, string Name)> Missed(GeometryCase geometry)
    {
        var motion = geometry.Motion;
        var turned = geometry.Adjusted.Count < 2 ? [] : geometry.Adjusted.Select(view => (view.Id, Deg: PointingDeg(view, motion!.Value)))
            .Where(view => !BarBook.Of(Greatest, "").Passes(view.Deg)).OrderByDescending(view => view.Deg)
            .Select(view => (Greatest, string.Create(CultureInfo.InvariantCulture, $"{view.Deg:0.000}° {view.Id}")));
        return [.. turned, .. Tied(geometry).Where(view => !view.IsAdjusted).Select(view => (Adjusted, view.Id))];
    }

    /// <summary>The rotation from where a view's pixels truly look, turned with its sequence, to where they are said to look.</summary>
    public static Rotation<SiteFrame, SiteFrame> Error(JudgedView view, CommonMotion motion) =>
        RotationFit.Between([.. view.Looks.Select(look => (motion.Rotation * look.True, look.Made))]);

    static double PointingDeg(JudgedView view, CommonMotion motion) => RotationFit.AngleDeg(Error(view, motion));

    static List<JudgedView> Tied(GeometryCase geometry) => geometry.Points is not { } points ? []
        : [.. Enumerable.Range(0, geometry.Views.Count).Where(at => Enumerable.Range(0, geometry.Views.Count).Any(other => points.Overlap(at, other) >= TiedShare)).Select(at => geometry.Views[at])];

    static double SquaredDistance(Point<SiteFrame> a, Point<SiteFrame> b) => ((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)) + ((a.Z - b.Z) * (a.Z - b.Z));
}
