using Farside.Catalogue.Records;

namespace Farside.Site.Kinds;

/// <summary>Which kind of page shows which product. A new recipe adds a line here, and a class where no kind fits; what is not named is shown by what it has.</summary>
static class KindBook
{
    static readonly IPageKind Picture = new PictureKind();
    static readonly IPageKind Facts = new FactsKind();
    static readonly IPageKind Plot = new PlotKind();
    static readonly IPageKind Planet = new PlanetKind();
    static readonly IPageKind GroundMap = new GroundMapKind();
    static readonly IPageKind Panorama = new PanoramaKind();

    static readonly Dictionary<string, IPageKind> ByRecipe = new(StringComparer.Ordinal)
    {
        ["picture"] = Picture,
        ["contact-sheet"] = Picture,
        ["look"] = Picture,
        ["colour"] = Picture,
        ["anaglyph"] = new AnaglyphKind(),
        ["stereo-panorama"] = new AnaglyphKind(),
        ["terrain"] = new TerrainKind(),
        ["compare"] = new CompareKind(),
        ["landing-film"] = new FilmKind(),
        ["descent-track"] = Plot,
        ["descent-map"] = new DescentMapKind(),
        ["radargram"] = new RadargramKind(),
        ["traverse"] = new ChartKind("days.csv", "stops.csv"),
        ["stops"] = new ChartKind("stops.csv"),
        ["timeline"] = new ChartKind("timeline.csv"),
        ["spectrum"] = new ChartKind("bands.csv", "matches.csv", "spectrum.csv") { Curves = "curves.csv", Beside = "footprint.png" },
        ["dose"] = new ChartKind("days.csv"),
        ["neutral-atoms"] = new ChartKind("flux.csv"),
        ["radio"] = new ChartKind("spectrum.csv"),
        ["geometry"] = Facts,
        ["hardware"] = Facts,
    };

    public static IPageKind Of(ProductRecord record) => record.Recipe == "panorama" ? OfPanorama(record) : ByRecipe.GetValueOrDefault(record.Recipe) ?? ByContent(record);

    public static IPageKind WithoutViewer => Facts;

    /// <summary>Whether a product's page may give the site's map a picture of the ground.</summary>
    public static bool IsOnTheMap(string recipe) => recipe is "panorama" or "descent-map";

    static IPageKind OfPanorama(ProductRecord record) => record.Options.FirstOrDefault(option => option.Key == "projection").Value switch
    {
        "Vertical" => GroundMap,
        "Azimuthal" or "Perspective" or "Cubemap" => Planet,
        _ => Panorama,
    };

    static IPageKind ByContent(ProductRecord record) =>
        record.Files.Any(file => file.Role == "table") ? Plot : record.Display is not null ? Picture : Facts;
}
