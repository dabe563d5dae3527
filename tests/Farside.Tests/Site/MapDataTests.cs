using System.Text.Json;
using Farside.Site.Data;

namespace Farside.Tests.Site;

public sealed class MapDataTests : IDisposable
{
    readonly SiteLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void The_way_down_is_the_track_s_table_and_leads_to_its_page()
    {
        var folder = _lab.Make("descent-track", "lcam-0001", title: "The way down");
        File.WriteAllText(Path.Combine(folder, "track.csv"), "# SIMULATED\nseconds,east_m,north_m,height_m\n0,421.03,1703.2,8144.7\n1,,,\n2,12.5,-3.25,100\n");
        _lab.Publish();

        var track = _lab.Put("map").GetProperty("track");

        Assert.Equal("products/descent-track/lcam-0001/index.html", track.GetProperty("page").GetString());
        Assert.Equal([[421.03, 1703.2, 8144.7, 0], [12.5, -3.25, 100, 2]], track.GetProperty("points").EnumerateArray().Select(point => point.EnumerateArray().Select(number => number.GetDouble()).ToArray()));
    }

    [Fact]
    public void The_rover_s_way_is_the_traverse_s_table_where_there_is_one()
    {
        var folder = _lab.Make("traverse", "ce4");
        File.WriteAllText(Path.Combine(folder, "way.csv"), "# SIMULATED\nutc,east_m,north_m,leg\n2019-01-04T08:45:59Z,-1.772,-12.691,start\n2019-01-09T20:53:05Z,,,radar\n2019-01-09T20:59:01Z,0.754,-15.586,radar\n");
        _lab.Publish();

        Assert.Equal([[-1.772, -12.691], [0.754, -15.586]], _lab.Put("map").GetProperty("path").EnumerateArray().Select(point => point.EnumerateArray().Select(number => number.GetDouble()).ToArray()));
    }

