using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Farside.Core.Geometry;
using Farside.Core.Rasters;
using Farside.Core.Sky;
using Farside.Formats.Tiff;
using Farside.Processing.Descent.BaseMaps;
using Farside.Products.Runner;

namespace Farside.Products.Descent;

/// <summary>
/// Base maps from GeoTIFF files of any size: each becomes sheets in the site's axes, the finest at the file's own spacing about the landing place, each next one twice as coarse and wide. A file's role is told by a
/// prefix (<c>image:</c>, <c>dem:</c>, <c>dem-km:</c>) or by its samples.
/// </summary>
/// <remarks>
/// The Moon counts as a sphere of 1737.4 km; a site below it is nearer to the Moon's axis, so that a map's metre is less than one on the ground: at Chang'e-4's site by 0.34 %. A file without a coordinate system is a plane of its
/// own: metres east and north of the site's origin, heights above its level.
/// </remarks>
public static class BaseMapFile
{
    const double MostHeightOffM = 3000;
    const double MostRadiusOffM = 1000;

    /// <summary>Reads the maps and joins them; pictures and heights may come in any order and number, finer ones are used before coarser ones.</summary>
    /// <param name="files">Paths, each with or without a role's prefix.</param>
    /// <param name="site">Origin of the site's axes.</param>
    public static BaseMap Load(IEnumerable<string> files, LunarSite site, BaseMapLoading? loading = null, CancellationToken cancellation = default)
    {
        var (pictures, heights, how) = (new List<MapSheet>(), new List<MapSheet>(), loading ?? new());
        foreach (var file in files)
        {
            var (role, path) = Parted(file);
            using var reader = Opened(path);
            var page = reader.Pages[0];
            Require(page.Channels is 1 or 2, path, "samples", $"{page.Channels} a pixel", "one: a grey picture or heights");
            var geo = page.Geo ?? throw new ProductException(path, "map reference", "none", "a GeoTIFF that says where it lies", "gdal_translate -a_srs … -a_ullr … gives it one.");
            var sheets = new SheetReading(page, MapOf(path, geo), geo, site, how, cancellation);
            var known = role ?? RoleOf(sheets.Sample(path));
            var made = sheets.Sheets().ToList();
            if (known is BaseMapRole.Picture)
            {
                pictures.AddRange(made);
            }
            else
            {
                heights.AddRange(made.Select(sheet => InSite(path, sheet, ScaleOf(page, known), MapOf(path, geo) is null, site)));
            }
        }

        return new([.. pictures.OrderBy(sheet => sheet.SpacingM)], [.. heights.OrderBy(sheet => sheet.SpacingM)], how.PictureSun);
    }

    /// <summary>What samples are, by their look: whole bytes are brightness; numbers that vary far less from post to post than over all are heights.</summary>
    public static BaseMapRole RoleOf(MapSheet sheet)
    {
        var (mean, spread, step) = Statistics(sheet.Samples);
        var isSmooth = step < 0.2 * spread;
        return !isSmooth || (mean > 0 && mean < 1.5) ? BaseMapRole.Picture
            : Math.Abs(mean) < 11 && spread < 3 ? BaseMapRole.HeightsKm : BaseMapRole.Heights;
    }

    // Mean, spread, and the usual difference between neighbours.
    static (double Mean, double Spread, double Step) Statistics(Raster<float> samples)
    {
        var (sum, square, count, steps, differences) = (0.0, 0.0, 0, 0.0, 0);
        for (var row = 0; row < samples.Height; row++)
        {
            for (var column = 0; column + 1 < samples.Width; column++)
            {
                double here = samples[column, row], next = samples[column + 1, row];
                if (double.IsNaN(here) || double.IsNaN(next))
                {
                    continue;
                }

                (sum, square, count) = (sum + here, square + (here * here), count + 1);
                (steps, differences) = (steps + ((next - here) * (next - here)), differences + 1);
            }
        }

        var mean = sum / Math.Max(1, count);
        return (mean, Math.Sqrt(Math.Max(0, (square / Math.Max(1, count)) - (mean * mean))), Math.Sqrt(steps / Math.Max(1, differences)));
    }

    static (BaseMapRole? Role, string Path) Parted(string file) => file.Split(':', 2) switch
    {
        ["image", var path] => (BaseMapRole.Picture, path),
        ["dem", var path] => (BaseMapRole.Heights, path),
        ["dem-km", var path] => (BaseMapRole.HeightsKm, path),
        _ => (null, file),
    };

    static TiffReader Opened(string path)
    {
        try
        {
            return TiffReader.Open(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new ProductException(path, "base map", "no file that can be read", "a GeoTIFF", "Check --base-map.", missing);
        }
    }

    static SphereMap? MapOf(string path, GeoReference geo)
    {
        var map = GeoProjection.Of(path, geo, LunarSite.SphereRadiusM);
        Require(map is null || Math.Abs(map.RadiusM - LunarSite.SphereRadiusM) < MostRadiusOffM, path, "sphere", $"a radius of {map?.RadiusM:0} m", "the Moon's 1737400 m");
        return map;
    }

    // Heights kept as integers say in GDAL's metadata what one is worth.
    static (double Scale, double Offset) ScaleOf(TiffPage page, BaseMapRole role)
    {
        var unit = role is BaseMapRole.HeightsKm ? 1000.0 : 1;
        try
        {
            var items = page.GdalMetadata is { } xml ? XDocument.Parse(xml).Descendants("Item").ToList() : [];
            double Of(string name, double otherwise) =>
                items.Find(item => (string?)item.Attribute("role") == name) is { } found && double.TryParse(found.Value, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
            return (unit * Of("scale", 1), unit * Of("offset", 0));
        }
        catch (XmlException)
        {
            return (unit, 0);
        }
    }

    /// <summary>Heights above the sphere → above the site's level plane, which leaves the sphere as it goes.</summary>
    static MapSheet InSite(string path, MapSheet sheet, (double Scale, double Offset) unit, bool isPlane, LunarSite site)
    {
        var originM = LunarSite.SphereRadiusM + site.HeightM;
        var (samples, s) = (new Raster<float>(sheet.Samples.Width, sheet.Samples.Height), sheet.Samples);
        for (var row = 0; row < s.Height; row++)
        {
            for (var column = 0; column < s.Width; column++)
            {
                var (east, north) = (sheet.WestM + (column * sheet.SpacingM), sheet.NorthM - (row * sheet.SpacingM));
                var height = (s[column, row] * unit.Scale) + unit.Offset;
                var radius = LunarSite.SphereRadiusM + height;
                samples[column, row] = (float)(isPlane ? height : Math.Sqrt((radius * radius) - (east * east) - (north * north)) - originM);
            }
        }

        var (mean, _, _) = Statistics(samples);
        Require(isPlane || Math.Abs(mean) < MostHeightOffM, path, "heights", $"about {mean + site.HeightM:0} m above the sphere of 1737.4 km", $"the site's {site.HeightM:0} m, give or take {MostHeightOffM:0}: the map is of another place, of another level, or in another unit");
        return sheet with { Samples = samples };
    }

    static void Require(bool holds, string path, string element, string found, string expected)
    {
        if (!holds)
        {
            throw new ProductException(path, element, found, expected);
        }
    }
}
