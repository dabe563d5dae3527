using System.Numerics;
using Farside.Core.Geometry;
using Farside.Core.Rasters;

namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>What stands behind each pixel besides its place: how the ground leans and how light falls on it. NaN where not known.</summary>
/// <param name="IncidenceDeg">From the normal to the Sun, degrees; above 90 the ground is turned away.</param>
/// <param name="EmissionDeg">From the normal to the eye, degrees.</param>
/// <param name="PhaseDeg">At the ground, from the Sun to the eye, degrees.</param>
/// <param name="SlopeDeg">From the upward direction to the normal, degrees.</param>
public sealed record StereoBackplanes(Raster<float> IncidenceDeg, Raster<float> EmissionDeg, Raster<float> PhaseDeg, Raster<float> SlopeDeg)
{
    /// <summary>Normals are taken over so many pixels to either side: the errors of neighbouring pixels are alike, and slopes need a base.</summary>
    const int Reach = 4;

    /// <param name="toSun">Towards the Sun.</param>
    public static StereoBackplanes Of(StereoCloud cloud, Direction<SiteFrame> toSun, int threads)
    {
        var planes = new StereoBackplanes(new(cloud.Width, cloud.Height), new(cloud.Width, cloud.Height), new(cloud.Width, cloud.Height), new(cloud.Width, cloud.Height));
        var sun = new Vector3((float)toSun.X, (float)toSun.Y, (float)toSun.Z);
        var eye = new Vector3((float)cloud.Eye.X, (float)cloud.Eye.Y, (float)cloud.Eye.Z);
        Parallel.For(0, cloud.Height, new ParallelOptions { MaxDegreeOfParallelism = threads }, y =>
        {
            for (var x = 0; x < cloud.Width; x++)
            {
                planes.Take(x, y, cloud, sun, eye);
            }
        });
        return planes;
    }

    void Take(int x, int y, StereoCloud cloud, Vector3 sun, Vector3 eye)
    {
        var toEye = Vector3.Normalize(eye - cloud.Points[x, y]);
        PhaseDeg[x, y] = Degrees(toEye, sun);
        var normal = Normal(cloud, x, y, toEye);
        IncidenceDeg[x, y] = Degrees(normal, sun);
        EmissionDeg[x, y] = Degrees(normal, toEye);
        SlopeDeg[x, y] = Degrees(normal, Vector3.UnitZ);
    }

    static Vector3 Normal(StereoCloud cloud, int x, int y, Vector3 toEye)
    {
        if (x < Reach || y < Reach || x >= cloud.Width - Reach || y >= cloud.Height - Reach)
        {
            return new(float.NaN);
        }

        var across = cloud.Points[x + Reach, y] - cloud.Points[x - Reach, y];
        var down = cloud.Points[x, y + Reach] - cloud.Points[x, y - Reach];
        var normal = Vector3.Normalize(Vector3.Cross(across, down));
        return Vector3.Dot(normal, toEye) < 0 ? -normal : normal;
    }

    static float Degrees(Vector3 a, Vector3 b) => float.RadiansToDegrees(MathF.Acos(Math.Clamp(Vector3.Dot(a, b), -1, 1)));
}
