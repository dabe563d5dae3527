using System.CommandLine;
using Farside.Processing.Photogrammetry.Stereo;
using Farside.Products.Panoramas;
using Farside.Products.Recipes;
using Farside.Products.Recipes.Hardware;
using Farside.Products.Recipes.Terrain;

namespace Farside.Cli;

/// <summary>How <c>make</c> is asked for other panoramas and anaglyphs than the usual ones, and told what nobody can see in the frames by themselves.</summary>
sealed class MosaicOptions
{
    readonly Option<ProjectionKind?> _projection = WordOption.Create<ProjectionKind>("--projection", "Panoramas in this projection only; by default a ring gives a panorama, a little planet and a map.");
    readonly Option<int?> _width = CommonOptions.WholeOrNone("--width", "Pixels of a panorama's whole turn, or across a planet, a map or a face.", PicturePanorama.LeastWidth, PicturePanorama.MostWidth, "pixels");
    readonly Option<bool> _native = new("--native") { Description = "Panoramas in the frames' own resolution, however wide." };
    readonly Option<string?> _eye = new("--eye") { Description = "Panoramas of this eye, L or R; L by default." };
    readonly Option<bool> _layers = new("--layers") { Description = "Keep every warped frame of a panorama as a TIFF, for finishing by hand." };
    readonly Option<bool> _preview = new("--preview") { Description = "Panoramas and anaglyphs at a quarter of their size." };
    readonly Option<AnaglyphMethod?> _colours = WordOption.Create<AnaglyphMethod>("--anaglyph", "How an anaglyph's colours are shared; dubois by default.");

    readonly Option<TerrainQuality?> _quality = WordOption.Create<TerrainQuality>("--quality", "How finely terrain is matched; preview by default: colour mosaics at half their size.");

    readonly Option<string?> _stations = new("--station") { Description = "Join the terrain of all sequences of these rover stops, e.g. S012 or S012,S013; for make terrain." };

    readonly Option<bool> _backplanes = new("--backplanes") { Description = "For make terrain: a file for each pair with the place, range, incidence, emission, phase and slope behind every pixel of its left frame." };

    readonly Option<bool> _turntable = new("--turntable") { Description = "For make terrain: a film that goes once about the ground; ffmpeg encodes it." };

    readonly Option<bool> _ply = new("--ply") { Description = "For make terrain: the mesh as PLY too." };
    readonly Option<bool> _obj = new("--obj") { Description = "For make terrain: the mesh as Wavefront OBJ too, with its textures." };

    readonly Option<string[]> _masks = new("--mask") { Description = "Pixels that show the camera's own vehicle: a PNG named after its frames or camera, a CSV or GeoJSON of polygons (docs/products/hardware.md). May be given again." };

    readonly Option<string?> _patch = new("--patch") { Description = "A patch of known colours in view: JSON with its frame, corners, squares and their L*a*b* (docs/products/colour.md). White balance and matrix come from it." };
    readonly Option<bool> _soil = new("--soil-from-spectra") { Description = "Take the soil's redness from the archive's own spectra instead of a soil that was brought home." };

    public MosaicOptions()
    {
        _eye.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>()?.ToUpperInvariant() is not ("L" or "R"))
            {
                result.AddError($"--eye: found {result.Tokens[^1].Value}; expected L or R.");
            }
        });
    }

    public IEnumerable<Option> All => [_projection, _width, _native, _eye, _layers, _preview, _colours, _quality, _stations, _backplanes, _turntable, _ply, _obj, _masks, _patch, _soil];

    /// <summary>The sequence that the joined terrain of some stops goes by; null where none are asked for.</summary>
    public string? Joined(ParseResult parsed) => Stations(parsed) is { Count: > 0 } stations ? TerrainRecipe.NameOf(stations) : null;

    List<string> Stations(ParseResult parsed) => [.. (parsed.GetValue(_stations) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>What the command line asks for.</summary>
    public RecipeChoices Choices(ParseResult parsed)
    {
        var (preview, width) = (parsed.GetValue(_preview), parsed.GetValue(_width));
        var method = parsed.GetValue(_colours) ?? AnaglyphMethod.Dubois;
        var own = parsed.GetValue(_native) ? int.MaxValue : new PanoramaOptions().MostOwnWidth;
        var panorama = new PanoramaOptions
        {
            Projection = parsed.GetValue(_projection) ?? ProjectionKind.Equirectangular,
            Width = width,
            MostOwnWidth = own,
            Eye = (parsed.GetValue(_eye) ?? "L").ToUpperInvariant(),
            KeepsLayers = parsed.GetValue(_layers),
            IsPreview = preview,
        };
        return new()
        {
            Panorama = new(panorama, hasVariants: parsed.GetValue(_projection) is null && width is null),
            Anaglyph = new(new() { Method = method, Preview = preview }),
            StereoPanorama = new(new() { Method = method, Preview = preview, Width = width, MostOwnWidth = own }),
            Terrain = new(new() { Quality = parsed.GetValue(_quality) ?? TerrainQuality.Preview, Stations = Stations(parsed), HasBackplanes = parsed.GetValue(_backplanes), HasTurntable = parsed.GetValue(_turntable), HasPly = parsed.GetValue(_ply), HasObj = parsed.GetValue(_obj) }),
            Colour = new() { Patch = parsed.GetValue(_patch) is { } patch ? ColourPatch.Read(patch) : null, SoilFromSpectra = parsed.GetValue(_soil) },
            Masks = MaskBook.Read(parsed.GetValue(_masks) ?? []),
        };
    }
}
