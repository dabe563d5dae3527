using Farside.Archive.Maps;
using Farside.Core;
using Farside.Core.Rasters;
using Farside.Core.Sky;
using Farside.Core.Units;
using Farside.Formats.Tiff;
using Farside.Products.Descent;
using Farside.Tests.Cli;

namespace Farside.Tests.Archive.Maps;

public sealed class HostileMapTests : IDisposable
{
    static readonly LunarSite Site = new("test", Angle.FromDegrees(177.5991), Angle.FromDegrees(-45.4446), -5935);

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("MAP.LBL")]
    [InlineData("map.xml")]
    public void A_map_in_degrees_lies_where_its_label_says_with_its_heights(string name)
    {
        using var map = MapFile.Open(Write(name));
        map.Datum = name == "MAP.LBL" ? LunarSite.SphereRadiusM : 0;

        foreach (var (column, row) in new[] { (0, 0), (31, 0), (13, 7), (31, 15) })
        {
            var (longitude, latitude) = map.Placement.OnSphere(column, row)!.Value;
            Assert.Equal(0, Math.IEEERemainder(longitude.Degrees - (174.125 + (column / 4.0)), 360), 1e-9);
            Assert.Equal(-43.625 - (row / 4.0), latitude.Degrees, 1e-9);
            Assert.Equal(PlainMap.HeightM(column, row), map.Read(column, row, 1, 1)[0, 0], 1e-3);
        }
    }

    [Theory]
    [InlineData("MAP.LBL", "pixel", "MAP_RESOLUTION = 4. <PIX/DEG>", "", "MAP_SCALE = 7.5808376 <KM/PIX>", "MAP_SCALE = 0 <KM/PIX>")]
    [InlineData("MAP.LBL", "pixel", "MAP_RESOLUTION = 4. <PIX/DEG>", "", "MAP_SCALE = 7.5808376 <KM/PIX>", "MAP_SCALE = -7.5808376 <KM/PIX>")]
    [InlineData("MAP.LBL", "MAP_SCALE", "MAP_RESOLUTION = 4. <PIX/DEG>", "", "MAP_SCALE = 7.5808376 <KM/PIX>", "")]
    [InlineData("MAP.LBL", "MAP_SCALE", "MAP_SCALE = 7.5808376 <KM/PIX>", "MAP_SCALE = \"fine\"")]
    [InlineData("MAP.LBL", "", "MAP_RESOLUTION = 4. <PIX/DEG>", "MAP_RESOLUTION = 1E300 <PIX/DEG>", "MAP_SCALE = 7.5808376 <KM/PIX>", "")]
    [InlineData("MAP.LBL", "", "MAP_RESOLUTION = 4. <PIX/DEG>", "", "MAP_SCALE = 7.5808376 <KM/PIX>", "MAP_SCALE = 1E300 <KM/PIX>")]
    [InlineData("MAP.LBL", "LINE_PROJECTION_OFFSET", "LINE_PROJECTION_OFFSET = -174.5", "")]
    [InlineData("MAP.LBL", "SAMPLE_PROJECTION_OFFSET", "SAMPLE_PROJECTION_OFFSET = 23.5", "")]
    [InlineData("MAP.LBL", "bounds", "LINE_PROJECTION_OFFSET = -174.5", "LINE_PROJECTION_OFFSET = 4000")]
    [InlineData("MAP.LBL", "", "LINE_PROJECTION_OFFSET = -174.5", "LINE_PROJECTION_OFFSET = 1E308")]
    [InlineData("MAP.LBL", "", "SAMPLE_PROJECTION_OFFSET = 23.5", "SAMPLE_PROJECTION_OFFSET = 1E308")]
    [InlineData("MAP.LBL", "A_AXIS_RADIUS", "A_AXIS_RADIUS = 1737.4 <KM>", "")]
    [InlineData("MAP.LBL", "radius", "A_AXIS_RADIUS = 1737.4 <KM>", "A_AXIS_RADIUS = 0 <KM>")]
    [InlineData("MAP.LBL", "radius", "A_AXIS_RADIUS = 1737.4 <KM>", "A_AXIS_RADIUS = -1737.4 <KM>")]
    [InlineData("MAP.LBL", "radius", "A_AXIS_RADIUS = 1737.4 <KM>", "A_AXIS_RADIUS = 1E30 <KM>")]
    [InlineData("MAP.LBL", "projection", "CENTER_LONGITUDE = 180. <DEG>", "CENTER_LONGITUDE = 1E12 <DEG>")]
    [InlineData("MAP.LBL", "MAP_PROJECTION_TYPE", "MAP_PROJECTION_TYPE = \"SIMPLE CYLINDRICAL\"", "")]
    [InlineData("MAP.LBL", "MAP_PROJECTION_TYPE", "\"SIMPLE CYLINDRICAL\"", "\"GOODE HOMOLOSINE\"")]
    [InlineData("MAP.LBL", "", "LINE_SAMPLES = 32", "LINE_SAMPLES = 0")]
    [InlineData("MAP.LBL", "", "LINE_SAMPLES = 32", "LINE_SAMPLES = 2000000000")]
    [InlineData("MAP.LBL", "", "LINES = 16", "LINES = -16")]
    [InlineData("map.xml", "a_axis_radius", "<cart:a_axis_radius unit=\"km\">1737.4</cart:a_axis_radius>", "")]
    [InlineData("map.xml", "radius", ">1737.4<", ">1e40<")]
    [InlineData("map.xml", "west_bounding_coordinate", "<cart:west_bounding_coordinate unit=\"deg\">174</cart:west_bounding_coordinate>", "")]
    [InlineData("map.xml", "", "unit=\"deg\">-43.5<", "unit=\"deg\">north<")]
    [InlineData("map.xml", "bounds", "unit=\"deg\">-43.5<", "unit=\"deg\">143.5<")]
    [InlineData("map.xml", "pixel size", "latitude_resolution unit=\"deg\">0.25<", "latitude_resolution unit=\"deg\">0<")]
    [InlineData("map.xml", "pixel size", "latitude_resolution unit=\"deg\">0.25<", "latitude_resolution unit=\"deg\">-0.25<")]
    [InlineData("map.xml", "", "longitude_resolution unit=\"deg\">0.25<", "longitude_resolution unit=\"deg\">90<")]
    public void A_label_that_says_of_a_map_what_cannot_be_is_refused_in_one_line_that_names_file_and_element(string name, string element, params string[] changes)
    {
        var path = Write(name, [.. changes.Chunk(2).Select(pair => (pair[0], pair[1]))]);

        var refusal = Assert.ThrowsAny<FarsideException>(() => MapFile.Open(path).Dispose());

        Assert.DoesNotContain('\n', refusal.Message);
        Assert.StartsWith(name, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(element, refusal.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("expected", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sphere", "A_AXIS_RADIUS = 1737.4 <KM>", "A_AXIS_RADIUS = 6378.137 <KM>")]
    [InlineData("extent", "CENTER_LONGITUDE = 180. <DEG>", "CENTER_LONGITUDE = 0. <DEG>")]
    [InlineData("heights", "OFFSET = 1737400.", "OFFSET = 1800000.")]
    public void A_map_of_the_Earth_of_elsewhere_or_of_other_heights_is_no_base_map(string element, string from, string to)
    {
        var path = PlainMap.WritePds3(_folder, (from, to));

        var refusal = Assert.ThrowsAny<FarsideException>(() => BaseMapFile.Load([path], Site));

        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Contains($"MAP.LBL: {element}: found", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0, 1737400.0, 0.0, "pixel")]
    [InlineData(double.NaN, 1737400.0, 0.0, "")]
    [InlineData(1.0, 0.0, 0.0, "radius")]
    [InlineData(1.0, double.PositiveInfinity, 0.0, "")]
    [InlineData(1.0, 1737400.0, 200.0, "projection")]
    public void A_GeoTIFF_that_says_what_cannot_be_is_refused_in_one_line(double pixelM, double radiusM, double latitude, string element)
    {
        var path = WriteTiff(GeoReference.OrthographicOnSphere("Moon", radiusM, latitude, 177.6, -8, 8, pixelM));

        var refusal = Assert.ThrowsAny<FarsideException>(() => MapFile.Open(path).Dispose());

        Assert.DoesNotContain('\n', refusal.Message);
        Assert.StartsWith("map.tif", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(element, refusal.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_picture_that_says_nothing_of_its_place_is_no_map() =>
        Assert.Contains("map.tif: map reference: found none", Assert.Throws<MapException>(() => MapFile.Open(WriteTiff(null)).Dispose()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("MAP.LBL")]
    [InlineData("map.xml")]
    public void A_map_whose_data_are_cut_off_is_known_as_far_as_they_go(string name)
    {
        var path = Write(name);
        Cut("MAP.IMG", 64 * 5);
        using var map = MapFile.Open(path);

        var all = map.Read(0, 0, map.Width, map.Height);

        Assert.Equal(5 * PlainMap.Width, all.Pixels.ToArray().Count(float.IsFinite));
        Assert.True(float.IsFinite(all[31, 4]) && float.IsNaN(all[0, 5]));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(200)]
    public void A_GeoTIFF_that_is_cut_off_is_refused_in_one_line(int bytes)
    {
        var path = WriteTiff(GeoReference.OrthographicOnSphere("Moon", 1737400, -45, 177.6, -8, 8, 1));
        Cut("map.tif", bytes);

        var refusal = Assert.ThrowsAny<FarsideException>(() =>
        {
            using var map = MapFile.Open(path);
            map.Read(0, 0, map.Width, map.Height);
        });

        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Theory]
    [InlineData("A_AXIS_RADIUS = 1737.4 <KM>", "A_AXIS_RADIUS = 0 <KM>")]
    [InlineData("LINE_PROJECTION_OFFSET = -174.5", "LINE_PROJECTION_OFFSET = 4000")]
    public void Inspecting_a_label_with_an_impossible_map_says_so_in_one_line_and_ends_with_2(string from, string to)
    {
        var (exitCode, output, errors) = FarsideProcess.Run("inspect", PlainMap.WritePds3(_folder, (from, to)));

        Assert.Equal((2, ""), (exitCode, errors));
        Assert.Single(output.Split('\n'), line => line.Contains("MAP.LBL: ", StringComparison.Ordinal) && line.Contains("expected", StringComparison.Ordinal));
    }

    [Fact]
    public void Inspecting_an_impossible_GeoTIFF_ends_with_one_line_and_1()
    {
        var (exitCode, output, errors) = FarsideProcess.Run("inspect", WriteTiff(GeoReference.OrthographicOnSphere("Moon", 1737400, -45, 177.6, -8, 8, 0)));

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("map.tif", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    string Write(string name, params (string From, string To)[] changes) => name == "MAP.LBL" ? PlainMap.WritePds3(_folder, changes) : PlainMap.WritePds4(_folder, changes);

    string WriteTiff(GeoReference? geo)
    {
        TiffWriter.Write(_folder["map.tif"], new Bitmap(16, 16, 1, SampleKind.Float32), new() { Geo = geo });
        return _folder["map.tif"];
    }

    void Cut(string name, int bytes) => File.WriteAllBytes(_folder[name], File.ReadAllBytes(_folder[name])[..bytes]);
}
