using System.IO.Compression;
using System.Text.Json;
using Farside.Core.Rasters;
using Farside.Formats.Tiff;

namespace Farside.Tests.Site;

public sealed class TerrainPageTests : IDisposable
{
    const int Side = 16;
    const string Page = "products/terrain/pcam-0001-c/index.html";

    readonly SiteLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Heights_errors_and_slopes_of_a_grid_come_back_from_the_page_s_script_within_its_steps()
    {
        Make(Ground(Side));
        Assert.Empty(_lab.Publish().Refused);

        var level = Assert.Single(Script("heights", "heights.js").GetProperty("levels").EnumerateArray());
        var (width, height) = (level.GetProperty("width").GetInt32(), level.GetProperty("height").GetInt32());
        // Of sixteen rows and columns the outer two hold no ground.
        Assert.Equal((12, 12), (width, height));
        Assert.Equal((-0.35, 0.35), (level.GetProperty("westM").GetDouble(), level.GetProperty("northM").GetDouble()));
        var bytes = Unpacked(level.GetProperty("cells").GetString()!);
        var code = 0;
        for (var at = 0; at < width * height; at++)
        {
            code = (code + (bytes[at] << 8) + bytes[(width * height) + at]) & 0xffff;
            var told = level.GetProperty("leastM").GetDouble() + ((code - 1) * level.GetProperty("stepM").GetDouble());
            Assert.Equal(HeightAt(2 + (at % width), 2 + (at / width)), told, 1e-4);
            Assert.Equal(0.01, 1e-4 * Math.Pow(10, (bytes[(2 * width * height) + at] - 1) * 5.0 / 254), 3e-4);
            Assert.Equal(12, (bytes[(3 * width * height) + at] - 1) / 2.8, 0.2);
        }
    }

