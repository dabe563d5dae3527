namespace Farside.Core.Geometry;

/// <summary>
/// A camera as JPL publishes it: where it stands, how it looks and how it draws in one set of vectors. A point P is drawn at column
/// (P′ − C)·H / (P′ − C)·A and row (P′ − C)·V / (P′ − C)·A, where P′ is P after the lens has bent its ray about the axis O. (0, 0) is the centre of
/// the top-left pixel.
/// </summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="C">Centre of the entrance pupil, metres.</param>
/// <param name="A">Unit vector at right angles to the detector, outwards.</param>
/// <param name="H">Columns, pixels: its part along A is the column below C, the rest is scale and direction.</param>
/// <param name="V">Rows, pixels, in the same way.</param>
/// <remarks>
/// Source: Yakimovsky &amp; Cunningham 1978, Computer Graphics and Image Processing 7, 195–210; Gennery 2001 and 2006 (see
/// <see cref="RadialLens"/>); GEOMETRIC_CM.TXT in the documents of the MER and MSL archives for names, signs and the pixel's origin.
/// </remarks>
public sealed record CahvModel<TFrame>(int Width, int Height, Point<TFrame> C, Vector3<TFrame> A, Vector3<TFrame> H, Vector3<TFrame> V)
    where TFrame : IReferenceFrame
{
    /// <summary>Optical axis, a unit vector; null for a CAHV model.</summary>
    public Vector3<TFrame>? O { get; init; }

    public RadialLens Lens { get; init; } = RadialLens.None;

    /// <summary>How the entrance pupil moves along O with the angle θ off it: (θ / sin θ − 1)(E₀ + E₁ θ² + E₂ θ⁴), metres.</summary>
    public (double E0, double E1, double E2) Pupil { get; init; }

    public CahvKind Kind => O is null ? CahvKind.Cahv : Pupil == default && Lens.Linearity == 1 ? CahvKind.Cahvor : CahvKind.Cahvore;

    /// <summary>The camera in axes of its own (X along the detector's columns, Y up, −Z along A) and its place in the model's axes.</summary>
    /// <exception cref="ArgumentException">The vectors make no camera: not finite, no axis, or columns and rows along one line.</exception>
    public (CahvCamera Camera, Pose<TFrame, CameraFrame> ModelFromCamera) Split()
    {
        var ahead = Unit(A, nameof(A));
        var right = Unit(H - (H.Dot(ahead) * ahead), nameof(H));
        var up = right.Cross(ahead);
        var rotation = new Rotation<TFrame, CameraFrame>(right.X, up.X, -ahead.X, right.Y, up.Y, -ahead.Y, right.Z, up.Z, -ahead.Z);
        Vector3<CameraFrame> Turned(Vector3<TFrame> v) => new(v.Dot(right), v.Dot(up), -v.Dot(ahead));

        var camera = new CahvCamera(Width, Height, Turned(A), Turned(H), Turned(V), Turned(Unit(O ?? A, nameof(O))), Lens, Pupil);
        return (camera, new(rotation, C));
    }

    static Vector3<TFrame> Unit(Vector3<TFrame> v, string name) => v.Length is > 0 and < double.PositiveInfinity and var length
        ? (1 / length) * v
        : throw new ArgumentException($"{name} = ({v.X}, {v.Y}, {v.Z}) has no direction.", name);
}
