using Farside.Core.Geometry;

namespace Farside.Tests.Processing.Photogrammetry.Adjustment;

/// <summary>Rotations as tests make them, without the solver's help.</summary>
static class Turning
{
    const double Rad = Math.PI / 180;

    /// <summary>A camera that looks to an azimuth (clockwise from north), so far up, its right side turned down by the roll; degrees.</summary>
    public static Rotation<SiteFrame, CameraFrame> Towards(double azimuthDeg, double elevationDeg, double rollDeg = 0)
    {
        var (sa, ca) = Math.SinCos(azimuthDeg * Rad);
        var (se, ce) = Math.SinCos(elevationDeg * Rad);
        var (sr, cr) = Math.SinCos(rollDeg * Rad);
        double[] right = [ca, -sa, 0], up = [-se * sa, -se * ca, ce], back = [-ce * sa, -ce * ca, -se];
        var r = Enumerable.Range(0, 3).Select(i => new[] { (cr * right[i]) - (sr * up[i]), (sr * right[i]) + (cr * up[i]), back[i] }).ToArray();
        return new(r[0][0], r[0][1], r[0][2], r[1][0], r[1][1], r[1][2], r[2][0], r[2][1], r[2][2]);
    }

    /// <summary>A small turn about three axes one after another, radians.</summary>
    public static Rotation<T, T> Small<T>(double x, double y, double z) where T : IReferenceFrame
    {
        var (sx, cx) = Math.SinCos(x);
        var (sy, cy) = Math.SinCos(y);
        var (sz, cz) = Math.SinCos(z);
        Rotation<T, T> aboutX = new(1, 0, 0, 0, cx, -sx, 0, sx, cx), aboutY = new(cy, 0, sy, 0, 1, 0, -sy, 0, cy), aboutZ = new(cz, -sz, 0, sz, cz, 0, 0, 0, 1);
        return aboutX.Then(aboutY).Then(aboutZ);
    }

    /// <summary>Turns the target's axes: what comes out is turned · rotation.</summary>
    public static Rotation<TTarget, TSource> Turned<TTarget, TSource>(this Rotation<TTarget, TSource> rotation, double x, double y, double z)
        where TTarget : IReferenceFrame where TSource : IReferenceFrame => rotation.Then(Small<TTarget>(x, y, z));

    /// <summary>The small turn about the target's axes that leads from one rotation to another, radians.</summary>
    public static double[] To<TTarget, TSource>(this Rotation<TTarget, TSource> from, Rotation<TTarget, TSource> to)
        where TTarget : IReferenceFrame where TSource : IReferenceFrame
    {
        var d = from.Inverse().Then(to);
        return [(d.M32 - d.M23) / 2, (d.M13 - d.M31) / 2, (d.M21 - d.M12) / 2];
    }

    public static double AngleTo<TTarget, TSource>(this Rotation<TTarget, TSource> from, Rotation<TTarget, TSource> to)
        where TTarget : IReferenceFrame where TSource : IReferenceFrame => Math.Sqrt(from.To(to).Sum(x => x * x));
}
