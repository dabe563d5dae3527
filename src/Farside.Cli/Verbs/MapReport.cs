using Farside.Archive.Maps;
using Farside.Core.Geometry;

namespace Farside.Cli.Verbs;

/// <summary>What <c>inspect</c> says of a map: projection, bounds, resolution, samples.</summary>
static class MapReport
{
    public static IReadOnlyList<KeyValuePair<string, object>> Of(MapProduct map)
    {
        var (facts, placement) = (new List<KeyValuePair<string, object>>(), map.Placement);
        void Add(string name, object value) => facts.Add(new(name, value));
        Add("map", map.Format);
        if (map.Body.Length > 0)
            Add("body", map.Body);

        Projection(placement.Map, Add);
        Add("pixels", $"{map.Width} × {map.Height}");
        Add("pixel", Numbers(("width", placement.PixelWidth), ("height", placement.PixelHeight), ("m", placement.PixelM)));
        Add("upper left corner", Corner(placement, -0.5, -0.5));
        Add("lower right corner", Corner(placement, placement.Width - 0.5, placement.Height - 0.5));
        Add("middle", Corner(placement, (placement.Width - 1) / 2.0, (placement.Height - 1) / 2.0));
        if (map.Unit.Length > 0)
            Add("unit", map.Unit);

        if (map.ScalingFactor != 1 || map.ValueOffset != 0)
            Add("value", Numbers(("factor", map.ScalingFactor), ("offset", map.ValueOffset)));

        foreach (var note in map.Notes)
        {
            Add("note", note);
        }

        return facts;
    }

    static void Projection(SphereMap? map, Action<string, object> add)
    {
        if (map is null)
        {
            add("projection", "a plane of its own, metres");
            return;
        }

        add("projection", map.Projection);
        add("sphere", Numbers([("radius m", map.RadiusM), .. map.AxisRatio == 1 ? Array.Empty<(string, double)>() : [("polar over equatorial", map.AxisRatio)]]));
        if (map.Projection != SphereProjection.Geographic)
            add("centre", Numbers([("longitude", map.CentreLongitude.Degrees), ("latitude", map.CentreLatitude.Degrees), ("true parallel", map.StandardParallel.Degrees), ("scale", map.Scale), .. map is { FalseEastingM: 0, FalseNorthingM: 0 } ? Array.Empty<(string, double)>() : [("false easting", map.FalseEastingM), ("false northing", map.FalseNorthingM)]]));
    }

    static List<KeyValuePair<string, double>> Corner(MapPlacement placement, double column, double row)
    {
        var (x, y) = placement.MapOf(column, row);
        return placement.OnSphere(column, row) is var (longitude, latitude) ? Numbers(("x", x), ("y", y), ("longitude", longitude.Degrees), ("latitude", latitude.Degrees)) : Numbers(("x", x), ("y", y));
    }

    static List<KeyValuePair<string, double>> Numbers(params (string Name, double Value)[] numbers) => [.. numbers.Select(number => new KeyValuePair<string, double>(number.Name, number.Value))];
}
