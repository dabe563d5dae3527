using System.Buffers.Binary;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Core.Sky;
using Farside.Core.Units;
using Farside.Processing.Descent;

namespace Farside.Tests.Processing.Descent;

public class SunDirectionTests
{
    static readonly BrownCamera Camera = new(320, 320, 400, 149, 160) { K1 = -0.2 };

    [Theory]
    [InlineData(21, 51)]
    [InlineData(22, 170)]
    [InlineData(23, 305)]
    public void A_dozen_frames_of_rough_ground_tell_the_azimuth_of_the_Sun_within_three_degrees(uint seed, double sunDeg)
    {
        var (ground, sun) = (new RoughGround(seed), RoughGround.Sun(sunDeg, 31));
        var poses = Enumerable.Range(0, 12).Select(i => RoughGround.Pose(
            700 * RoughGround.Chance(3, i, 0), 700 * RoughGround.Chance(3, i, 1), 2800 * Math.Pow(0.9, i), 40 + (25 * RoughGround.Chance(3, i, 2)), 3 * (1 + RoughGround.Chance(3, i, 3)), 180 * RoughGround.Chance(3, i, 4))).ToList();

        var found = SunDirectionFinder.Find([.. poses.Select((pose, i) => SunFrame.Of(i, pose))], Camera, i => ground.Seen(Camera, poses[i], sun), sun.Elevation)!;

        Assert.InRange(Off(found.Azimuth, sunDeg), -3, 3);
        Assert.InRange(Off(found.Azimuth, sunDeg) / found.Sigma.Degrees, -2.6, 2.6);
        Assert.True(found.IsSigned);
        Assert.Equal(12, found.Frames);
    }

    [Fact]
    public void In_a_picture_by_itself_the_Sun_stands_clockwise_from_the_upper_edge()
    {
        var (ground, sun) = (new RoughGround(21), RoughGround.Sun(120, 31));

        var found = SunDirectionFinder.Find([SunFrame.Alone(0)], Camera, _ => ground.Seen(Camera, RoughGround.Pose(0, 0, 2400, upAzimuthDeg: 75), sun), sun.Elevation)!;

        Assert.InRange(Off(found.Azimuth, 120 - 75), -10, 10);
        Assert.InRange(Off(found.Azimuth, 120 - 75) / found.Sigma.Degrees, -2.6, 2.6);
        Assert.True(found.IsSigned);
    }

    [Fact]
    public void A_lens_that_loses_light_at_its_rim_does_not_turn_the_Sun()
    {
        var (ground, sun, pose) = (new RoughGround(24), RoughGround.Sun(200, 31), RoughGround.Pose(0, 0, 2000, 10));

        Angle Found(bool losesLight) => SunDirectionFinder.Find([SunFrame.Alone(0)], Camera, _ => ground.Seen(Camera, pose, sun, losesLight), sun.Elevation)!.Azimuth;

        Assert.InRange(Off(Found(true), Found(false).Degrees), -1, 1);
    }

    [Fact]
    public void Pictures_without_ground_tell_nothing() =>
        Assert.Null(SunDirectionFinder.Find([SunFrame.Alone(0)], Camera, _ => new Raster<Linear>(320, 320), Angle.FromDegrees(30)));

    // The Moon's own shape about the equator, where its map has square cells: not made by us, and with the grain that real ground has.
    [SkippableFact]
    public void The_line_of_shading_over_the_real_Moon_lies_along_the_Sun_within_three_degrees_one_sigma()
    {
        const int Width = 1440, Side = 120, Top = 300;
        const double SpacingM = 7580.84;
        var bytes = File.ReadAllBytes(SharedData.Require("terrain/LDEM_4.IMG"));
        double Height(int column, int row) => 0.5 * BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(2 * ((row * Width) + ((column + Width) % Width))));
        Raster<Linear> Lit(int left, SunPosition sun)
        {
            var picture = new Raster<Linear>(Side, Side);
            for (var row = 0; row < Side; row++)
            {
                for (var column = 0; column < Side; column++)
                {
                    var (c, r) = (left + column, Top + row);
                    var (east, north) = ((Height(c + 1, r) - Height(c - 1, r)) / (2 * SpacingM), (Height(c, r - 1) - Height(c, r + 1)) / (2 * SpacingM));
                    var up = 1 / Math.Sqrt(1 + (east * east) + (north * north));
                    var incidence = up * (Math.Sin(sun.Elevation.Radians) - (Math.Cos(sun.Elevation.Radians) * ((east * Math.Sin(sun.Azimuth.Radians)) + (north * Math.Cos(sun.Azimuth.Radians)))));
                    picture[column, row] = new((float)(200 * Math.Max(0, incidence)));
                }
            }

            return picture;
        }

        var camera = new BrownCamera(Side, Side, 1e6, Side / 2.0, Side / 2.0);
        var squares = 0.0;
        for (var azimuth = 0; azimuth < 180; azimuth += 15)
        {
            var sun = RoughGround.Sun(azimuth, 25);
            var found = SunDirectionFinder.Find([.. Enumerable.Range(0, 12).Select(SunFrame.Alone)], camera, i => Lit(i * Side, sun), sun.Elevation)!;

            // Seen from far away there is no slope of brightness: only the line is known, not its end.
            squares += Math.Pow(Math.IEEERemainder(found.Azimuth.Degrees - azimuth, 180), 2) / 12;
            Assert.False(found.IsSigned);
        }

        Assert.InRange(Math.Sqrt(squares), 0, 3);
    }

    static double Off(Angle found, double truthDeg) => Math.IEEERemainder(found.Degrees - truthDeg, 360);
}
