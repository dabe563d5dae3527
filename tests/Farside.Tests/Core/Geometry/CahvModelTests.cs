using Farside.Core.Geometry;

namespace Farside.Tests.Core.Geometry;

public sealed class CahvModelTests
{
    // The navigation camera of a Mars rover, as its label prints it: axis and optical axis differ by two degrees.
    static readonly CahvModel<ModelFrame> Navcam = new(1024, 1024, new(0.442604, -0.0611635, -1.25106), new(0.93995, -0.338133, 0.0464979),
        new(884.72, 981.763, 24.1472), new(418.579, -152.039, 1245.75))
    {
        O = new(0.946551, -0.315595, 0.0666419),
        Lens = new(0.00096, -0.002183, 0.018547, 1),
    };

    static CahvModel<ModelFrame> Straight(int width, int height, double focal, double column, double row) =>
        new(width, height, default, new(1, 0, 0), new(column, focal, 0), new(row, 0, focal));

    public static TheoryData<CahvModel<ModelFrame>> Models =>
    [
        Navcam,
        Straight(640, 480, 500, 321, 238),
        // An equidistant fisheye of 124°, whose pupil moves by millimetres.
        Straight(1024, 1024, 480, 511.5, 511.5) with { O = new(0.9998, 0.02, 0), Lens = new(0, 0.03, -0.01, 0), Pupil = (0.004, 0.001, 0) },
        // A general lens between the two, and its mirror image.
        Straight(1024, 1024, 480, 511.5, 511.5) with { O = new(1, 0, 0), Lens = new(-1e-5, 0.02, 0.01, 0.4) },
        Straight(640, 480, 500, 321, 238) with { O = new(1, 0, 0), Lens = new(0, 0.05, 0, -0.5), H = new(321, -500, 0) },
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_point_on_a_pixels_ray_falls_on_that_pixel_to_a_millionth(CahvModel<ModelFrame> model)
    {
        var camera = model.Split().Camera;
        for (var row = 0; row < model.Height; row += 31)
        {
            for (var column = 0; column < model.Width; column += 37)
            {
                var ray = camera.Ray(column, row);
                var seen = camera.Project(new(3.7 * ray.X, 3.7 * ray.Y, 3.7 * ray.Z))!.Value;
                Assert.InRange(Math.Abs(seen.Column - column) + Math.Abs(seen.Row - row), 0, 1e-6);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_near_point_on_a_ray_from_the_moving_pupil_falls_on_its_pixel(CahvModel<ModelFrame> model)
    {
        var camera = model.Split().Camera;
        foreach (var (column, row) in ((double, double)[])[(3, 5), (700, 40), (320, 470), (200, 200)])
        {
            var (ray, pupil) = (camera.Ray(column, row), camera.PupilOf(column, row));
            var seen = camera.ProjectNear(new(pupil.X + (0.9 * ray.X), pupil.Y + (0.9 * ray.Y), pupil.Z + (0.9 * ray.Z)))!.Value;
            Assert.InRange(Math.Abs(seen.Column - column) + Math.Abs(seen.Row - row), 0, 1e-6);
        }
    }

    [Fact]
    public void A_cahvor_camera_draws_a_point_where_the_published_formula_puts_it()
    {
        // GEOMETRIC_CM.TXT: P' = P + μ λ, with λ the part of P − C across O, μ = R₀ + R₁ τ + R₂ τ², τ = |λ|² / ((P − C)·O)².
        var (camera, modelFromCamera) = Navcam.Split();
        var point = new Point<ModelFrame>(6.1, -1.2, 0.4);

        var p = new Vector3<ModelFrame>(point.X - Navcam.C.X, point.Y - Navcam.C.Y, point.Z - Navcam.C.Z);
        var o = (1 / Navcam.O!.Value.Length) * Navcam.O.Value;
        var across = p - (p.Dot(o) * o);
        var tau = across.Dot(across) / (p.Dot(o) * p.Dot(o));
        var bent = p + ((0.00096 + (-0.002183 * tau) + (0.018547 * tau * tau)) * across);

        var seen = camera.Project(modelFromCamera.Inverse() * point)!.Value;
        Assert.Equal(bent.Dot(Navcam.H) / bent.Dot(Navcam.A), seen.Column, 6);
        Assert.Equal(bent.Dot(Navcam.V) / bent.Dot(Navcam.A), seen.Row, 6);
    }

    [Fact]
    public void A_straight_model_of_square_pixels_is_the_pinhole_in_the_rovers_axes()
    {
        var (camera, modelFromCamera) = Straight(640, 480, 500, 321, 238).Split();
        var pinhole = new PinholeCamera(640, 480, 500, 321, 238);

        Assert.InRange(camera.Ray(17, 400).AngleToRad(pinhole.Ray(17, 400)), 0, 1e-15);
        Assert.Equal(new Direction<ModelFrame>(1, 0, 0), modelFromCamera.Rotation * new Direction<CameraFrame>(0, 0, -1)); // ahead
        Assert.Equal(new Direction<ModelFrame>(0, 0, -1), modelFromCamera.Rotation * new Direction<CameraFrame>(0, 1, 0)); // up is −Z
    }

    [Fact]
    public void A_perspective_lens_on_its_own_axis_bends_as_browns_model_with_the_same_coefficients()
    {
        var camera = (Straight(1024, 1024, 900, 500, 520) with { O = new(1, 0, 0), Lens = new(0, -0.12, 0.03, 1) }).Split().Camera;
        var brown = new BrownCamera(1024, 1024, 900, 500, 520) { K1 = -0.12, K2 = 0.03 };

        foreach (var (column, row) in ((double, double)[])[(0, 0), (1023, 0), (300, 900), (500, 520)])
        {
            Assert.InRange(camera.Ray(column, row).AngleToRad(brown.Ray(column, row)), 0, 1e-12);
        }
    }

    // Judge: cv2.fisheye.projectPoints (OpenCV 4.6) with f = 900, c = (511.5, 383.5), k₁ = 0.0501396, k₂ = −0.0171254.
    [Theory]
    [InlineData(0.3, 0.2, 1.0, 772.12785557, 557.251903713)]
    [InlineData(-1.2, 0.7, 0.8, -331.516597701, 875.259681993)]
    [InlineData(0.05, -0.02, 2.0, 533.995381971, 374.501847211)]
    [InlineData(1.5, -1.0, 0.4, 1559.133236851, -314.9221579)]
    public void A_linearity_of_nought_is_opencvs_equidistant_fisheye(double right, double down, double ahead, double column, double row)
    {
        var model = Straight(1024, 768, 900, 511.5, 383.5) with { O = new(1, 0, 0), Lens = new(0, 0.0501396, -0.0171254, 0) };

        var seen = model.Split().Camera.Project(new(right, -down, -ahead))!.Value;

        Assert.Equal(column, seen.Column, 6);
        Assert.Equal(row, seen.Row, 6);
    }

    [Fact]
    public void What_lies_behind_an_ordinary_lens_is_not_drawn()
    {
        var camera = Navcam.Split().Camera;

        Assert.Null(camera.Project(new(0.2, 0.1, 1)));
        Assert.Null(camera.Project(new(1, 0, 0.001)));
    }

    [Fact]
    public void Vectors_that_lie_in_one_plane_make_no_camera()
    {
        Assert.Throws<ArgumentException>(() => (Navcam with { V = Navcam.H }).Split());
        Assert.Throws<ArgumentException>(() => (Navcam with { A = default }).Split());
        Assert.Throws<ArgumentException>(() => (Navcam with { H = new(double.NaN, 0, 0) }).Split());
    }
}
