using System.Text.Json.Nodes;
using Farside.Catalogue.Records;
using Farside.Formats.Pictures;
using Farside.Site.Pages;

namespace Farside.Site.Kinds;

/// <summary>A ground to walk on: its mesh, its heights with their errors, its tiles, and the Sun over it; its drawings where a browser gives no third dimension.</summary>
sealed class TerrainKind : IPageKind
{
    const string Mesh = "mesh.glb";
    const string Tileset = "tileset.json";
    const string Turn = "turntable.mp4";
    const string TurnPoster = "turntable.png";
    const long MostMeshBytes = 64 << 20;

    static readonly (string File, string Role)[] Drawings = [("relief.png", "relief"), ("ortho.png", "ortho"), ("heights.png", "heights"), ("slope.png", "slope")];

    public string Name => "terrain";
    public IReadOnlyList<string> Scripts => ["viewer.js", "terrain.js"];

    public PageView View(PageSource source)
    {
        var drawings = Drawings.Select(known => source.File(known.File) is { IsPicture: true } file ? source.Pictures.Show(file, known.Role) : null).OfType<PageImage>().ToList();
        return new()
        {
            Images = drawings.Count > 0 ? drawings : [.. new[] { source.Pictures.Display() }.OfType<PageImage>()],
            Below = Film(source),
            Data = new() { ["terrain"] = source.Pictures.IsLinksOnly || source.File(Mesh) is not { Bytes: <= MostMeshBytes } ? null : Ground(source) },
        };
    }

    // The turn about the ground, where one was made; the browser's own player.
    static string Film(PageSource source) => source.Pictures.IsLinksOnly || source.File(Turn) is not { } film ? ""
        : $"""<section class="turn">{Html.Say("h2", "terrain.turn")}{FilmKind.Player(film, source.File(TurnPoster) is { IsPicture: true } poster ? source.Pictures.Show(poster, "turn") : null, preload: "none")}</section>""";

    static JsonObject Ground(PageSource source)
    {
        var mesh = source.File(Mesh)!;
        source.Pictures.Make(TerrainScripts.MeshFile, $"mesh/1 {mesh.Bytes} {mesh.Sha256}", () => TerrainScripts.Mesh(source.PathOf(Mesh)));
        return new()
        {
            ["mesh"] = TerrainScripts.MeshFile,
            ["heights"] = Heights(source),
            ["tiles"] = source.File(Tileset) is null ? null : Tileset,
            ["eye"] = Stop(source) is { } place ? new JsonArray(place.EastM, place.NorthM, place.UpM) : null,
            ["light"] = TerrainSun.Light(source.Record, source.Row),
            ["sun"] = TerrainSun.Day(source.Record, source.Row),
        };
    }

    static SitePlace? Stop(PageSource source) => source.Row.Rover
        ?? source.Contents.Stations.All.Where(station => station.Mission == source.Record.Mission && station.Id == source.Row.Station).Select(station => (SitePlace?)station.Place).FirstOrDefault();

    /// <summary>Null where a grid is broken: the mesh is shown without numbers.</summary>
    static string? Heights(PageSource source)
    {
        var grids = source.Record.Files.Where(file => file.Name.StartsWith("dem-", StringComparison.Ordinal) && file.Name.EndsWith(".tif", StringComparison.Ordinal)).ToList();
        try
        {
            var stamp = string.Join(' ', grids.Select(file => $"{file.Name} {file.Bytes} {file.Sha256}"));
            var paths = grids.Select(file => (source.PathOf(file.Name), source.PathOf("slope-" + file.Name["dem-".Length..]))).ToList();
            source.Pictures.Make(TerrainScripts.HeightsFile, $"heights/1 {stamp}", () => TerrainScripts.Heights(paths));
            return TerrainScripts.HeightsFile;
        }
        catch (Exception broken) when (broken is PictureException or IOException)
        {
            return null;
        }
    }
}