    [Fact]
    public void A_terrain_s_page_has_its_mesh_its_sun_and_its_stop_and_asks_for_three_js_alone_there()
    {
        Make(Ground(Side));
        _lab.Make("picture", "A_1.2B");
        _lab.Publish();

        var data = _lab.Data("terrain/pcam-0001-c");
        var terrain = data.GetProperty("terrain");
        Assert.Equal(("terrain", "mesh.js", "heights.js"), (data.GetProperty("kind").GetString(), terrain.GetProperty("mesh").GetString(), terrain.GetProperty("heights").GetString()));
        Assert.Equal(97, terrain.GetProperty("sun").GetProperty("elevationDeg").GetArrayLength());
        // The label of that frame: the Sun at 36.7°, 37.9° high.
        Assert.Equal(37.9, terrain.GetProperty("light").GetProperty("elevationDeg")[0].GetDouble(), 0.15);
        Assert.Equal([1, 2, 3], Unpacked(Script("mesh", "mesh.js").GetString()!));
        Assert.Contains("assets/terrain.js", _lab.Read(Page), StringComparison.Ordinal);
        Assert.DoesNotContain("assets/terrain.js", _lab.Read("products/picture/A_1.2B/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_grid_costs_the_numbers_and_not_the_mesh()
    {
        Make(Ground(Side));
        File.WriteAllText(Path.Combine(_lab.Products, "terrain/pcam-0001-c/dem-10cm.tif"), "no TIFF");
        _lab.Publish();

        var terrain = _lab.Data("terrain/pcam-0001-c").GetProperty("terrain");
        Assert.Equal(("mesh.js", JsonValueKind.Null), (terrain.GetProperty("mesh").GetString(), terrain.GetProperty("heights").ValueKind));
    }

    [Fact]
    public void A_film_about_the_ground_is_played_on_its_page_and_a_page_without_one_has_no_player()
    {
        Make(Ground(Side));
        _lab.Publish();
        Assert.DoesNotContain("<video", _lab.Read(Page), StringComparison.Ordinal);

        Make(Ground(Side), SiteLab.File_("turntable.mp4", "film", 1280, 720), SiteLab.File_("turntable.png", "display", 1280, 720));
        _lab.Publish();

        var page = _lab.Read(Page);
        var player = page[page.IndexOf("<video", StringComparison.Ordinal)..page.IndexOf("</video>", StringComparison.Ordinal)];
        Assert.Contains("controls", player, StringComparison.Ordinal);
        Assert.Contains("width=\"1280\" height=\"720\"", player, StringComparison.Ordinal);
        Assert.Contains("poster=\"turntable.png\"", player, StringComparison.Ordinal);
        Assert.Contains("<source src=\"turntable.mp4\" type=\"video/mp4\">", player, StringComparison.Ordinal);
        Assert.True(_lab.Has("products/terrain/pcam-0001-c/turntable.mp4"));
    }

    [Fact]
    public void A_site_that_shares_no_pixels_shares_no_ground()
    {
        Make(Ground(Side), SiteLab.File_("turntable.mp4", "film", 1280, 720));
        _lab.Publish(new() { IsLinksOnly = true });

        Assert.DoesNotContain("<video", _lab.Read(Page), StringComparison.Ordinal);

        Assert.Equal(JsonValueKind.Null, _lab.Data("terrain/pcam-0001-c").GetProperty("terrain").ValueKind);
        Assert.False(_lab.Has("products/terrain/pcam-0001-c/mesh.js"));
    }

    static double HeightAt(int x, int y) => 0.5 + (0.03 * x) - (0.02 * y);

    static Bitmap Ground(int side)
    {
        var ground = new Bitmap(side, side, 3, SampleKind.Float32);
        for (var at = 0; at < side * side; at++)
        {
            var (x, y) = (at % side, at / side);
            var isGround = x >= 2 && y >= 2 && x < side - 2 && y < side - 2;
            var cell = ground.Samples<float>().Slice(3 * at, 3);
            (cell[0], cell[1], cell[2]) = isGround ? ((float)HeightAt(x, y), 0.01f, 5f) : (float.NaN, float.NaN, float.NaN);
        }

        return ground;
    }

    void Make(Bitmap ground, params object[] more)
    {
        var folder = _lab.Make("terrain", "pcam-0001-c", change: record => record["files"] = (object[])
        [
            SiteLab.File_("display.png", "display", 8, 6), SiteLab.File_("thumbnail.png", "thumbnail", 4, 3), SiteLab.File_("dem-10cm.tif", "data", Side, Side), SiteLab.File_("slope-10cm.tif", "data", Side, Side),
            SiteLab.File_("mesh.glb", "data", 0, 0), .. more,
        ]);
        var slopes = new Bitmap(Side, Side, 2, SampleKind.Float32);
        slopes.Samples<float>().Fill(12);
        var options = new TiffOptions { Geo = GeoReference.OrthographicOnSphere("here", 1_737_400, -45, 177, -0.6, 0.6, 0.1) };
        TiffWriter.Write(Path.Combine(folder, "dem-10cm.tif"), ground, options);
        TiffWriter.Write(Path.Combine(folder, "slope-10cm.tif"), slopes, options);
        File.WriteAllBytes(Path.Combine(folder, "mesh.glb"), [1, 2, 3]);
        File.WriteAllBytes(Path.Combine(folder, "turntable.png"), SiteLab.Picture(1280, 720));
        File.WriteAllBytes(Path.Combine(folder, "turntable.mp4"), [4, 5]);
    }

    JsonElement Script(string name, string file)
    {
        var text = _lab.Read($"products/terrain/pcam-0001-c/{file}");
        var start = $"farside.put(\"{name}\",";
        Assert.StartsWith(start, text, StringComparison.Ordinal);
        return JsonDocument.Parse(text[start.Length..text.LastIndexOf(')')]).RootElement;
    }

    static byte[] Unpacked(string base64)
    {
        using var zlib = new ZLibStream(new MemoryStream(Convert.FromBase64String(base64)), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zlib.CopyTo(bytes);
        return bytes.ToArray();
    }
}
