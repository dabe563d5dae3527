using Farside.Core.Geometry;

namespace Farside.Simulator.Evaluation.Geometry;

/// <summary>Each lens as the product has it, greatest error of all: its focal length, and where its pixels look once the best turn is taken off.</summary>
sealed class LensErrors : IGeometryQuantity
{
    public const string Focal = "geometry: focal length";
    public const string Rays = "geometry: rays of the lens, RMS";

    public IReadOnlyList<string> Quantities => [Focal, Rays];

    public IEnumerable<(string Quantity, double Value, int Judged, int Of)> Measure(GeometryCase geometry)
    {
        var lenses = geometry.Adjusted.GroupBy(view => view.Camera).Select(group => group.First()).ToList();
        if (lenses.Count == 0)
        {
            yield break;
        }

        yield return (Focal, lenses.Max(view => Math.Abs(view.Made.FocalLengthPx - view.True.FocalLengthPx)), lenses.Count, geometry.Product.Cameras.Count);
        yield return (Rays, lenses.Max(RaysPx), lenses.Count, geometry.Product.Cameras.Count);
    }

    static double RaysPx(JudgedView view)
    {
        var turn = RotationFit.Between(view.Looks);
        var madeFromSite = view.MadePose.Rotation.Inverse();
        var squares = JudgedView.Grid(view.True, across: 9, down: 7).Select(at =>
        {
            var look = madeFromSite * (turn * view.TrueRay(at.Column, at.Row));
            return view.Made.Project(new Point<CameraFrame>(look.X, look.Y, look.Z)) is { } there
                ? ((there.Column - at.Column) * (there.Column - at.Column)) + ((there.Row - at.Row) * (there.Row - at.Row)) : double.PositiveInfinity;
        });
        return Math.Sqrt(squares.Average());
    }
}
