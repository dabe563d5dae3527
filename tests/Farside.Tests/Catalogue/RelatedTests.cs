using Farside.Catalogue.Query;

namespace Farside.Tests.Catalogue;

public sealed class RelatedTests : IDisposable
{
    readonly ProductsOnDisk _disk = new();

    public RelatedTests()
    {
        // Two looks of a stereo ring at one stop, what was made of them, and a ring of another camera at the same stop.
        foreach (var (eye, look) in new[] { ("L", 0), ("R", 0), ("L", 1), ("R", 1), ("L", 2) })
        {
            _disk.Make("picture", Frame(eye, look), eye: eye, sequence: "0003", index: look, rover: "9.7, -12.5, 0.1 m", inputs: [Frame(eye, look)], cites: ["look/pcam-0003-q"]);
        }

        _disk.Make("look", "pcam-0003-q", sequence: "0003", inputs: [Frame("L", 0), Frame("R", 0)]);
        _disk.Make("panorama", "pcam-0003-q", sequence: "0003", eye: "L", inputs: [Frame("L", 0), Frame("L", 1)], cites: ["look/pcam-0003-q"]);
        _disk.Make("anaglyph", "pcam-0003-q-000", sequence: "0003", inputs: [Frame("L", 0), Frame("R", 0)]);
        _disk.Make("picture", "TCAM.2B", instrument: "TCAM", mode: "I", sequence: "0009", index: 0, rover: "9.9, -12.3, 0.1 m");
        _disk.Make("panorama", "tcam-0009-i", instrument: "TCAM", mode: "I", sequence: "0009", inputs: ["TCAM.2B"]);
        _disk.Make("panorama", "far-away", instrument: "TCAM", sequence: "0010");
        _disk.Make("radargram", Frame("L", 0), sequence: "0003");
        _disk.Update();
    }

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void A_frame_knows_its_partner_its_ring_and_everything_that_shows_it()
    {
        var related = Related($"picture/{Frame("L", 0)}");

        Assert.Equal([$"picture/{Frame("R", 0)}"], related[Relation.StereoPartner]);
        Assert.Equal([$"radargram/{Frame("L", 0)}"], related[Relation.SameFrame]);
        Assert.Equal(["look/pcam-0003-q"], related[Relation.MadeWith]);
        Assert.Equal(["panorama/pcam-0003-q", "anaglyph/pcam-0003-q-000"], related[Relation.UsedBy]);
        Assert.Equal([$"picture/{Frame("L", 1)}", $"picture/{Frame("L", 2)}"], related[Relation.Ring]);
        Assert.Equal(["panorama/tcam-0009-i"], related[Relation.SameStation]);
    }

    [Fact]
    public void A_panorama_knows_the_pictures_of_its_frames_in_order_and_what_it_cites()
    {
        var related = Related("panorama/pcam-0003-q");

        Assert.Equal([$"picture/{Frame("L", 0)}", $"picture/{Frame("L", 1)}"], related[Relation.MadeFrom].Where(key => key.StartsWith("picture", StringComparison.Ordinal)));
        Assert.Equal(["look/pcam-0003-q"], related[Relation.MadeWith]);
        Assert.DoesNotContain(Relation.StereoPartner, related.Keys);
        Assert.DoesNotContain(Relation.Ring, related.Keys);
        Assert.DoesNotContain(related.Values.SelectMany(keys => keys), key => key is "panorama/far-away" or "panorama/pcam-0003-q");
    }

    [Fact]
    public void Nothing_is_said_twice_and_each_relation_is_bounded()
    {
        foreach (var key in _disk.Keys())
        {
            var related = _disk.Catalogue.Related(key, most: 1);
            Assert.Equal(related.Count, related.Select(other => other.Row.Key).Distinct().Count());
            Assert.All(related.GroupBy(other => other.Relation), group => Assert.InRange(group.Count(), 1, 2));
        }
    }

    [Fact]
    public void Stops_within_half_a_metre_are_one_station_numbered_by_time()
    {
        Assert.Equal("S001", _disk.Catalogue.Find("panorama/tcam-0009-i")!.Station);
        Assert.Equal("S001", _disk.Catalogue.Find("panorama/pcam-0003-q")!.Station);
        Assert.Equal("", _disk.Catalogue.Find("panorama/far-away")!.Station);

        // An earlier stop turns up: it is the first one now, and the frames of the other are found by their new name.
        _disk.Make("picture", "EARLY.2B", sequence: "0001", start: "2019-01-04T00:00:00.000Z", rover: "0.0, 0.0, 0.0 m");
        _disk.Update();

        Assert.Equal("S001", _disk.Catalogue.Find("picture/EARLY.2B")!.Station);
        Assert.Equal("S002", _disk.Catalogue.Find("panorama/pcam-0003-q")!.Station);
        Assert.Equal(1, _disk.Find("s001").Total);
        Assert.Equal(_disk.Find("s002").Total, _disk.Catalogue.Search(new() { Where = new Dictionary<Facet, IReadOnlyList<string>> { [Facet.Station] = ["S002"] } }).Total);
    }

    static string Frame(string eye, int look) => $"CE4_GRAS_PCAM{eye}-Q-{look:D3}_SCI_N_20190112074350_20190112074350_0003_B.2B";

    Dictionary<Relation, List<string>> Related(string key) =>
        _disk.Catalogue.Related(key).GroupBy(other => other.Relation).ToDictionary(group => group.Key, group => group.Select(other => other.Row.Key).ToList());
}
