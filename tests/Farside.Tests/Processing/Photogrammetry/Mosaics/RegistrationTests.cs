using Farside.Core.Geometry;
using Farside.Core.Units;
using Farside.Processing.Photogrammetry;
using Farside.Processing.Photogrammetry.Mosaics;
using Farside.Processing.Photogrammetry.Mosaics.Projections;

namespace Farside.Tests.Processing.Photogrammetry.Mosaics;

public sealed class RegistrationTests
{
    static readonly Point<SiteFrame> Eye = new(0, 0, 2);
    static readonly CylindricalProjection Cylinder = CylindricalProjection.Turn(Eye, 1280, default, Angle.FromDegrees(14), Angle.FromDegrees(-14));

    [Theory]
    [InlineData(0, 0.05)]
    [InlineData(0.5, 0.3)]
    public void Pointing_errors_show_as_shifts_along_the_seams(double errorDeg, double withinPx)
    {
        // Every second picture is believed to look to the right of where it did.
        var scene = new MadeScene { Views = MadeCameras.Ring(12) };
        View[] believed = [.. scene.Views.Select((view, i) => view with
        {
            SiteFromCamera = MadeCameras.Looking(((i + 0.3) * 30) + (i % 2 * errorDeg), 0, Eye),
        })];
        var plan = Mosaic.Plan(believed, Cylinder, scene.Ground, new() { TilePx = 256, Levels = 4 });
        var store = new MosaicPictureStore(plan, scene);
        var survey = Mosaic.Survey(store);
        var seams = Mosaic.Seams(survey, MosaicPhotometry.None(plan));
        var registration = Mosaic.Registration(store, MosaicPhotometry.None(plan), seams, mostPlaces: 60);

        Assert.InRange(registration.Shifts.Count, 12, 60);
        Assert.Equal(errorDeg * 1280 / 360, registration.MedianPx, withinPx);
        Assert.Equal(errorDeg * 1280 / 360, registration.Percentile90Px, 2 * withinPx);
    }

    [Fact]
    public void A_picture_s_outline_is_where_its_corners_look()
    {
        var views = MadeCameras.Ring(12, elevationDeg: -22);
        var footprint = Footprint.Of(views, 0, PlaneSurface.Level(0), perSide: 4);

        Assert.Equal(16, footprint.Sky.Count);
        Assert.Equal(16, footprint.Ground.Count);
        var corner = views[0].Ray(-0.5, -0.5);
        Assert.Equal(Math.Asin(corner.Z), footprint.Sky[0].Elevation.Radians, 9);
        Assert.All(footprint.Ground, point => Assert.Equal(0, point.Z, 9));
        // Its middle looks to 9°: the outline lies around it, part of it west of north.
        Assert.Contains(footprint.Sky, at => at.Azimuth.Degrees > 340);
        Assert.Contains(footprint.Sky, at => at.Azimuth.Degrees is > 25 and < 50);
    }

    [Fact]
    public void Ground_beyond_the_horizon_is_in_no_outline()
    {
        var footprint = Footprint.Of(MadeCameras.Ring(12), 3, PlaneSurface.Level(0), perSide: 8, mostM: 200);

        Assert.InRange(footprint.Ground.Count, 3, 31);
        Assert.All(footprint.Ground, point => Assert.InRange(Math.Sqrt((point.X * point.X) + (point.Y * point.Y)), 1, 200));
    }

    [Fact]
    public void Coverage_is_the_share_of_directions_that_some_picture_sees()
    {
        var scene = new MadeScene { Views = MadeCameras.Ring(5) };
        var plan = Mosaic.Plan(scene.Views, Cylinder, scene.Ground, new() { TilePx = 256, Levels = 4 });
        var survey = Mosaic.Survey(new(plan, scene));
        var coverage = MosaicCoverage.Of(survey, Mosaic.Seams(survey, MosaicPhotometry.None(plan)));

        // Five pictures of 2 atan(80/200) each.
        Assert.Equal(5 * 2 * Math.Atan(80 / 200.0) / (2 * Math.PI), coverage.CoveredShare, 0.02);
        Assert.Equal(0, coverage.RepeatedShare);
        Assert.Equal(coverage.CoveredShare, coverage.ViewShares.Sum(), 9);
    }
}
