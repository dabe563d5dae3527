using Farside.Core.Geometry;
using Farside.Core.Units;
using Farside.Processing.Photogrammetry.Mosaics.Projections;

namespace Farside.Tests.Processing.Photogrammetry.Mosaics;

public sealed class ProjectionTests
{
    static readonly Point<SiteFrame> Eye = new(1.5, -2, 2.2);

    static Angle Degrees(double degrees) => Angle.FromDegrees(degrees);

    public static TheoryData<string> Kinds => ["cylinder", "part of a cylinder", "sphere", "turn", "planet", "disc", "perspective", "up", "down", "west"];

    static EyeProjection Projection(string kind) => kind switch
    {
        "cylinder" => CylindricalProjection.Turn(Eye, 3600, Degrees(12), Degrees(10), Degrees(-40)),
        "part of a cylinder" => CylindricalProjection.Part(Eye, 700, Degrees(300), Degrees(45), Degrees(5), Degrees(-20)),
        "sphere" => EquirectangularProjection.Sphere(Eye, 2048, Degrees(180)),
        "turn" => EquirectangularProjection.Turn(Eye, 2000, Degrees(-90), Degrees(20), Degrees(-50)),
        "planet" => AzimuthalProjection.Disc(Eye, 900, AzimuthalKind.Stereographic, Degrees(120)) with { Up = Degrees(30) },
        "disc" => AzimuthalProjection.Disc(Eye, 900, AzimuthalKind.Equidistant, Degrees(170)),
        "perspective" => new PerspectiveProjection(MadeCameras.Camera, MadeCameras.Looking(200, -20, Eye)),
        "up" => Cubemap.Face(Eye, 256, CubeFace.Up),
        "down" => Cubemap.Face(Eye, 256, CubeFace.Down),
        _ => Cubemap.Face(Eye, 256, CubeFace.West),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_pixel_s_ray_falls_on_that_pixel(string kind)
    {
        var projection = Projection(kind);
        for (var k = 0; k < 400; k++)
        {
            var (column, row) = (k * 0.61803398875 % 1 * (projection.Width - 1), (k + 0.5) / 400 * (projection.Height - 1));
            if (projection.Look(column, row) is { } look)
            {
                var (x, y) = projection.Pixel(look)!.Value;
                Assert.True(Math.Abs(x - column) < 1e-9 && Math.Abs(y - row) < 1e-9, $"({column}, {row}) came back as ({x}, {y})");
                var (px, py) = projection.Pixel(new Point<SiteFrame>(Eye.X + (5 * look.X), Eye.Y + (5 * look.Y), Eye.Z + (5 * look.Z)))!.Value;
                Assert.True(Math.Abs(px - column) < 1e-9 && Math.Abs(py - row) < 1e-9);
            }
        }
    }

    [Theory]
    [InlineData(40, -100, 30, -75, 1, 0.3807224, -0.1263802)]
    public void The_little_planet_s_radius_is_Snyder_s_stereographic_example(
        double centreLatitude, double centreLongitude, double latitude, double longitude, double radius, double x, double y)
    {
        var projection = new AzimuthalProjection(Eye, 101, 1000, AzimuthalKind.Stereographic, Degrees(170));
        var fromCentre = DistanceRad(centreLatitude, centreLongitude, latitude, longitude);

        var (column, row) = projection.Pixel(FromNadir(fromCentre, azimuthRad: 0.7))!.Value;

        Assert.Equal(radius * Math.Sqrt((x * x) + (y * y)), Math.Sqrt(Math.Pow(column - 50, 2) + Math.Pow(row - 50, 2)) / 1000, 6);
    }

    [Theory]
    [InlineData(40, -100, -20, 100, 3, -5.8311398, 5.5444634)]
    public void The_equidistant_disc_s_radius_is_Snyder_s_example(
        double centreLatitude, double centreLongitude, double latitude, double longitude, double radius, double x, double y)
    {
        var projection = new AzimuthalProjection(Eye, 101, 1000, AzimuthalKind.Equidistant, Degrees(180));
        var fromCentre = DistanceRad(centreLatitude, centreLongitude, latitude, longitude);

        var (column, row) = projection.Pixel(FromNadir(fromCentre, azimuthRad: 2))!.Value;

        Assert.Equal(Math.Sqrt((x * x) + (y * y)), radius * Math.Sqrt(Math.Pow(column - 50, 2) + Math.Pow(row - 50, 2)) / 1000, 6);
    }

    [Fact]
    public void A_little_planet_has_the_nadir_in_its_middle_north_up_and_east_right()
    {
        var planet = AzimuthalProjection.Disc(Eye, 801, AzimuthalKind.Stereographic, Degrees(120));

        Assert.Equal((400.0, 400.0), planet.Pixel(new Direction<SiteFrame>(0, 0, -1)));
        var north = planet.Pixel(new Direction<SiteFrame>(0, 1, 0))!.Value;
        var east = planet.Pixel(new Direction<SiteFrame>(1, 0, 0))!.Value;
        Assert.True(north.Row < 400 && Math.Abs(north.Column - 400) < 1e-9);
        Assert.True(east.Column > 400 && Math.Abs(east.Row - 400) < 1e-9);
    }

    [Fact]
    public void Azimuth_grows_to_the_right_and_the_horizon_lies_on_its_row()
    {
        var cylinder = CylindricalProjection.Turn(Eye, 3600, default, Degrees(10), Degrees(-40));

        Assert.Equal(900, cylinder.Pixel(new Direction<SiteFrame>(1, 0, 0))!.Value.Column, 9);
        Assert.Equal(cylinder.HorizonRow, cylinder.Pixel(new Direction<SiteFrame>(1, 0, 0))!.Value.Row, 9);
        Assert.Equal(0, cylinder.Look(77, cylinder.HorizonRow)!.Value.Z, 12);
    }

    [Fact]
    public void A_cylinder_that_closes_wraps_and_a_part_of_one_does_not()
    {
        Assert.True(Projection("cylinder").Wraps);
        Assert.True(Projection("sphere").Wraps);
        Assert.False(Projection("part of a cylinder").Wraps);
        Assert.False(Projection("planet").Wraps);
        var ring = Projection("cylinder");
        Assert.Equal(0, ring.Look(0, 50)!.Value.AngleToRad(ring.Look(ring.Width, 50)!.Value), 12);
    }

    [Fact]
    public void Every_direction_is_on_one_face_of_the_cube_and_faces_meet_at_their_edges()
    {
        var faces = Enum.GetValues<CubeFace>().Select(face => Cubemap.Face(Eye, 64, face)).ToArray();
        for (var k = 0; k < 500; k++)
        {
            var z = ((k + 0.5) / 250) - 1;
            var (s, c) = Math.SinCos(k * 2.399963);
            var direction = Direction<SiteFrame>.Normalised(s * Math.Sqrt(1 - (z * z)), c * Math.Sqrt(1 - (z * z)), z);
            Assert.Single(faces, face => face.Pixel(direction) is { } at && at.Column is >= -0.5 and < 63.5 && at.Row is >= -0.5 and < 63.5);
        }

        Assert.Equal(0, faces[(int)CubeFace.North].Look(63.5, 20)!.Value.AngleToRad(faces[(int)CubeFace.East].Look(-0.5, 20)!.Value), 12);
        Assert.Equal(0, faces[(int)CubeFace.North].Look(20, 63.5)!.Value.AngleToRad(faces[(int)CubeFace.Down].Look(20, -0.5)!.Value), 12);
        Assert.Equal(0, faces[(int)CubeFace.North].Look(20, -0.5)!.Value.AngleToRad(faces[(int)CubeFace.Up].Look(20, 63.5)!.Value), 12);
    }

    [Fact]
    public void A_map_has_north_up_and_its_scale_in_metres()
    {
        var map = VerticalProjection.Around(new(10, 20, 0), reachM: 5, metresPerPixel: 0.01);

        Assert.Equal((1000, 1000), (map.Width, map.Height));
        var (column, row) = map.Pixel(new Point<SiteFrame>(11, 22, 0.3))!.Value;
        Assert.Equal(499.5 + 100, column, 9);
        Assert.Equal(499.5 - 200, row, 9);
        var ray = map.Ray(column, row)!.Value;
        Assert.Equal((11, 22, -1), (Math.Round(ray.From.X, 9), Math.Round(ray.From.Y, 9), ray.Direction.Z));
    }

    static Direction<SiteFrame> FromNadir(double angleRad, double azimuthRad) => Direction<SiteFrame>.Normalised(
        Math.Sin(angleRad) * Math.Sin(azimuthRad), Math.Sin(angleRad) * Math.Cos(azimuthRad), -Math.Cos(angleRad));

    static double DistanceRad(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        var (a, b, turn) = (latitude * Math.PI / 180, otherLatitude * Math.PI / 180, (otherLongitude - longitude) * Math.PI / 180);
        return Math.Acos((Math.Sin(a) * Math.Sin(b)) + (Math.Cos(a) * Math.Cos(b) * Math.Cos(turn)));
    }
}
