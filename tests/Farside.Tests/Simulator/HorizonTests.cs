using Farside.Core.Geometry;
using Farside.Core.Sky;
using Farside.Core.Units;
using Farside.Simulator.Instruments;
using Farside.Simulator.Terrain;

namespace Farside.Tests.Simulator;

/// <summary>How far the bare Moon can be seen.</summary>
public sealed class HorizonTests
{
    const double RadiusM = 1_737_400;

    [Theory]
    [InlineData(2.2)]
    [InlineData(10)]
    [InlineData(25)]
    public void The_horizon_of_a_bare_sphere_dips_by_the_root_of_twice_the_height_over_the_radius(double eyeM)
    {
        // A narrow picture of 60 arc seconds a pixel, looking level to the north.
        var camera = new PinholeCamera(8, 200, 3437.75, 3.5, 99.5);
        var pose = new Pose<SiteFrame, CameraFrame>(Pointing.Towards(Math.PI / 2, 0), new(0, 0, eyeM));
        var scene = new Scene(Sphere(), [], new SunPosition(Angle.FromDegrees(180), Angle.FromDegrees(40))).WithShadows();

        var light = new RayCaster(scene).Render(camera, pose);
        var horizon = Enumerable.Range(0, camera.Height).First(row => float.IsFinite(light.DistanceM[(row * camera.Width) + 3]));

        var dipPx = Math.Atan(Math.Sqrt(2 * eyeM / RadiusM)) * 3437.75;
        Assert.Equal(99.5 + dipPx, horizon - 0.5, 1.0);
        Assert.InRange(light.DistanceM[(horizon * camera.Width) + 3] / Math.Sqrt(2 * eyeM * RadiusM), 0.6, 1.05); // the last row short of it
    }

    // 16 m cells out to 16 km, nothing on them but the sphere's own fall.
    static TerrainPyramid Sphere()
    {
        const int Size = 2048;
        var level = new TerrainLevel(Size, 16, -Size / 2, -Size / 2);
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                var (x, y) = ((level.FirstColumn + column) * 16.0, (level.FirstRow + row) * 16.0);
                level.Heights[(row * Size) + column] = (float)(-((x * x) + (y * y)) / (2 * RadiusM));
            }
        }

        return new([level]);
    }
}
