using Farside.Processing.Descent.Map;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Views;

namespace Farside.Tests.Processing.Terrain;

public class TerrainViewsTests
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void A_plane_has_its_slope_everywhere_and_no_roughness(double rise)
    {
        var (slope, roughness) = TerrainSlope.Of(Level((x, y) => rise * x), 0.5);

        Assert.Equal(Math.Atan(rise) * 180 / Math.PI, slope[30, 30], 3);
        Assert.InRange(roughness[30, 30], 0, 1e-5);
    }

    [Fact]
    public void Roughness_is_the_scatter_about_the_plane()
    {
        var random = new Random(5);
        var (_, roughness) = TerrainSlope.Of(Level((x, y) => (0.2 * x) + (0.01 * KnownGround.Normal(random))), 1.1);

        Assert.Equal(0.01, roughness[32, 32], 0.0015);
    }

    [Theory]
    [InlineData(90, 20)]
    [InlineData(200, 35)]
    public void Level_ground_has_the_sine_of_the_Suns_elevation(double azimuthDeg, double elevationDeg)
    {
        var light = ShadedRelief.Of(Level((x, y) => 0), Sunlight.From(azimuthDeg, elevationDeg));

        Assert.Equal(Math.Sin(elevationDeg * Math.PI / 180), light[10, 50], 5);
    }

    [Fact]
    public void Ground_that_faces_the_Sun_is_brighter()
    {
        // Rising eastward, it faces west.
        var level = Level((x, y) => 0.2 * x);

        Assert.True(ShadedRelief.Of(level, Sunlight.From(270, 30))[30, 30] > ShadedRelief.Of(level, Sunlight.From(90, 30))[30, 30]);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(0)]
    [InlineData(225)]
    public void A_wall_casts_a_shadow_as_long_as_its_height_over_the_tangent_of_the_Suns_elevation(double azimuthDeg)
    {
        // A post one metre high in the middle; the shadow falls away from the Sun.
        var level = Level((x, y) => Math.Abs(x - 3.2) < 0.06 && Math.Abs(y + 3.2) < 0.06 ? 1 : 0);
        var shadow = CastShadow.Of(level, Sunlight.From(azimuthDeg, 30));
        var (sin, cos) = Math.SinCos(azimuthDeg * Math.PI / 180);
        float At(double away) => shadow[(int)Math.Round(level.Grid.Column(3.2 - (away * sin))), (int)Math.Round(level.Grid.Row(-3.2 - (away * cos)))];

        Assert.InRange(At(1.5), 0, 0.05);
        Assert.Equal(1, At(1.95), 2);
        Assert.Equal(1, At(-0.5), 2);
    }

    [Fact]
    public void Contours_of_a_cone_are_closed_circles_of_the_right_radius()
    {
        var lines = Contours.Of(Level((x, y) => 3 - Math.Sqrt(((x - 3.2) * (x - 3.2)) + ((y + 3.2) * (y + 3.2)))), 0.5).Where(line => line.HeightM is > 0.4 and < 2.6).ToList();

        Assert.Equal(5, lines.Count);
        Assert.All(lines, line =>
        {
            Assert.True(line.IsClosed);
            Assert.All(line.Points, point => Assert.Equal(3 - line.HeightM, 0.1 * Math.Sqrt(Math.Pow(point.X - 31.5, 2) + Math.Pow(point.Y - 31.5, 2)), 0.02));
        });
    }

    [Fact]
    public void No_contour_crosses_open_ground()
    {
        var lines = Contours.At(Level((x, y) => x is > 3 and < 3.5 ? double.NaN : y), -3.33);

        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.False(line.IsClosed));
    }

    [Fact]
    public void A_profile_reads_the_ground_along_the_way_and_says_where_it_is_open()
    {
        var model = new TerrainModel([Level((x, y) => x > 5 ? double.NaN : 0.3 * x)], new(0, 0, 0, 0, 0), []);
        var profile = ElevationProfile.Along(model, [(1, -1), (4, -1), (6, -1)], 0.5);

        Assert.Equal(0.6, profile[2].HeightM, 3);
        Assert.Equal(1, profile[2].AlongM, 12);
        Assert.True(double.IsNaN(profile[^1].HeightM));
        Assert.Equal(11, profile.Count);
    }

    static TerrainLevel Level(Func<double, double, double> height)
    {
        var level = TerrainLevel.Open(new MapGrid(0.1, 0, 0, 64, 64));
        for (var row = 0; row < 64; row++)
        {
            for (var column = 0; column < 64; column++)
                (level.Heights[column, row], level.Sigmas[column, row]) = ((float)height(level.Grid.EastM(column), level.Grid.NorthOfM(row)), 0.01f);
        }

        return level;
    }
}
