using Farside.Core.Geometry;

namespace Farside.Simulator.Evaluation.Geometry;

/// <summary>The two eyes of one pointing as the product has them against how they stood: how far apart, and how one is turned against the other.</summary>
sealed class RigErrors : IGeometryQuantity
{
    public const string Baseline = "geometry: baseline of the rig";
    public const string Turn = "geometry: turn of the rig";

    public IReadOnlyList<string> Quantities => [Baseline, Turn];

    public IEnumerable<(string Quantity, double Value, int Judged, int Of)> Measure(GeometryCase geometry)
    {
        var pairs = Pairs(geometry.Adjusted);
        if (pairs.Count == 0)
        {
            yield break;
        }

        if (geometry.Product.BaselineM is { } stated)
        {
            yield return (Baseline, 1000 * Math.Abs(stated - pairs.Average(pair => Distance(pair.Left.TruePose.Origin, pair.Right.TruePose.Origin))), pairs.Count, pairs.Count);
        }

        var motion = geometry.Motion!.Value;
        yield return (Turn, Math.Sqrt(pairs.Average(pair => Math.Pow(TurnDeg(pair.Left, pair.Right, motion), 2))), pairs.Count, pairs.Count);
    }

    // Both errors are turns of the site's axes: what the eyes share drops out.
    static double TurnDeg(JudgedView left, JudgedView right, CommonMotion motion) =>
        RotationFit.AngleDeg(PoseErrors.Error(right, motion).Then(PoseErrors.Error(left, motion).Inverse()));

    static List<(JudgedView Left, JudgedView Right)> Pairs(IReadOnlyList<JudgedView> views)
    {
        var right = views.Where(view => view.Eye == "R").GroupBy(view => view.Pointing).ToDictionary(group => group.Key, group => group.First());
        return [.. views.Where(view => view.Eye == "L" && right.ContainsKey(view.Pointing)).Select(left => (left, right[left.Pointing]))];
    }

    static double Distance(Point<SiteFrame> a, Point<SiteFrame> b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)) + ((a.Z - b.Z) * (a.Z - b.Z)));
}
