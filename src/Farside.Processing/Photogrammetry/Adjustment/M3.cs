using Farside.Core.Geometry;

namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>A 3 × 3 matrix by its rows, mostly a rotation.</summary>
readonly record struct M3(V3 R1, V3 R2, V3 R3)
{
    const double SmallAngle = 1e-4;

    public static M3 Identity => new(new(1, 0, 0), new(0, 1, 0), new(0, 0, 1));

    public M3 Transposed => new(Column(0), Column(1), Column(2));

    public static V3 operator *(M3 m, V3 v) => new(m.R1.Dot(v), m.R2.Dot(v), m.R3.Dot(v));

    public static M3 operator *(M3 a, M3 b)
    {
        var t = b.Transposed;
        return new(t * a.R1, t * a.R2, t * a.R3);
    }

    public static M3 operator *(M3 m, double s) => new(m.R1 * s, m.R2 * s, m.R3 * s);

    public static M3 operator +(M3 a, M3 b) => new(a.R1 + b.R1, a.R2 + b.R2, a.R3 + b.R3);

    public static M3 From<TTarget, TSource>(Rotation<TTarget, TSource> r) where TTarget : IReferenceFrame where TSource : IReferenceFrame =>
        new(new(r.M11, r.M12, r.M13), new(r.M21, r.M22, r.M23), new(r.M31, r.M32, r.M33));

    /// <summary>The matrix of v × …</summary>
    public static M3 Cross(V3 v) => new(new(0, -v.Z, v.Y), new(v.Z, 0, -v.X), new(-v.Y, v.X, 0));

    /// <summary>Rodrigues: a turn about an axis by its length, radians.</summary>
    public static M3 Exp(V3 turn)
    {
        var squared = turn.Dot(turn);
        var angle = Math.Sqrt(squared);
        var (a, b) = angle < SmallAngle
            ? (1 - (squared / 6), 0.5 - (squared / 24))
            : (Math.Sin(angle) / angle, (1 - Math.Cos(angle)) / squared);
        var k = Cross(turn);
        return Identity + (k * a) + (k * k * b);
    }

    public V3 Column(int axis) => new(R1[axis], R2[axis], R3[axis]);

    /// <summary>The turn whose <see cref="Exp"/> this rotation is, up to half a turn.</summary>
    public V3 Log()
    {
        var twist = new V3(R3.Y - R2.Z, R1.Z - R3.X, R2.X - R1.Y) * 0.5;
        var (sin, cos) = (twist.Length, (R1.X + R2.Y + R3.Z - 1) / 2);
        if (sin > SmallAngle)
            return twist * (Math.Atan2(sin, cos) / sin);
        return cos > 0 ? twist * (1 + (sin * sin / 6)) : HalfTurn();
    }

    public Rotation<TTarget, TSource> ToRotation<TTarget, TSource>() where TTarget : IReferenceFrame where TSource : IReferenceFrame =>
        new(R1.X, R1.Y, R1.Z, R2.X, R2.Y, R2.Z, R3.X, R3.Y, R3.Z);

    /// <summary>The nearest rotation: rounding of many products taken away.</summary>
    public M3 Orthonormal()
    {
        var first = R1.Unit;
        var second = (R2 - (first * first.Dot(R2))).Unit;
        return new(first, second, first.Cross(second));
    }

    /// <summary>d Log(Exp(e) · Exp(turn)) / d e at e = 0: the inverse of the left Jacobian of rotations.</summary>
    public static M3 LogSlope(V3 turn)
    {
        var squared = turn.Dot(turn);
        var angle = Math.Sqrt(squared);
        var c = angle < SmallAngle ? (1.0 / 12) : (1 / squared) - ((1 + Math.Cos(angle)) / (2 * angle * Math.Sin(angle)));
        var k = Cross(turn);
        return Identity + (k * -0.5) + (k * k * c);
    }

    // A half turn's matrix is 2 a aᵀ − 1: its axis is any column of the sum with 1, the longest for safety.
    V3 HalfTurn()
    {
        var sum = this + Identity;
        var (a, b, c) = (sum.Column(0), sum.Column(1), sum.Column(2));
        var longest = a.Length >= b.Length && a.Length >= c.Length ? a : b.Length >= c.Length ? b : c;
        return longest.Unit * Math.PI;
    }
}
