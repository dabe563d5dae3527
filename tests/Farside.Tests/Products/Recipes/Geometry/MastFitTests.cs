using Farside.Core.Geometry;
using Farside.Products.Recipes.Geometry;

namespace Farside.Tests.Products.Recipes.Geometry;

public sealed class MastFitTests
{
    static readonly Point<SiteFrame> Pivot = new(0.09, 0.13, 2.19);
    static readonly Point<CameraFrame> Lever = new(-0.135, 0.05, -0.085);

    [Fact]
    public void Pivot_and_lever_are_found_from_places_that_move_with_the_turns()
    {
        var fit = MastFit.Of([.. Enumerable.Range(0, 20).Select(i => Turned(i * 18, i % 3 * -15))]);

        Assert.NotNull(fit);
        Assert.Equal(Pivot.Z, fit.Value.Pivot.Z, 4);
        Assert.Equal(Lever.X, fit.Value.Lever.X, 4);
        Assert.Equal(Lever.Z, fit.Value.Lever.Z, 4);
    }

    [Fact]
    public void Places_that_never_move_tell_of_no_mast() =>
        Assert.Null(MastFit.Of([.. Enumerable.Range(0, 5).Select(i => Turned(i * 18, 0) with { Origin = Pivot })]));

    [Fact]
    public void A_ring_at_one_pitch_still_gives_the_cameras_places()
    {
        Pose<SiteFrame, CameraFrame>[] ring = [.. Enumerable.Range(0, 20).Select(i => Turned(i * 18, -15))];

        var (pivot, lever) = MastFit.Of(ring)!.Value;

        Assert.All(ring, pose =>
        {
            var place = (pose with { Origin = pivot }) * lever;
            Assert.Equal(pose.Origin.X, place.X, 4);
            Assert.Equal(pose.Origin.Y, place.Y, 4);
            Assert.Equal(pose.Origin.Z, place.Z, 4);
        });
    }

    static Pose<SiteFrame, CameraFrame> Turned(double azimuth, double elevation)
    {
        var rotation = Looking.FromDegrees(azimuth, elevation, 0).ToRotation();
        return new(rotation, new Pose<SiteFrame, CameraFrame>(rotation, Pivot) * Lever);
    }
}
