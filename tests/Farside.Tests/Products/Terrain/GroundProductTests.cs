using System.Text.Json;
using Farside.Core.Units;
using Farside.Formats.Glb;
using Farside.Formats.Png;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Views;
using Farside.Products.Recipes.Descent;
using Farside.Products.Recipes.Drawing;
using Farside.Products.Recipes.Terrain;
using Farside.Tests.Formats.Glb;
using Farside.Tests.Processing.Terrain;

namespace Farside.Tests.Products.Terrain;

public class GroundProductTests
{
    static readonly Lazy<TerrainModel> Ground = new(() => TerrainGridder.Make([KnownGround.WithRock.Seen(new(0, 0, 1.7), pointRad: 0.004)]));

    [Fact]
    public void Every_picture_of_simulated_ground_says_so_and_whom_it_thanks()
    {
        PlotPage[] pages =
        [
            GroundPictures.Relief(Ground.Value, Sunlight.From(120, 12), "Relief", isSimulated: true),
            GroundPictures.Heights(Ground.Value, "Heights", isSimulated: true),
            GroundPictures.Slope(Ground.Value, 0.3, "Slope", isSimulated: true),
            GroundPictures.Contour(Ground.Value, "Contours & <lines>", isSimulated: true),
            GroundPictures.Profile(ElevationProfile.Along(Ground.Value, [(1, 0.5), (9, 4)], 0.02), "Profile", isSimulated: true),
        ];

        for (var i = 0; i < pages.Length; i++)
        {
            var svg = System.Text.Encoding.UTF8.GetString(pages[i].ToSvg());
            Assert.Contains("SIMULATED", svg, StringComparison.Ordinal);
            Assert.Contains("CNSA / CLEP / GRAS", svg, StringComparison.Ordinal);
            Assert.DoesNotContain("<lines>", svg, StringComparison.Ordinal);
            if (Environment.GetEnvironmentVariable("FARSIDE_PICTURES") is { } folder)
                PngWriter.Write(Path.Combine(folder, $"ground-{i}.png"), pages[i].ToBitmap());
        }
    }

    [SkippableFact]
    public void Tiles_and_the_whole_mesh_pass_Khronos_validator_and_every_tile_is_named()
    {
        using var folder = new TemporaryFolder();
        var (meshes, notes) = (new GroundMeshes(Ground.Value, new GroundPainter(Ground.Value)), new MeshNotes { IsSimulated = true });

        var names = meshes.WriteTiles(folder.Path, new("site", Angle.FromDegrees(177.6), Angle.FromDegrees(-45.4), 0), notes);
        var (rings, max, _) = meshes.Whole(0, 0, 0.003, 9);
        GlbWriter.Write(folder["mesh.glb"], meshes.Parts(rings), notes);

        using var tileset = JsonDocument.Parse(File.ReadAllBytes(folder["tileset.json"]));
        var root = tileset.RootElement.GetProperty("root");
        Assert.Equal("1.1", tileset.RootElement.GetProperty("asset").GetProperty("version").GetString());
        Assert.Equal("REPLACE", root.GetProperty("refine").GetString());
        Assert.Equal(16, root.GetProperty("transform").GetArrayLength());
        Assert.Equal(names.Count - 1, Uris(root).Distinct().Count());
        Assert.InRange(max, 0, 0.2);
        foreach (var name in names.Where(name => name.EndsWith(".glb", StringComparison.Ordinal)).Take(3).Append("mesh.glb"))
        {
            var verdict = GltfJudge.Ask(folder[name]);
            Assert.True(verdict is { Errors: 0, Warnings: 0 }, verdict.Messages);
        }
    }

    [SkippableFact]
    public void GDAL_reads_heights_where_they_stand_and_leaves_holes_open()
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder["dem.tif"]))
            new GroundRasters(DescentMapSite.Of("ce4"), "Ground", "CNSA / CLEP / GRAS", isSimulated: true).WriteHeights(file, Ground.Value.Finest);

        var answer = Judge.AskGdal("""
            import sys, numpy
            from osgeo import gdal
            d = gdal.Open(sys.argv[1]); g = d.GetGeoTransform(); a = d.GetRasterBand(1).ReadAsArray()
            x, y = 1.205, 0.495
            print(d.RasterCount, round(g[1], 6), int(numpy.isnan(a).any()), round(float(a[int((y - g[3]) / g[5]), int((x - g[0]) / g[1])]), 3), d.GetMetadataItem('SIMULATED'))
            """, folder["dem.tif"]).Split(' ');

        Assert.Equal(["3", "0.02", "1"], answer[..3]);
        Assert.Equal(KnownGround.Rolling.At(1.21, 0.49), double.Parse(answer[3], System.Globalization.CultureInfo.InvariantCulture), 0.01);
        Assert.Equal("yes", answer[4]);
    }

    static IEnumerable<string> Uris(JsonElement tile)
    {
        yield return tile.GetProperty("content").GetProperty("uri").GetString()!;
        if (tile.TryGetProperty("children", out var children))
        {
            foreach (var uri in children.EnumerateArray().SelectMany(Uris))
                yield return uri;
        }
    }
}