    [Fact]
    public void The_lander_leads_to_all_that_it_carries_the_best_of_each_kind_first()
    {
        for (var frame = 0; frame < 30; frame++)
        {
            Observe("picture", $"T_{frame:00}", "TCAM");
        }

        Observe("dose", "lnd-day-01", "LND");
        Observe("radio", "lfrs-0001", "LFRS");
        Observe("radio", "ncle-0001", "NCLE"); // far away, on the relay
        Observe("picture", "P_00", "PCAM");
        _lab.Publish();

        var pages = PagesOf(_lab.Put("map").GetProperty("lander"));

        Assert.Equal(["dose/lnd-day-01", "picture/T_00", "radio/lfrs-0001"], pages.Take(3).Order(StringComparer.Ordinal));
        Assert.Equal(24, pages.Count);
        Assert.All(pages.Skip(3), page => Assert.StartsWith("picture/T_", page, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_rover_measured_without_a_place_is_found_at_the_stop_before()
    {
        Observe("picture", "P_1", "PCAM", "2019-01-04T10:00:00.000Z", 12);
        Observe("picture", "P_2", "PCAM", "2019-01-06T10:00:00.000Z", 40);
        Observe("neutral-atoms", "asan-before", "ASAN", "2019-01-03T00:00:00.000Z");
        Observe("neutral-atoms", "asan-between", "ASAN", "2019-01-05T00:00:00.000Z");
        Observe("neutral-atoms", "asan-after", "ASAN", "2019-01-08T00:00:00.000Z");
        _lab.Publish();

        var stops = _lab.Put("map").GetProperty("stations").EnumerateArray().Select(stop => PagesOf(stop).Order(StringComparer.Ordinal).ToArray());

        Assert.Equal([["neutral-atoms/asan-between", "picture/P_1"], ["neutral-atoms/asan-after", "picture/P_2"]], stops);
    }

    [Fact]
    public void Radar_sections_lie_along_their_ways_with_no_more_corners_than_a_map_shows()
    {
        var folder = _lab.Make("radargram", "lpr-0003-2a", title: "Radar, sequence 0003");
        // East for 99.75 m, then north for 50: no place between differs by more than a centimetre from those legs; one trace has no place.
        var way = Enumerable.Range(0, 400).Select(i => i < 267 ? (East: i * 0.375, North: 0.01 * (i % 2)) : (East: 99.75 + (0.01 * (i % 2)), North: (i - 266) * 0.375)).ToList();
        File.WriteAllText(Path.Combine(folder, "profile.csv"), "# SIMULATED\ntrace,east_m,north_m\n" + string.Concat(way.Select((place, i) => i == 7 ? $"{i},,\n" : FormattableString.Invariant($"{i},{place.East},{place.North}\n"))));
        _lab.Make("radargram", "lpr-0004-2a"); // The rover stood: no profile.
        _lab.Publish();

        var found = Assert.Single(_lab.Put("radar").GetProperty("ways").EnumerateArray());

        Assert.Equal(("Radar, sequence 0003", "products/radargram/lpr-0003-2a/index.html"), (found.GetProperty("title").GetString(), found.GetProperty("page").GetString()));
        var points = found.GetProperty("points").EnumerateArray().Select(point => (point[0].GetDouble(), point[1].GetDouble())).ToList();
        Assert.Equal(3, points.Count);
        Assert.Equal(((0.0, 0.0), 99.75, 49.88), (points[0], points[1].Item1, points[2].Item2));
    }

    [Fact]
    public void A_frame_s_outline_is_told_once_however_many_panoramas_show_it()
    {
        _lab.Make("picture", "A_1.2B", title: "Chang’e-4 · Panoramic Camera, colour · left eye · sequence 0001 · frame 3");
        foreach (var id in new[] { "pcam-0001-c", "pcam-0001-c-vertical" })
        {
            WriteGeo(_lab.Make("panorama", id, title: "Chang’e-4 · Panoramic Camera · sequence 0001 · panorama"), "footprints-ground.geojson", "view", [(2, 2), (5, 2), (5, 9), (2, 9), (2, 2)]);
        }

        _lab.Publish();

        var group = Assert.Single(_lab.Put("footprints").GetProperty("groups").EnumerateArray());
        var frame = Assert.Single(group.GetProperty("frames").EnumerateArray());
        Assert.Equal(("rover", "products/panorama/pcam-0001-c/index.html"), (group.GetProperty("layer").GetString(), group.GetProperty("page").GetString()));
        Assert.Equal(("A_1.2B", "left eye · frame 3", "thumbnail.png"), (frame.GetProperty("id").GetString(), frame.GetProperty("label").GetString(), frame.GetProperty("thumb").GetString()));
        Assert.Equal([(2, 2), (5, 2), (5, 9), (2, 9)], Ring(frame));
    }

    /// <summary>A thousandth of a degree of latitude is 30.220 m on the sphere through the site, 5,935 m below that of 1737.4 km.</summary>
    [Fact]
    public void Outlines_in_degrees_become_metres_about_the_lander()
    {
        _lab.Make("picture", "A_1.2B");
        var folder = _lab.Make("descent-map", "lcam-0001", change: record => record["observation"] = new { mission = "ce4", instrument = "LCAM", mode = "1" });
        WriteGeo(folder, "footprints.geojson", "frame", [(177.5991, -45.4446), (177.5991, -45.4436), (177.6001, -45.4446)]);
        _lab.Publish();

        var group = Assert.Single(_lab.Put("footprints").GetProperty("groups").EnumerateArray());
        var ring = Ring(Assert.Single(group.GetProperty("frames").EnumerateArray()));

        Assert.Equal("landing", group.GetProperty("layer").GetString());
        Assert.Equal((0, 0), ring[0]);
        Assert.Equal(30.22, ring[1].North, 0.01);
        Assert.Equal(30.220 * Math.Cos(45.4446 * Math.PI / 180), ring[2].East, 0.01);
    }

    [Fact]
    public void A_frame_of_which_only_its_pose_is_known_gets_a_wedge_from_its_camera()
    {
        var folder = _lab.Make("geometry", "pcam-0001-c");
        // X east, Y up, −Z north: it looks north, level, half as wide as it is far.
        File.WriteAllText(Path.Combine(folder, "geometry.json"), """
            { "cameras": [ { "width": 101, "focalLengthPx": 101, "principalColumn": 50 } ],
              "views": [ { "id": "A_1.2B", "camera": 0, "siteFromCamera": { "rotation": [1, 0, 0, 0, 0, -1, 0, 1, 0], "originM": [10, 20, 2] } } ] }
            """);
        _lab.Publish();

        var ring = Ring(_lab.Put("footprints").GetProperty("groups")[0].GetProperty("frames")[0]);

        Assert.Equal([(10, 20), (6.42, 27.16), (10, 28), (13.58, 27.16)], ring); // atan(1/2) to both sides, 8 m
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.3)]
    [InlineData(2)]
    public void No_corner_that_is_left_out_lies_farther_from_the_outline_than_asked(double tolerance)
    {
        var random = new Random(5);
        var ring = Enumerable.Range(0, 64).Select(i => (X: (10 + (3 * random.NextDouble())) * Math.Cos(i * Math.Tau / 64), Y: (10 + random.NextDouble()) * Math.Sin(i * Math.Tau / 64))).ToList();

        var thin = RingThinning.Thin([.. ring, ring[0]], tolerance);

        Assert.InRange(thin.Count, 3, 64);
        Assert.All(ring, corner => Assert.True(Enumerable.Range(0, thin.Count).Min(i => Away(corner, thin[i], thin[(i + 1) % thin.Count])) <= tolerance + 1e-9));
    }

    [Fact]
    public void Corners_on_a_straight_side_are_left_out() =>
        Assert.Equal([(0, 0), (4, 0), (4, 3), (0, 3)], RingThinning.Thin([(0, 0), (1, 0), (2, 0), (4, 0), (4, 1), (4, 3), (3, 3), (0, 3), (0, 1), (0, 0)], 1e-6));

    void Observe(string recipe, string id, string instrument, string start = "2019-01-04T04:15:02.000Z", double? east = null) => _lab.Make(recipe, id, change: record =>
    {
        record["observation"] = new { mission = "ce4", instrument, mode = "1", sequence = id, start, stop = start };
        if (east is { } metres)
        {
            record["facts"] = new[] { new { name = "Rover from the lander, east, north, up", value = FormattableString.Invariant($"{metres} m, 0 m, 0 m") } };
        }
    });

    static List<string> PagesOf(JsonElement place) => [.. place.GetProperty("pages").EnumerateArray().Select(page => page.GetProperty("page").GetString()!["products/".Length..^"/index.html".Length])];

    static void WriteGeo(string folder, string file, string name, (double X, double Y)[] ring) => File.WriteAllText(Path.Combine(folder, file), JsonSerializer.Serialize(new
    {
        type = "FeatureCollection",
        features = new[] { new { type = "Feature", properties = new Dictionary<string, string> { [name] = "A_1.2B" }, geometry = new { type = "Polygon", coordinates = new[] { ring.Select(corner => new[] { corner.X, corner.Y }) } } } },
    }));

    static (double East, double North)[] Ring(JsonElement frame) => [.. frame.GetProperty("ring").EnumerateArray().Select(corner => (corner[0].GetDouble(), corner[1].GetDouble()))];

    static double Away((double X, double Y) p, (double X, double Y) a, (double X, double Y) b)
    {
        var (x, y) = (b.X - a.X, b.Y - a.Y);
        var along = Math.Clamp((((p.X - a.X) * x) + ((p.Y - a.Y) * y)) / ((x * x) + (y * y)), 0, 1);
        return Math.Sqrt(Math.Pow(p.X - a.X - (along * x), 2) + Math.Pow(p.Y - a.Y - (along * y), 2));
    }
}
