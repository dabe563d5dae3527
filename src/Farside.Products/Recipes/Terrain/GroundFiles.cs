using Farside.Core.Sky;
using Farside.Formats.Glb;
using Farside.Formats.Png;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Views;
using Farside.Products.Recipes.Descent;
using Farside.Products.Recipes.Drawing;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Terrain;

/// <summary>All files and numbers of a terrain product, from its model.</summary>
/// <param name="paint">The light of its textures.</param>
sealed class GroundFiles(Workbench bench, TerrainModel heights, IGroundPaint paint, TerrainFilesOptions options)
{
    /// <param name="eye">Where the rover stood, east and north in metres: the mesh is finest there.</param>
    /// <param name="site">Where tiles stand on the Moon; null for the site's own axes.</param>
    public void Write((double EastM, double NorthM) eye, Sunlight sun, DescentMapSite map, LunarSite? site)
    {
        WriteRasters(new GroundRasters(map, bench.Title, bench.Rights.Credit, bench.IsSimulated));
        WritePictures(sun);
        WriteMeshes(new GroundMeshes(heights, paint), eye, site);
        Measure();
    }

    void WriteRasters(GroundRasters rasters)
    {
        foreach (var level in heights.Levels)
        {
            var name = DescentMapLabel.Pixel(level.Grid.PixelM);
            Save($"dem-{name}.tif", level, rasters.WriteHeights);
            Save($"slope-{name}.tif", level, (file, one) => rasters.WriteSlope(file, one, Math.Max(options.BaselineM, 3 * one.Grid.PixelM)));
        }

        foreach (var level in heights.Levels)
            Save($"ortho-{DescentMapLabel.Pixel(level.Grid.PixelM)}.tif", level, rasters.WriteOrtho);
    }

    void Save(string name, TerrainLevel level, Action<Stream, TerrainLevel> write)
    {
        using var file = File.Create(bench.Place(name, FileRole.Data, level.Grid.Width, level.Grid.Height));
        write(file, level);
    }

    void WritePictures(Sunlight sun)
    {
        ProductPictures.Save(bench, "relief", GroundPictures.Relief(heights, sun, bench.Title, bench.IsSimulated).ToBitmap(), PngColour.Srgb);
        Save("ortho", GroundPictures.Ortho(heights, bench.Title, bench.IsSimulated));
        Save("heights", GroundPictures.Heights(heights, bench.Title, bench.IsSimulated));
        Save("slope", GroundPictures.Slope(heights, options.BaselineM, bench.Title, bench.IsSimulated));
        var contours = GroundPictures.Contour(heights, bench.Title, bench.IsSimulated);
        bench.Write("contours.svg", FileRole.Display, contours.ToSvg(), contours.Width, contours.Height);
    }

    void Save(string name, PlotPage page) => ProductPictures.SaveOnly(bench, name, page.ToBitmap());

    void WriteMeshes(GroundMeshes meshes, (double EastM, double NorthM) eye, LunarSite? site)
    {
        var notes = new MeshNotes { Title = bench.Title, Credit = bench.Rights.Credit, IsSimulated = bench.IsSimulated };
        var (rings, max, rms) = meshes.Whole(eye.EastM, eye.NorthM, options.ToleranceM, options.StepsLog2);
        var parts = meshes.Parts(rings);
        GlbWriter.Write(bench.Place("mesh.glb", FileRole.Data), parts, notes);
        if (options.HasPly)
            PlyWriter.Write(bench.Place("mesh.ply", FileRole.Data), parts, notes);

        if (options.HasObj)
            WriteObj(parts, notes);

        if (options.HasTurntable)
            new Turntable(bench, heights, meshes.Filmed(rings), options.FilmTool).Write(eye);

        bench.Measure("triangles", rings.Sum(ring => ring.Mesh.TriangleCount));
        bench.Measure("mesh off the grid, largest", max, "m");
        bench.Measure("mesh off the grid, RMS", rms, "m");
        WriteTiles(meshes, site, notes);
    }

    void WriteObj(IReadOnlyList<MeshPart> parts, MeshNotes notes) =>
        Move("obj-made", folder => ObjWriter.Write(folder, "mesh", parts, notes));

    // Writers that choose names themselves write elsewhere first.
    void Move(string scratch, Func<string, IEnumerable<string>> write)
    {
        var folder = Directory.CreateDirectory(Path.Combine(bench.Scratch, scratch)).FullName;
        try
        {
            foreach (var name in write(folder))
                File.Move(Path.Combine(folder, name), bench.Place(name, FileRole.Data));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // One pair's ground may be narrower than two of the widest cells: the mesh holds it, a tree of tiles has no root.
    void WriteTiles(GroundMeshes meshes, LunarSite? site, MeshNotes notes)
    {
        try
        {
            Move("tiles-made", folder => meshes.WriteTiles(folder, site, notes, bench.Cancellation));
        }
        catch (TerrainException narrow)
        {
            bench.State("Tiles", $"left out: {narrow.Message}");
        }
    }

    void Measure()
    {
        foreach (var level in heights.Levels)
        {
            var sigmas = level.Sigmas.Pixels.ToArray().Where(sigma => !float.IsNaN(sigma)).Order().ToList();
            if (sigmas.Count > 0)
                bench.Measure($"sigma of heights in cells of {DescentMapLabel.Pixel(level.Grid.PixelM)}, median", sigmas[sigmas.Count / 2], "m");
        }

        bench.Measure("points", heights.Tally.Offered);
        bench.Measure("points too uncertain", heights.Tally.TooUncertain);
        bench.Measure("points without numbers", heights.Tally.NotFinite);
        bench.Measure("refusals of outliers by cells", heights.Tally.Outliers);
    }
}
