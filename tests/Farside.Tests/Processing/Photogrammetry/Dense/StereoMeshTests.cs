using System.Numerics;
using Farside.Core.Geometry;
using Farside.Processing.Photogrammetry.Dense;

namespace Farside.Tests.Processing.Photogrammetry.Dense;

/// <summary>Clouds by construction: an eye that looks north with a focal length of 500 px, 0.3 m beside its fellow.</summary>
public sealed class StereoMeshTests
{
    const int Width = 160, Height = 120;
    const double Focal = 500, FocalBaseline = Focal * 0.3;

    static readonly Point<SiteFrame> Eye = new(10, 20, 2);

    [Fact]
    public void Corners_of_noisy_ground_lie_on_it_and_show_their_own_pixel()
    {
        // Up = 0.25 east − 1.2 under the eye, disparities noisy by 0.1 px.
        var random = new Random(2);
        var cloud = Cloud((x, z) => x is 0 && z >= -0.02 ? double.NaN : -1.2 / (z - (0.25 * x)), () => 0.1 * Gauss(random));

        var mesh = StereoMesh.Of(cloud, FocalBaseline, 4);

        Assert.InRange(mesh.TriangleCount, 500, 2 * 40 * 30);
        var (worst, sum) = (0.0, 0.0);
        for (var i = 0; i < mesh.VertexCount; i++)
        {
            var (x, y, z) = (mesh.Positions[3 * i], mesh.Positions[(3 * i) + 1], mesh.Positions[(3 * i) + 2]);
            Assert.InRange(((Focal * x / y) + 79.5) - ((mesh.TextureCoordinates[2 * i] * Width) - 0.5), -0.01, 0.01);
            Assert.InRange((59.5 - (Focal * z / y)) - ((mesh.TextureCoordinates[(2 * i) + 1] * Height) - 0.5), -0.01, 0.01);
            // As disparity: how far from the plane along the ray.
            var error = (FocalBaseline / y) - (FocalBaseline * ((z / y) - (0.25 * x / y)) / -1.2);
            (worst, sum) = (Math.Max(worst, Math.Abs(error)), sum + (error * error));
        }

        // Of 16 pixels' mean: 0.1 / 4.
        Assert.InRange(Math.Sqrt(sum / mesh.VertexCount), 0.02, 0.03);
        Assert.InRange(worst, 0, 0.13);
    }

    [Fact]
    public void A_thing_in_front_is_torn_from_what_lies_behind_it()
    {
        var cloud = Cloud((x, z) => Math.Abs(x) < 0.08 && Math.Abs(z) < 0.06 ? 3 : 6, () => 0);

        var mesh = StereoMesh.Of(cloud, FocalBaseline, 4);

        foreach (var corners in mesh.Triangles.Chunk(3))
        {
            Assert.InRange(corners.Max(corner => mesh.Positions[(3 * corner) + 1]) - corners.Min(corner => mesh.Positions[(3 * corner) + 1]), 0, 0.01);
        }

        Assert.Contains(Enumerable.Range(0, mesh.VertexCount), i => mesh.Positions[(3 * i) + 1] < 3.1);
        // Seen from the eye, triangles turn counter-clockwise: their normals point at it.
        Assert.All(mesh.Triangles.Chunk(3), corners => Assert.True(Vector3.Dot(Normal(mesh, corners), At(mesh, corners[0])) < 0));
    }

    [Fact]
    public void Nothing_seen_makes_no_mesh() => Assert.Equal(0, StereoMesh.Of(Cloud((_, _) => double.NaN, () => 0), FocalBaseline, 4).TriangleCount);

    /// <param name="north">Metres north at a ray's slopes east and up, NaN where nothing is seen.</param>
    static StereoCloud Cloud(Func<double, double, double> north, Func<double> noisePx)
    {
        var cloud = new StereoCloud(Eye, new(Width, Height), new(Width, Height), new(Width, Height), new(Width, Height));
        for (var i = 0; i < Width * Height; i++)
        {
            var (x, z) = (((i % Width) - 79.5) / Focal, (59.5 - (i / Width)) / Focal);
            var depth = north(x, z);
            var seen = double.IsFinite(depth) && depth > 0 && depth < 40;
            depth = FocalBaseline / ((FocalBaseline / depth) + noisePx());
            cloud.Points.Pixels[i] = seen ? new((float)(Eye.X + (x * depth)), (float)(Eye.Y + depth), (float)(Eye.Z + (z * depth))) : new(float.NaN);
            cloud.RangeM.Pixels[i] = seen ? (float)(depth * Math.Sqrt(1 + (x * x) + (z * z))) : float.NaN;
            cloud.RangeSigmaM.Pixels[i] = seen ? 0.01f : float.NaN;
            cloud.Refusals.Pixels[i] = seen ? PointRefusal.None : PointRefusal.NoDisparity;
        }

        return cloud;
    }

    static Vector3 At(TriangleMesh mesh, int i) => new(mesh.Positions[3 * i], mesh.Positions[(3 * i) + 1], mesh.Positions[(3 * i) + 2]);

    static Vector3 Normal(TriangleMesh mesh, int[] corners) => Vector3.Cross(At(mesh, corners[1]) - At(mesh, corners[0]), At(mesh, corners[2]) - At(mesh, corners[0]));

    static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
}
