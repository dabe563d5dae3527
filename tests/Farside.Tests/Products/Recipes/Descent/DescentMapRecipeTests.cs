using System.Globalization;
using System.Text.Json.Nodes;
using Farside.Core.Rasters;
using Farside.Formats.Tiff;
using Farside.Products.Recipes.Descent;
using Farside.Products.Runner;
using Farside.Tests.Processing.Descent.Map;

namespace Farside.Tests.Products.Recipes.Descent;

public sealed class DescentMapRecipeTests(PaintedMap map) : IClassFixture<PaintedMap>
{
    [SkippableFact]
    public void A_descent_becomes_a_map_that_gdal_opens_as_one_and_that_says_what_it_is()
    {
        var folder = map.Folder;

        Assert.Equal(("Chang’e-4 · Landing Camera · map of the landing place", true), (Made.Record(folder).Title, Made.Record(folder).Simulated));
        Assert.Equal(0.5, Made.Quality(folder, "finest pixel"));
        Assert.Equal(0.01, Made.Quality(folder, "finest pixel, standard deviation")!.Value, 6);
        var found = Judge.Ask("osgeo_utils", "python3-gdal", """
            import sys, glob, numpy as np
            from osgeo import gdal, osr
            from osgeo_utils.samples import validate_cloud_optimized_geotiff as cog
            gdal.UseExceptions(); folder = sys.argv[1]
            for f in glob.glob(folder + '/*.tif'):
                w, e, _ = cog.validate(f, full_check=True)
                assert not w and not e, (f, w, e)
            v = gdal.Open(folder + '/descent-map.vrt'); g = v.GetGeoTransform()
            fine = gdal.Open(folder + '/ortho-50cm.tif'); h = fine.GetGeoTransform()
            x, y = round((h[0] - g[0]) / g[1]) + 40, round((h[3] - g[3]) / g[5]) + 60
            same = np.array_equal(v.ReadAsArray(x, y, 50, 50), fine.ReadAsArray(40, 60, 50, 50))
            moon = v.GetSpatialRef(); moon.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
            one = osr.SpatialReference(fine.GetProjection()); print(same, moon.GetSemiMajor() == one.GetSemiMajor(), moon.GetProjParm('latitude_of_origin') == one.GetProjParm('latitude_of_origin'))
            """, folder);
        Assert.Equal("True True True", found);
    }

    [Fact]
    public void Every_offered_frame_has_a_footprint_and_every_pixel_a_frame()
    {
        var folder = map.Folder;

        var outlines = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "footprints.geojson")))!["features"]!.AsArray();
        Assert.Equal(PaintedDescent.Way.Count, outlines.Count);
        var made = JsonNode.Parse(File.ReadAllText(Made.File(folder, FileRole.Data)))!;
        Assert.Equal(PaintedDescent.Way.Count, made["frames"]!.AsArray().Count);
        foreach (var name in new[] { "nested.png", "whole.png", "centre.png", "map.tif", "sources-50cm.tif" })
        {
            Assert.True(File.Exists(Path.Combine(folder, name)), name);
        }
    }

    [Fact]
    public void A_map_from_orbit_is_drawn_around_and_leaves_every_other_file_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var picture = new Bitmap(256, 256, 1, SampleKind.UInt8);
        new Random(1).NextBytes(picture.Bytes);
        TiffWriter.Write(folder["orbit.tif"], picture, new() { Geo = GeoReference.OrthographicOnSphere("Moon", 1_737_400, -45.4446, 177.5991, -512, 512, 4) });

        Assert.Empty(PaintedMap.Run(folder, isSolved: true, folder["orbit.tif"]).Failures);

        var made = Path.Combine(folder["products"], "descent-map", "lcam-0001");
        var fact = Made.Record(made).Facts.Single(fact => fact.Name == "Surroundings").Value;
        Assert.Contains("orbit.tif, 4 m a pixel; laid by the lander's published place by label: frames and map are not joined", fact, StringComparison.Ordinal);
        var (with, without) = (Made.Bytes(made), Made.Bytes(map.Folder));
        Assert.Equal(["surroundings.png"], with.Keys.Except(without.Keys));
        Assert.All(without.Keys.Where(name => name != "product.json"), name => Assert.Equal(without[name], with[name]));
    }

    [Fact]
    public void A_descent_without_a_placed_frame_gives_no_map()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(1, PaintedMap.Run(folder, isSolved: false).Nothing);
    }

    [SkippableFact]
    public void Places_on_the_plane_have_the_longitudes_and_latitudes_that_gdal_gives_them()
    {
        var site = DescentMapSite.Of("ce4");
        var (longitude, latitude) = site.OnSphere(3000, -4500);

        var found = Judge.AskGdal("""
            import sys
            from osgeo import osr
            osr.UseExceptions()
            s = osr.SpatialReference(sys.argv[1]); s.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
            g = s.CloneGeogCS(); g.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
            x, y, _ = osr.CoordinateTransformation(s, g).TransformPoint(3000, -4500); print(f'{x:.9f} {y:.9f}')
            """, site.WellKnownText);
        var numbers = found.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(numbers[0], longitude, 7);
        Assert.Equal(numbers[1], latitude, 7);
    }
}
