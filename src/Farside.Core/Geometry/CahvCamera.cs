namespace Farside.Core.Geometry;

/// <summary>
/// A CAHV, CAHVOR or CAHVORE camera in its own axes, made by <see cref="CahvModel{TFrame}.Split"/>. As an <see cref="ICameraModel"/> it has one
/// centre, C: a moving entrance pupil is drawn as for points far away. Where the pupil moves by s metres, a point r metres away then lies off by at
/// most s/r radians; <see cref="ProjectNear"/> and <see cref="PupilOf"/> leave nothing out.
/// </summary>
public sealed class CahvCamera : ICameraModel
{
    const int MostSteps = 100;

    readonly Vector3<CameraFrame> _a, _h, _v, _o;
    readonly RadialLens _lens;
    readonly (double E0, double E1, double E2) _pupil;
    readonly double _turn;

    /// <param name="a">The model's vectors, see <see cref="CahvModel{TFrame}"/>, turned to the camera's axes.</param>
    public CahvCamera(int width, int height, Vector3<CameraFrame> a, Vector3<CameraFrame> h, Vector3<CameraFrame> v, Vector3<CameraFrame> o, RadialLens lens,
        (double E0, double E1, double E2) pupil)
    {
        (Width, Height, _a, _h, _v, _o, _lens, _pupil) = (width, height, a, h, v, o, lens, pupil);
        var volume = h.Cross(v).Dot(a);
        if (!double.IsFinite(volume) || Math.Abs(volume) < 1e-9 * h.Length * v.Length * a.Length)
        {
            throw new ArgumentException("A, H and V lie in one plane: they make no camera.", nameof(h));
        }

        _turn = Math.Sign(volume);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The direction in which a pixel looks.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The lens draws nothing there.</exception>
    public Direction<CameraFrame> Ray(double column, double row)
    {
        var drawn = _turn * (_h - (column * _a)).Cross(_v - (row * _a));
        if (!_lens.BendsRays)
        {
            return Direction<CameraFrame>.Normalised(drawn.X, drawn.Y, drawn.Z);
        }

        var along = drawn.Dot(_o);
        var aside = drawn - (along * _o);
        var (sin, cos) = Math.SinCos(ThetaAt(aside.Length / along, column, row));
        var ray = (cos * _o) + (aside.Length > 0 ? (sin / aside.Length) * aside : default);
        return Direction<CameraFrame>.Normalised(ray.X, ray.Y, ray.Z);
    }

    /// <summary>Where the ray of a pixel begins: the entrance pupil, metres from C.</summary>
    public Point<CameraFrame> PupilOf(double column, double row)
    {
        var ray = Ray(column, row);
        var shiftM = PupilShiftM(AngleOffAxis(new(ray.X, ray.Y, ray.Z)));
        return new(shiftM * _o.X, shiftM * _o.Y, shiftM * _o.Z);
    }

    /// <summary>Where a point falls as seen from C, also beyond the picture's edge; null where the model draws nothing.</summary>
    public (double Column, double Row)? Project(Point<CameraFrame> point)
    {
        var p = new Vector3<CameraFrame>(point.X, point.Y, point.Z);
        return Draw(p, AngleOffAxis(p));
    }

    /// <summary>Where a point falls, metres from C, when the pupil's own movement is followed too.</summary>
    public (double Column, double Row)? ProjectNear(Point<CameraFrame> point)
    {
        var p = new Vector3<CameraFrame>(point.X, point.Y, point.Z);
        return Draw(p, _pupil == default ? AngleOffAxis(p) : AngleFromPupil(p));
    }

    (double Column, double Row)? Draw(Vector3<CameraFrame> p, double thetaRad)
    {
        var aside = p - (p.Dot(_o) * _o);
        if (_lens.BendsRays && aside.Length > 0)
        {
            if (_lens.Bend(thetaRad) is not { } tangent)
            {
                return null;
            }

            p = _o + ((tangent / aside.Length) * aside);
        }

        var depth = p.Dot(_a);
        return depth > 0 ? (p.Dot(_h) / depth, p.Dot(_v) / depth) : null;
    }

    double ThetaAt(double tangent, double column, double row) => (tangent >= 0 ? _lens.Straighten(tangent) : null)
        ?? throw new ArgumentOutOfRangeException(nameof(column), $"The lens draws nothing at column {column}, row {row}.");

    double AngleOffAxis(Vector3<CameraFrame> p)
    {
        var along = p.Dot(_o);
        return Math.Atan2((p - (along * _o)).Length, along);
    }

    double PupilShiftM(double thetaRad)
    {
        var t2 = thetaRad * thetaRad;
        // θ / sin θ − 1 loses its digits near the axis; its series does not.
        var lean = t2 < 1e-4 ? t2 * ((1 / 6.0) + (t2 * 7 / 360)) : (thetaRad / Math.Sin(thetaRad)) - 1;
        return lean * (_pupil.E0 + (t2 * (_pupil.E1 + (t2 * _pupil.E2))));
    }

    // The pupil stands where the ray's angle puts it, and the angle is seen from there: repeated until both agree.
    double AngleFromPupil(Vector3<CameraFrame> p)
    {
        var along = p.Dot(_o);
        var aside = (p - (along * _o)).Length;
        var theta = Math.Atan2(aside, along);
        for (var step = 0; step < MostSteps; step++)
        {
            var next = Math.Atan2(aside, along - PupilShiftM(theta));
            var change = Math.Abs(next - theta);
            theta = next;
            if (change < 1e-15)
            {
                break;
            }
        }

        return theta;
    }
}
