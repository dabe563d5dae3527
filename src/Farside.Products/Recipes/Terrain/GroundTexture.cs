using Farside.Core.Rasters;
using Farside.Formats.Glb;
using Farside.Formats.Jpeg;
using Farside.Formats.Png;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Films;

namespace Farside.Products.Recipes.Terrain;

/// <summary>The light of a model as textures: sRGB pictures of squares of ground.</summary>
/// <param name="model">Tells how bright the ground is on the whole.</param>
/// <param name="paint">Its light: pictures resolve more than stereo.</param>
sealed class GroundTexture(TerrainModel model, IGroundPaint paint)
{
    // What the brightest ground that is no glint is shown as, linear: near ground may be brighter than all that is far.
    const double ShownWhite = 0.8;

    readonly double _gain = ShownWhite / model.Levels.Max(Bright);

    public MeshTexture Of(double westM, double northM, double sideM, int sidePx)
    {
        var picture = Picture(westM, northM, sideM, sidePx);
        if (Jpeg.IsAvailable)
            return MeshTexture.Jpeg(Jpeg.Encode(picture, new() { Quality = 88 }));

        using var png = new MemoryStream();
        PngWriter.Write(png, picture, new() { Colour = PngColour.Srgb });
        return MeshTexture.Png(png.ToArray());
    }

    /// <summary>The same for a film: what has no light stays open.</summary>
    /// <param name="sidePx">A power of two.</param>
    public TexturePyramid Pyramid(double westM, double northM, double sideM, int sidePx) =>
        TexturePyramid.Of(paint.Paint(westM, northM, sideM, sidePx), one => GroundColours.Of(one, _gain));

    public Bitmap Picture(double westM, double northM, double sideM, int sidePx)
    {
        var (ground, shown) = (paint.Paint(westM, northM, sideM, sidePx), new Raster<Rgb8>(sidePx, sidePx));
        for (var i = 0; i < shown.Pixels.Length; i++)
            shown.Pixels[i] = GroundColours.Of(ground.Pixels[i], _gain);

        return Bitmap.From(shown, 3, SampleKind.UInt8);
    }

    static double Bright(TerrainLevel level)
    {
        var lights = level.Light.Pixels.ToArray().Where(one => !one.IsMissing).Select(one => (double)Math.Max(one.R, Math.Max(one.G, one.B))).Order().ToList();
        return Math.Max(1e-9, lights.Count == 0 ? 0 : lights[Math.Min(lights.Count - 1, (int)(lights.Count * 0.99))]);
    }
}
