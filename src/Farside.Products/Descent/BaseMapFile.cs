using Farside.Archive.Maps;
using Farside.Core.Rasters;
using Farside.Core.Sky;
using Farside.Processing.Descent.BaseMaps;
using Farside.Products.Runner;

namespace Farside.Products.Descent;

/// <summary>
/// Base maps from map files of any size, GeoTIFF, PDS3, PDS4 or ISIS cubes: each becomes sheets in the site's axes, the finest at the file's own spacing about the landing place, each next one twice as coarse and wide. A file's role is told by a
/// prefix (<c>image:</c>, <c>dem:</c>, <c>dem-km:</c>) or by its samples.
/// </summary>
/// <remarks>
/// The Moon counts as a sphere of 1737.4 km; a site below it is nearer to the Moon's axis, so that a map's metre is less than one on the ground: at Chang'e-4's site by 0.34 %. A file without a coordinate system is a plane of its
/// own: metres east and north of the site's origin, heights above its level.
/// </remarks>
public static class BaseMapFile
{
    const double MostHeightOffM = 3000;

    // Maps may stand on the sphere through a place: the Moon's ground lies up to 11 km off its mean.
    const double MostRadiusOffM = 11_000;

    /// <summary>Reads the maps and joins them; pictures and heights may come in any order and number, finer ones are used before coarser ones.</summary>
    /// <param name="files">Paths, each with or without a role's prefix.</param>
    /// <param name="site">Origin of the site's axes.</param>
    public static BaseMap Load(IEnumerable<string> files, LunarSite site, BaseMapLoading? loading = null, CancellationToken cancellation = default)
    {
        var (pictures, heights, how) = (new List<MapSheet>(), new List<MapSheet>(), loading ?? new());
        foreach (var file in files)
        {
            var (role, path) = Parted(file);
            Require(File.Exists(path), path, "base map", "no file that can be read", "a map: GeoTIFF, PDS3, PDS4 or an ISIS cube; check --base-map");
            using var map = MapFile.Open(path, LunarSite.SphereRadiusM);
            Require(map.Bands <= 2, path, "samples", $"{map.Bands} a pixel", "one: a grey picture or heights");
            RequireMoon(path, map);
            map.Datum = DatumOf(map);
            var sheets = new SheetReading(map, site, how, cancellation);
            var known = role ?? RoleOf(map, sheets, path);
            var made = sheets.Sheets().ToList();
            if (made.Count == 0)
            {
                throw sheets.Elsewhere(path);
            }

            if (known is BaseMapRole.Picture)
            {
                pictures.AddRange(made);
            }
            else
            {
                heights.AddRange(made.Select(sheet => InSite(path, sheet, known, map.Placement.Map is null, site)));
            }
        }

        return new([.. pictures.OrderBy(sheet => sheet.SpacingM)], [.. heights.OrderBy(sheet => sheet.SpacingM)], how.PictureSun);
    }

    // Some maps state radii by an offset.
    static double DatumOf(MapProduct map) =>
        map.ValueOffset > LunarSite.SphereRadiusM / 2 ? LunarSite.SphereRadiusM
        : Math.Abs(map.ValueOffset - (LunarSite.SphereRadiusM / 1000)) < 100 ? LunarSite.SphereRadiusM / 1000 : 0;

    // A file that states a unit of length holds heights.
    static BaseMapRole RoleOf(MapProduct map, SheetReading sheets, string path) => map.Unit.ToUpperInvariant() switch
    {
        "M" or "METER" or "METERS" or "METRE" or "METRES" => BaseMapRole.Heights,
        "KM" or "KILOMETER" or "KILOMETERS" or "KILOMETRE" or "KILOMETRES" => BaseMapRole.HeightsKm,
        _ => RoleOf(sheets.Sample(path)),
    };

    /// <summary>What samples are, by their look: whole bytes are brightness; numbers that vary far less from post to post than over all are heights.</summary>
    public static BaseMapRole RoleOf(MapSheet sheet)
    {
        var (mean, spread, step) = Statistics(sheet.Samples);
        var isSmooth = step < 0.2 * spread;

        // Ground may be as rough as a picture is; no light is negative.
        return (!isSmooth && mean >= 0) || (mean > 0 && mean < 1.5) ? BaseMapRole.Picture
            : (Math.Abs(mean) < 11 || Math.Abs(mean - (LunarSite.SphereRadiusM / 1000)) < 11) && spread < 3 ? BaseMapRole.HeightsKm : BaseMapRole.Heights;
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

    static void RequireMoon(string path, MapProduct map) => Require(
        map.Placement.Map is not { } sphere || Math.Abs(sphere.RadiusM - LunarSite.SphereRadiusM) < MostRadiusOffM, path, "sphere", $"a radius of {map.Placement.Map?.RadiusM:0} m", "the Moon's 1737400 m");

    /// <summary>Heights above the sphere → above the site's level plane, which leaves the sphere as it goes.</summary>
    static MapSheet InSite(string path, MapSheet sheet, BaseMapRole role, bool isPlane, LunarSite site)
    {
        var unit = role is BaseMapRole.HeightsKm ? 1000.0 : 1;

        // Samples may be radii themselves.
        var (level, _, _) = Statistics(sheet.Samples);
        var zero = !isPlane && level * unit > LunarSite.SphereRadiusM / 2 ? LunarSite.SphereRadiusM : 0;
        var originM = LunarSite.SphereRadiusM + site.HeightM;
        var (samples, s) = (new Raster<float>(sheet.Samples.Width, sheet.Samples.Height), sheet.Samples);
        for (var row = 0; row < s.Height; row++)
        {
            for (var column = 0; column < s.Width; column++)
            {
                var (east, north) = (sheet.WestM + (column * sheet.SpacingM), sheet.NorthM - (row * sheet.SpacingM));
                var height = (s[column, row] * unit) - zero;
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
