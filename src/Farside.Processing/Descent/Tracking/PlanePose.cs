using Farside.Processing.Photogrammetry;

namespace Farside.Processing.Descent.Tracking;

/// <summary>
/// A camera over the plane z = 0: camera = R · plane + T, with the camera's x to the right, y down the picture and z ahead. The plane's unit is the reference frame's distance along its axis.
/// </summary>
/// <param name="R">Row-major rotation.</param>
/// <param name="T">The plane's origin in camera axes.</param>
sealed record PlanePose(double[] R, double[] T)
{
    /// <summary>The reference, looking at the plane's origin from a distance of 1, its axis leant off the plane's normal.</summary>
    public static PlanePose Leant(double leanX, double leanY) => new(Turn(leanX, leanY, 0), [0, 0, 1]);

    /// <summary>Of the camera over the plane, in the plane's unit.</summary>
    public double Height => (R[2] * T[0]) + (R[5] * T[1]) + (R[8] * T[2]);

    /// <summary>Pixels from the plane.</summary>
    public Homography PixelFromPlane(BentLens lens) => Camera(lens) * new Homography(R[0], R[1], T[0], R[3], R[4], T[1], R[6], R[7], T[2]);

    public static Homography Camera(BentLens lens) => new(lens.UnitPx, 0, lens.CentreColumn, 0, lens.UnitPx, lens.CentreRow, 0, 0, 1);

    /// <summary>The pose nearest to a map of the plane, and by how much the map misses being one: 0 for none.</summary>
    public static (PlanePose Pose, double Miss) Nearest(Homography pixelFromPlane, BentLens lens)
    {
        var m = Camera(lens).Inverse() * pixelFromPlane;
        double[] a = [m.H00, m.H10, m.H20], b = [m.H01, m.H11, m.H21], c = [m.H02, m.H12, m.H22];
        var (aa, bb, ab) = (Dot(a, a), Dot(b, b), Dot(a, b));
        var miss = (((aa - bb) * (aa - bb)) + (4 * ab * ab)) / ((aa + bb) * (aa + bb));
        var size = Math.Sqrt((aa + bb) / 2);

        // Both axes turned towards each other alike.
        var (sum, difference) = (Unit([(a[0] / Math.Sqrt(aa)) + (b[0] / Math.Sqrt(bb)), (a[1] / Math.Sqrt(aa)) + (b[1] / Math.Sqrt(bb)), (a[2] / Math.Sqrt(aa)) + (b[2] / Math.Sqrt(bb))]),
            Unit([(a[0] / Math.Sqrt(aa)) - (b[0] / Math.Sqrt(bb)), (a[1] / Math.Sqrt(aa)) - (b[1] / Math.Sqrt(bb)), (a[2] / Math.Sqrt(aa)) - (b[2] / Math.Sqrt(bb))]));
        var half = 1 / Math.Sqrt(2);
        double[] r1 = [half * (sum[0] + difference[0]), half * (sum[1] + difference[1]), half * (sum[2] + difference[2])];
        double[] r2 = [half * (sum[0] - difference[0]), half * (sum[1] - difference[1]), half * (sum[2] - difference[2])];
        double[] r3 = [(r1[1] * r2[2]) - (r1[2] * r2[1]), (r1[2] * r2[0]) - (r1[0] * r2[2]), (r1[0] * r2[1]) - (r1[1] * r2[0])];
        return (new([r1[0], r2[0], r3[0], r1[1], r2[1], r3[1], r1[2], r2[2], r3[2]], [c[0] / size, c[1] / size, c[2] / size]), miss);
    }

    /// <summary>After the camera turned about its own axes (radians) where it stands, and a move of the plane's origin in them.</summary>
    public PlanePose Moved(double turnX, double turnY, double turnZ, double x, double y, double z)
    {
        var turn = Turn(turnX, turnY, turnZ);
        return new(Times(turn, R),
        [
            (turn[0] * T[0]) + (turn[1] * T[1]) + (turn[2] * T[2]) + x,
            (turn[3] * T[0]) + (turn[4] * T[1]) + (turn[5] * T[2]) + y,
            (turn[6] * T[0]) + (turn[7] * T[1]) + (turn[8] * T[2]) + z,
        ]);
    }

    // Rodrigues' formula: exact, so that a rotation stays one.
    static double[] Turn(double x, double y, double z)
    {
        var angle = Math.Sqrt((x * x) + (y * y) + (z * z));
        var (s, c) = angle < 1e-9 ? (1 - (angle * angle / 6), 0.5) : (Math.Sin(angle) / angle, (1 - Math.Cos(angle)) / (angle * angle));
        return
        [
            1 - (c * ((y * y) + (z * z))), (c * x * y) - (s * z), (c * x * z) + (s * y),
            (c * x * y) + (s * z), 1 - (c * ((x * x) + (z * z))), (c * y * z) - (s * x),
            (c * x * z) - (s * y), (c * y * z) + (s * x), 1 - (c * ((x * x) + (y * y))),
        ];
    }

    static double[] Times(double[] a, double[] b)
    {
        var product = new double[9];
        for (var i = 0; i < 9; i++)
        {
            var (row, column) = (i / 3 * 3, i % 3);
            product[i] = (a[row] * b[column]) + (a[row + 1] * b[3 + column]) + (a[row + 2] * b[6 + column]);
        }

        return product;
    }

    static double Dot(double[] a, double[] b) => (a[0] * b[0]) + (a[1] * b[1]) + (a[2] * b[2]);

    static double[] Unit(double[] v)
    {
        var by = 1 / Math.Sqrt(Dot(v, v));
        return [v[0] * by, v[1] * by, v[2] * by];
    }
}
