using Farside.Core.Geometry;
using Farside.Simulator.Evaluation.Geometry;

namespace Farside.Tests.Simulator.Evaluation.Geometry;

public sealed class TrueGroundTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3.3, -7.9)]
    [InlineData(-20.6, 11.2)]
    public void Heights_are_found_where_their_map_says_they_lie(double east, double north)
    {
        SmallSequence.WriteHeights(_folder["heights.tif"], 400, 0.125);

        Assert.Equal(SmallSequence.HeightAt(east, north), HeightMap.Read(_folder["heights.tif"]).HeightAt(east, north), 1e-3);
        Assert.Equal(double.NaN, HeightMap.Read(_folder["heights.tif"]).HeightAt(26, 0));
    }

    [Fact]
    public void A_map_without_a_place_is_refused()
    {
        Farside.Formats.Tiff.TiffWriter.Write(_folder["heights.tif"], new(4, 4, 1, Farside.Core.Rasters.SampleKind.Float32), new());

        Assert.Contains("expected one plane of float heights with a place", Assert.Throws<Farside.Simulator.SimulationException>(() => HeightMap.Read(_folder["heights.tif"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.3, 0, 0)]
    [InlineData(0, 0, -0.4)]
    [InlineData(0.02, -0.05, 0.03)]
    public void Directions_that_were_turned_tell_their_turn(double x, double y, double z)
    {
        var turn = RotationFit.Turn([x, y, z]);
        Direction<SiteFrame>[] directions = [Direction<SiteFrame>.Normalised(1, 0, 0.1), Direction<SiteFrame>.Normalised(0.9, 0.3, 0), Direction<SiteFrame>.Normalised(0.8, -0.2, -0.2)];

        var found = RotationFit.Between([.. directions.Select(direction => (direction, turn * direction))]);

        Assert.Equal(0, RotationFit.AngleDeg(found.Then(turn.Inverse())), 1e-9);
        Assert.Equal(Math.Sqrt((x * x) + (y * y) + (z * z)) * 180 / Math.PI, RotationFit.AngleDeg(found), 1e-9);
    }

    [Fact]
    public void A_turn_about_the_vertical_is_heading_and_any_other_is_tilt()
    {
        Assert.Equal((10, 0), (Math.Round(RotationFit.HeadingDeg(RotationFit.Turn([0, 0, Math.PI / 18])), 9), Math.Round(RotationFit.TiltDeg(RotationFit.Turn([0, 0, Math.PI / 18])), 9)));
        Assert.Equal((0, 10), (Math.Round(RotationFit.HeadingDeg(RotationFit.Turn([Math.PI / 18, 0, 0])), 9), Math.Round(RotationFit.TiltDeg(RotationFit.Turn([Math.PI / 18, 0, 0])), 9)));
    }
}
