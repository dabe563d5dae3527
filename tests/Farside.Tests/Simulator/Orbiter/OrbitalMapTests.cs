using System.Text.Json.Nodes;
using Farside.Core.Rasters;
using Farside.Formats.Tiff;

namespace Farside.Tests.Simulator.Orbiter;

/// <summary>The maps beside the truth, against the truth itself.</summary>
[Collection(nameof(SmallArchive))]
public sealed class OrbitalMapTests(SmallArchive archive)
{
    const double RadiusM = 1_737_400, SiteM = RadiusM - 5935;

    [Fact]
    public void Heights_from_orbit_are_those_of_the_ground_above_the_sphere_with_an_error_of_about_a_metre()
    {
        var (truth, _) = Open("terrain/landing-100cm.tif");
        var (dem, geo) = Open("basemap/basemap-dem.tif");
        var errors = new List<double>();
        for (var row = 0; row < dem.Height; row++)
        {
            for (var column = 0; column < dem.Width; column++)
            {
                // From the Moon's centre through the map's place on the sphere to the ground.
                var (x, y) = geo.MapOf(column, row);
                var radius = RadiusM + dem.Samples<float>()[(row * dem.Width) + column];
                var (east, north) = (radius * x / RadiusM, radius * y / RadiusM);
                if (Math.Max(Math.Abs(east), Math.Abs(north)) < 180)
                {
                    var up = Math.Sqrt((radius * radius) - (east * east) - (north * north)) - SiteM;
                    errors.Add(up - Truth(truth, east, north));
                }
            }
        }

        var mean = errors.Average();
        Assert.InRange(mean, -0.4, 0.4);
        Assert.InRange(Math.Sqrt(errors.Average(error => (error - mean) * (error - mean))), 0.5, 1.5);
    }

    [Fact]
    public void The_picture_from_orbit_is_brighter_where_the_ground_faces_a_Sun_that_is_not_the_landings()
    {
        var (truth, _) = Open("terrain/landing-100cm.tif");
        var (picture, geo) = Open("basemap/basemap-image.tif");
        var facts = JsonNode.Parse(File.ReadAllText(Path.Combine(archive.Truth, "activities", "base-map.json")))!["baseMaps"]!.AsArray();
        var azimuth = (double)facts[0]!["sun"]!["azimuthDeg"]! * Math.PI / 180;
        var (along, across, count) = (0.0, 0.0, 0);
        var mean = 0.0;
        for (var step = 0; step < 2; step++)
        {
            for (var y = -200.0; y <= 200; y += 2)
            {
                for (var x = -200.0; x <= 200; x += 2)
                {
                    var (column, row) = geo.PixelOf(x, y);
                    double bright = picture.Bytes[((int)Math.Round(row) * picture.Width) + (int)Math.Round(column)];
                    if (step == 0)
                    {
                        (mean, count) = (mean + bright, count + 1);
                        continue;
                    }

                    var (east, north) = (x * SiteM / RadiusM, y * SiteM / RadiusM);
                    var (slopeEast, slopeNorth) = ((Truth(truth, east + 2, north) - Truth(truth, east - 2, north)) / 4, (Truth(truth, east, north + 2) - Truth(truth, east, north - 2)) / 4);
                    along -= (bright - (mean / count)) * ((slopeEast * Math.Sin(azimuth)) + (slopeNorth * Math.Cos(azimuth)));
                    across -= (bright - (mean / count)) * ((slopeEast * Math.Cos(azimuth)) - (slopeNorth * Math.Sin(azimuth)));
                }
            }
        }

        Assert.True(along > 0);
        Assert.InRange(across / along, -0.25, 0.25);
        Assert.InRange(Math.Abs(Math.IEEERemainder((azimuth * 180 / Math.PI) - 50.7, 360)), 60, 180);
    }

    [Fact]
    public void Every_map_from_orbit_says_that_it_was_simulated()
    {
        var maps = Directory.GetFiles(Path.Combine(archive.Truth, "basemap"));

        Assert.Equal(["basemap-dem-wide.tif", "basemap-dem.tif", "basemap-image-wide.tif", "basemap-image.tif"], maps.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var map in maps)
        {
            using var reader = TiffReader.Open(map);
            Assert.Contains("SIMULATED", reader.Pages[0].Description, StringComparison.Ordinal);
        }
    }

    (Bitmap Picture, GeoReference Geo) Open(string name)
    {
        using var reader = TiffReader.Open(Path.Combine(archive.Truth, name));
        return (reader.Pages[0].Read(), reader.Pages[0].Geo!);
    }

    // The truth's pixels lie on whole metres of the site's axes.
    static double Truth(Bitmap truth, double east, double north)
    {
        var half = truth.Width / 2;
        var (x, y) = (east + half, (truth.Height - 1 - half) - north);
        var (column, row) = ((int)Math.Floor(x), (int)Math.Floor(y));
        double At(int c, int r) => truth.Samples<float>()[(r * truth.Width) + c];
        return double.Lerp(double.Lerp(At(column, row), At(column + 1, row), x - column), double.Lerp(At(column, row + 1), At(column + 1, row + 1), x - column), y - row);
    }
}
