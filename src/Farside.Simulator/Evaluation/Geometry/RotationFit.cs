using Farside.Core.Geometry;

namespace Farside.Simulator.Evaluation.Geometry;

/// <summary>The rotation that brings one set of directions onto another with the least sum of squares, and what rotations say of themselves.</summary>
static class RotationFit
{
    const int MostSteps = 50;
    const double SmallEnough = 1e-14;

    static readonly Rotation<SiteFrame, SiteFrame> None = new(1, 0, 0, 0, 1, 0, 0, 0, 1);

    /// <summary>By steps of small turns w that solve Σ (I − a aᵀ) w = Σ a × b; meant for sets less than a right angle apart. Two directions at least.</summary>
    public static Rotation<SiteFrame, SiteFrame> Between(IReadOnlyList<(Direction<SiteFrame> From, Direction<SiteFrame> To)> pairs)
    {
        var turn = None;
        for (var step = 0; step < MostSteps; step++)
        {
            var small = Step(pairs, turn);
            turn = turn.Then(Turn(small));
            if (small.Sum(x => x * x) < SmallEnough * SmallEnough)
            {
                break;
            }
        }

        return turn;
    }

    /// <summary>The rotation about a vector by its length in radians (Rodrigues' formula).</summary>
    public static Rotation<SiteFrame, SiteFrame> Turn(ReadOnlySpan<double> w)
    {
        var angle = Math.Sqrt((w[0] * w[0]) + (w[1] * w[1]) + (w[2] * w[2]));
        if (angle == 0)
        {
            return None;
        }

        var (x, y, z) = (w[0] / angle, w[1] / angle, w[2] / angle);
        var (s, c) = Math.SinCos(angle);
        var d = 1 - c;
        return new(
            c + (x * x * d), (x * y * d) - (z * s), (x * z * d) + (y * s),
            (y * x * d) + (z * s), c + (y * y * d), (y * z * d) - (x * s),
            (z * x * d) - (y * s), (z * y * d) + (x * s), c + (z * z * d));
    }

    /// <summary>The one angle of a rotation, degrees; exact also when it is small.</summary>
    public static double AngleDeg<TTarget, TSource>(Rotation<TTarget, TSource> r) where TTarget : IReferenceFrame where TSource : IReferenceFrame
    {
        var (x, y, z) = (r.M32 - r.M23, r.M13 - r.M31, r.M21 - r.M12);
        return Degrees(Math.Atan2(Math.Sqrt((x * x) + (y * y) + (z * z)), r.M11 + r.M22 + r.M33 - 1));
    }

    /// <summary>Its share about the vertical: counter-clockwise from above, degrees.</summary>
    public static double HeadingDeg(Rotation<SiteFrame, SiteFrame> r) => Degrees(Math.Atan2(r.M21 - r.M12, r.M11 + r.M22));

    /// <summary>How far it tilts the vertical, degrees.</summary>
    public static double TiltDeg(Rotation<SiteFrame, SiteFrame> r) => Degrees(Math.Atan2(Math.Sqrt((r.M13 * r.M13) + (r.M23 * r.M23)), r.M33));

    static double Degrees(double radians) => radians * (180 / Math.PI);

    static double[] Step(IReadOnlyList<(Direction<SiteFrame> From, Direction<SiteFrame> To)> pairs, Rotation<SiteFrame, SiteFrame> turn)
    {
        var (normal, right) = (new double[3, 3], new double[3]);
        foreach (var (from, b) in pairs)
        {
            var a = turn * from;
            double[] v = [a.X, a.Y, a.Z];
            for (var i = 0; i < 3; i++)
            {
                for (var j = 0; j < 3; j++)
                {
                    normal[i, j] += (i == j ? 1 : 0) - (v[i] * v[j]);
                }
            }

            right[0] += (a.Y * b.Z) - (a.Z * b.Y);
            right[1] += (a.Z * b.X) - (a.X * b.Z);
            right[2] += (a.X * b.Y) - (a.Y * b.X);
        }

        return SmallSystem.Solve(normal, right);
    }
}
