using Farside.Catalogue.Records;

namespace Farside.Site.Contents;

/// <summary>How much there is to look at in a product, 0–100: what "best first" means.</summary>
/// <remarks>
/// Kinds first: a film or a panorama shows more than a frame. Within a kind: coverage of a whole turn for panoramas, the share of burnt-out or black samples against
/// a frame, a colour frame before a grey one. It is a rule of taste, stated here; nothing is measured with it.
/// </remarks>
static class Score
{
    static readonly Dictionary<string, int> Base = new(StringComparer.Ordinal)
    {
        ["landing-film"] = 96,
        ["panorama"] = 84,
        ["stereo-panorama"] = 82,
        ["descent-map"] = 80,
        ["terrain"] = 78,
        ["anaglyph"] = 62,
        ["radargram"] = 60,
        ["spectrum"] = 56,
        ["traverse"] = 56,
        ["descent-track"] = 52,
        ["picture"] = 40,
        ["contact-sheet"] = 30,
        ["colour"] = 12,
        ["look"] = 10,
        ["geometry"] = 6,
        ["hardware"] = 4,
    };

    public static int Of(ProductRecord record) =>
        Math.Clamp((int)Math.Round(Base.GetValueOrDefault(record.Recipe, 20) + Merit(record)), 0, 100);

    static double Merit(ProductRecord record) => record.Recipe switch
    {
        "panorama" or "stereo-panorama" => Turn(record) + Shape(record),
        "picture" => (record.Mode == "C" || record.Instrument == "TCAM" ? 8 : 0) - Spoilt(record),
        _ => 0,
    };

    // A whole ring before a part of one.
    static double Turn(ProductRecord record) => 12 * Math.Clamp(Quality(record, "azimuth covered") / 360, 0, 1);

    static double Shape(ProductRecord record) => record.Id.EndsWith("-azimuthal", StringComparison.Ordinal) ? -6 : record.Id.EndsWith("-vertical", StringComparison.Ordinal) ? -14 : 0;

    static double Spoilt(ProductRecord record) => Math.Min(30, Quality(record, "samples at full scale") + (Quality(record, "samples at zero") / 2));

    static double Quality(ProductRecord record, string name) =>
        record.Quality.FirstOrDefault(quality => quality.Name == name) is { } found && double.IsFinite(found.Value) ? found.Value : 0;
}
