using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Films;

namespace Farside.Tests.Processing.Terrain.Films;

/// <summary>A level square, 8 m to a side, of which each quarter has a colour of its own.</summary>
public sealed class GroundRendererTests
{
    const int Width = 160;
    const int Height = 120;
    static readonly FadeRing Bright = new(100, 200);
    static readonly Rgb8[] Quarters = [new(200, 40, 40), new(40, 200, 40), new(40, 40, 200), new(200, 200, 40)];

    [Fact]
    public void Places_of_the_ground_are_painted_where_a_pinhole_shows_them_in_their_own_colour()
    {
        var view = TurnView.About(new(10, 20, 3), distanceM: 12, azimuthRad: Math.PI, elevationRad: 0.6, focalPx: 150);
        var picture = Paint([Square(3)], view, Bright);

        // Seen from the south: west is left, north is up. North-west, north-east, south-west, south-east.
        foreach (var (east, north, colour) in new[] { (-2.0, 2.0, 0), (2.0, 2.0, 1), (-2.0, -2.0, 2), (2.0, -2.0, 3) })
        {
            // From the eye: right is east; the place's depth and fall follow from the eye's height and distance.
            var (eyeNorth, eyeUp) = (-12 * Math.Cos(0.6), 12 * Math.Sin(0.6));
            var (toNorth, toUp) = (north - eyeNorth, -eyeUp);
            var depth = (toNorth * Math.Cos(0.6)) - (toUp * Math.Sin(0.6));
            var (column, row) = ((Width / 2) + (150 * east / depth), (Height / 2) - (150 * ((toNorth * Math.Sin(0.6)) + (toUp * Math.Cos(0.6))) / depth));
            Assert.Equal(Quarters[colour], picture[(int)column, (int)row]);
        }

        Assert.Equal(default, picture[Width / 2, 0]);
    }

    [Fact]
    public void Nearer_ground_hides_what_lies_behind_it_in_whatever_order_they_come()
    {
        var view = TurnView.About(new(10, 20, 3), 12, azimuthRad: 0, elevationRad: 1.2, focalPx: 150);
        var (low, high) = (Square(3), Square(4, new(9, 9, 9)));

        var one = Paint([low, high], view, Bright);
        var other = Paint([high, low], view, Bright);

        Assert.Equal(new Rgb8(9, 9, 9), one[Width / 2, Height / 2]);
        Assert.Equal(one.Pixels.ToArray(), other.Pixels.ToArray());
    }

    [Fact]
    public void The_same_picture_comes_of_any_number_of_threads_and_a_whole_turn_leads_back_to_it()
    {
        var view = TurnView.About(new(10, 20, 3), 12, azimuthRad: 0.7, elevationRad: 0.5, focalPx: 150);

        var one = Paint([Square(3)], view, Bright, threads: 1);

        Assert.Equal(one.Pixels.ToArray(), Paint([Square(3)], view, Bright, threads: 3).Pixels.ToArray());
        Assert.Contains(one.Pixels.ToArray(), pixel => pixel != default);
    }

    [Fact]
    public void Ground_darkens_smoothly_towards_the_rim_and_is_black_beyond()
    {
        var view = TurnView.About(new(10, 20, 3), 12, azimuthRad: Math.PI, elevationRad: Math.PI / 2 - 0.01, focalPx: 150);
        var picture = Paint([Square(3, new(200, 200, 200))], view, new(1, 3));

        // Straight from above a metre is 12.5 pixels. Brightness is drawn straight over a triangle, so that two large ones show its ends alone.
        Assert.Equal(default, picture[(Width / 2) + 60, Height / 2]);
        Assert.Equal((0.5f, 1f, 0f), (new FadeRing(1, 3).At(2), new FadeRing(1, 3).At(1), new FadeRing(1, 3).At(3)));
    }

    [Fact]
    public void A_hole_in_a_texture_darkens_its_halved_copies_by_its_share_and_tints_none()
    {
        var light = new Raster<GroundLight>(2, 2);
        light.Pixels.Fill(new(1, 1, 1));
        light[1, 1] = GroundLight.Missing;

        var seen = TexturePyramid.Of(light, _ => new(200, 100, 40)).At(0.5f, 0.5f, 1);

        Assert.Equal((150, 75, 30), ((int)seen.X, (int)seen.Y, (int)seen.Z));
        Assert.Equal(0.75f, seen.W, 0.01f);
    }

    static Raster<Rgb8> Paint(IReadOnlyList<TexturedGround> grounds, TurnView view, FadeRing fade, int threads = 2)
    {
        var picture = new Raster<Rgb8>(Width, Height);
        new GroundRenderer(grounds, fade, Width, Height, threads).Paint(view, picture);
        return picture;
    }

    static TexturedGround Square(double upM, Rgb8? one = null)
    {
        var mesh = new TriangleMesh(new(10, 20, upM), [-4, 4, 0, 4, 4, 0, -4, -4, 0, 4, -4, 0], [], [0, 0, 1, 0, 0, 1, 1, 1], [0, 2, 1, 1, 2, 3]);
        var light = new Raster<GroundLight>(64, 64);
        for (var i = 0; i < 64 * 64; i++)
        {
            light.Pixels[i] = new((i % 64 < 32 ? 0 : 1) + (i / 64 < 32 ? 0 : 2), 0, 0);
        }

        return new(mesh, TexturePyramid.Of(light, quarter => one ?? Quarters[(int)quarter.R]));
    }
}
