using System.Text.Json;

namespace Farside.Catalogue.Stac;

/// <summary>An area on the Moon, or points on it, that products may lie in; its edges belong to it. Longitudes and latitudes are a plane here, as GeoJSON has them.</summary>
sealed class MoonShape
{
    const int MostPoints = 5000;

    readonly List<List<(double Lon, double Lat)[]>> _polygons = [];
    readonly List<(double Lon, double Lat)> _points = [];
    readonly string _element;
    int _count;

    MoonShape(string element) => _element = element;

    /// <summary>Reads a point, a polygon, or several of them, of GeoJSON.</summary>
    /// <exception cref="StacQueryException">Anything else.</exception>
    public static MoonShape Read(JsonElement geometry, string element)
    {
        var shape = new MoonShape(element);
        shape.Take(geometry, depth: 0);
        return shape;
    }

    /// <summary>The test for a box of west, south, east, north; six numbers have heights, which nothing here has.</summary>
    /// <exception cref="StacQueryException">No box.</exception>
    public static Func<double, double, bool> Box(IReadOnlyList<double> numbers, string element)
    {
        var text = string.Join(',', numbers);
        if (numbers.Count is not (4 or 6) || !numbers.All(double.IsFinite))
        {
            throw new StacQueryException(element, text, "west,south,east,north");
        }

        var (west, south, east, north) = (numbers[0], numbers[1], numbers[numbers.Count / 2], numbers[(numbers.Count / 2) + 1]);
        if (south > north || south < -90 || north > 90 || Math.Abs(west) > 360 || Math.Abs(east) > 360)
        {
            throw new StacQueryException(element, text, "west,south,east,north in degrees, south below north, latitudes -90 to 90, longitudes -180 to 360");
        }

        var width = west <= east ? east - west : Mod(east - west);
        return (lon, lat) => lat >= south && lat <= north && (width >= 360 || Mod(lon - west) <= width);
    }

    public bool Contains(double lon, double lat) => _points.Exists(point => point.Lat == lat && Mod(point.Lon - lon) == 0)
        || _polygons.Exists(rings => Holds(rings, lon, lat) || Holds(rings, lon + 360, lat) || Holds(rings, lon - 360, lat));

    static double Mod(double degrees)
    {
        // Seven digits are what places have: a sum of two of them may be a hair off.
        var rest = Math.Round(degrees, 9) % 360;
        return rest < 0 ? rest + 360 : rest;
    }

    void Take(JsonElement geometry, int depth)
    {
        if (geometry.ValueKind != JsonValueKind.Object || !geometry.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || depth > 1)
        {
            throw Wrong(geometry);
        }

        switch (type.GetString())
        {
            case "Point":
                _points.Add(Position(Member(geometry, "coordinates")));
                break;
            case "MultiPoint":
                _points.AddRange(Items(Member(geometry, "coordinates")).Select(Position));
                break;
            case "Polygon":
                _polygons.Add(Rings(Member(geometry, "coordinates")));
                break;
            case "MultiPolygon":
                _polygons.AddRange(Items(Member(geometry, "coordinates")).Select(Rings));
                break;
            case "GeometryCollection":
                Items(Member(geometry, "geometries")).ToList().ForEach(part => Take(part, depth + 1));
                break;
            default:
                throw Wrong(geometry);
        }
    }

    List<(double, double)[]> Rings(JsonElement polygon)
    {
        var rings = Items(polygon).Select(ring => Items(ring).Select(Position).ToArray()).ToList();
        return rings.Count > 0 && rings.TrueForAll(ring => ring.Length >= 4 && ring[0] == ring[^1]) ? rings : throw Wrong(polygon);
    }

    (double, double) Position(JsonElement position)
    {
        var numbers = Items(position).Select(number => number.ValueKind == JsonValueKind.Number ? number.GetDouble() : throw Wrong(position)).ToList();
        if (numbers.Count is not (2 or 3) || Math.Abs(numbers[0]) > 360 || Math.Abs(numbers[1]) > 90 || ++_count > MostPoints)
        {
            throw Wrong(position);
        }

        return (numbers[0], numbers[1]);
    }

    JsonElement Member(JsonElement parent, string name) => parent.TryGetProperty(name, out var member) ? member : throw Wrong(parent);

    JsonElement.ArrayEnumerator Items(JsonElement array) => array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : throw Wrong(array);

    StacQueryException Wrong(JsonElement found) => new(_element, found.ValueKind == JsonValueKind.Undefined ? "" : found.GetRawText(),
        $"a GeoJSON Point, Polygon, their Multi forms or a collection of them, rings closed, longitude and latitude in degrees, at most {MostPoints} points");

    // Inside an odd number of rings, or on the edge of one. Source: even-odd rule.
    static bool Holds(List<(double Lon, double Lat)[]> rings, double lon, double lat)
    {
        var isInside = false;
        foreach (var ring in rings)
        {
            for (var i = 1; i < ring.Length; i++)
            {
                var (a, b) = (ring[i - 1], ring[i]);
                var cross = ((b.Lon - a.Lon) * (lat - a.Lat)) - ((b.Lat - a.Lat) * (lon - a.Lon));
                if (cross == 0 && lon >= Math.Min(a.Lon, b.Lon) && lon <= Math.Max(a.Lon, b.Lon) && lat >= Math.Min(a.Lat, b.Lat) && lat <= Math.Max(a.Lat, b.Lat))
                {
                    return true;
                }

                isInside ^= (a.Lat > lat) != (b.Lat > lat) && (cross > 0) == (b.Lat > a.Lat);
            }
        }

        return isInside;
    }
}
