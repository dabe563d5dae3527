using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Farside.Site.Serve;
using Farside.Tests.Catalogue;

namespace Farside.Tests.Site;

/// <summary>The STAC API of a served site, asked over HTTP.</summary>
public sealed class StacApiTests : IAsyncLifetime, IDisposable
{
    const int Pictures = 25;

    readonly SiteLab _lab = new();
    readonly HttpClient _client = new();
    SiteServer? _server;

    public async Task InitializeAsync()
    {
        for (var i = 0; i < Pictures; i++)
        {
            var (eye, minute) = (i % 2 == 0 ? "L" : "R", i);
            _lab.Make("picture", $"P_{i:D2}.2B", change: record =>
            {
                record["observation"] = new { mission = "ce4", instrument = "PCAM", mode = "C", eye, sequence = $"{i / 10:D4}", index = i, start = $"2019-01-11T04:{minute:D2}:00.000Z", stop = $"2019-01-11T04:{minute:D2}:00.000Z" };
                record["facts"] = new[] { new { name = "Rover from the lander, east, north, up", value = $"{i * 10}.0, -{i}.0, 0 m" } };
            });
        }

        _lab.Make("panorama", "pcam-0001-c");
        _lab.Make("picture", "gone.2B");
        File.WriteAllText(Path.Combine(_lab.Products, "withdrawn.txt"), "picture/gone.2B rights\n");
        _lab.Publish();
        _server = await SiteServer.StartAsync(_lab.Site, new() { Port = 0 });
        _client.BaseAddress = new(_server.Address, "/api/stac/");
    }

    public async Task DisposeAsync() => await _server!.DisposeAsync();

    public void Dispose()
    {
        _client.Dispose();
        _lab.Dispose();
    }

    [Fact]
    public async Task The_landing_page_leads_to_everything()
    {
        var landing = await Get("");
        Assert.Contains(landing["conformsTo"]!.AsArray(), name => (string)name! == "https://api.stacspec.org/v1.0.0/item-search");
        foreach (var link in landing["links"]!.AsArray())
        {
            using var reply = await _client.GetAsync(new Uri((string)link!["href"]!));
            Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        }

        Assert.Equal(["ce4-panorama", "ce4-picture"], (await Get("collections"))["collections"]!.AsArray().Select(collection => (string)collection!["id"]!));
    }

    [Fact]
    public async Task Items_pass_the_public_schemas_and_their_links_lead_somewhere()
    {
        var page = await Get("search?limit=3");
        foreach (var item in page["features"]!.AsArray())
        {
            Assert.Empty(StacSchemas.Judge(item!));
            foreach (var address in item!["links"]!.AsArray().Select(link => (string)link!["href"]!).Concat(item["assets"]!.AsObject().Select(asset => (string)asset.Value!["href"]!)))
            {
                using var reply = await _client.GetAsync(new Uri(address));
                Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
            }
        }
    }

    [Theory]
    [InlineData("search?limit=4&sortby=%2Bdatetime")]
    [InlineData("search?limit=7")]
    [InlineData("collections/ce4-picture/items?limit=1")]
    [InlineData("search?limit=3&sortby=-farside:repairs&filter=farside:eye%20IN%20('L','R')")]
    public async Task Next_links_walk_through_all_items_once(string first)
    {
        var ids = new List<string>();
        for (var page = await Get(first); ;)
        {
            ids.AddRange(Ids(page));
            Assert.True(ids.Count <= Pictures + 1);
            if (page["links"]!.AsArray().FirstOrDefault(link => (string)link!["rel"]! == "next") is not { } next)
            {
                break;
            }

            page = JsonNode.Parse(await _client.GetStringAsync(new Uri((string)next["href"]!)))!;
        }

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(first.StartsWith("search?limit=3", StringComparison.Ordinal) || !first.StartsWith("coll", StringComparison.Ordinal) ? Pictures + 1 : Pictures, ids.Count);
    }

    [Fact]
    public async Task A_posted_search_is_answered_as_one_in_the_address_and_its_next_link_as_well()
    {
        var first = await Post("""{"limit":10,"collections":["ce4-picture"],"sortby":[{"field":"properties.datetime","direction":"asc"}]}""");
        Assert.Equal(Ids(await Get("search?limit=10&collections=ce4-picture&sortby=datetime")), Ids(first));
        var next = first["links"]!.AsArray().First(link => (string)link!["rel"]! == "next")!;
        Assert.Equal("POST", (string)next["method"]!);
        Assert.Equal("P_10.2B", Ids(await Post(next["body"]!.ToJsonString()))[0]);
    }

    [Theory]
    [InlineData("site-bbox=-1,-1,35,1", 0, 2)] // P_00 and P_01
    [InlineData("site-bbox=95,-100,125,0", 10, 12)]
    [InlineData("datetime=2019-01-11T04:03:00Z", 3, 3)]
    [InlineData("datetime=2019-01-11T04:03:00Z/2019-01-11T04:05:00Z", 3, 5)]
    [InlineData("datetime=2019-01-11T04:20:00.001Z/..", 21, 24)]
    [InlineData("datetime=../2019-01-11T05:01:00%2B01:00", 0, 1)]
    [InlineData("ids=P_07.2B", 7, 7)]
    [InlineData("bbox=177,-46,178,-45&datetime=2019-01-11T04:24:00Z/..", 24, 24)]
    [InlineData("bbox=170,-46,-170,-45&datetime=2019-01-11T04:24:00Z/..", 24, 24)]
    [InlineData("bbox=177,-46,0,178,-45,100&ids=P_02.2B", 2, 2)]
    [InlineData("filter=datetime%3CTIMESTAMP('2019-01-11T04:02:00Z')", 0, 1)]
    [InlineData("filter-lang=cql2-json&filter={\"op\":\"=\",\"args\":[{\"property\":\"id\"},\"P_05.2B\"]}", 5, 5)]
    [InlineData("intersects={\"type\":\"Polygon\",\"coordinates\":[[[177,-46],[178,-46],[178,-45],[177,-45],[177,-46]]]}&ids=P_03.2B", 3, 3)]
    public async Task A_search_finds_what_was_asked_for(string query, int first, int last)
    {
        var page = await Get($"search?limit=100&sortby=datetime&collections=ce4-picture&{query}");
        var expected = query.StartsWith("site-bbox=-1", StringComparison.Ordinal) ? ["P_00.2B", "P_01.2B"] : Enumerable.Range(first, last - first + 1).Select(i => $"P_{i:D2}.2B").ToArray();

        Assert.Equal(expected, Ids(page));
        Assert.Equal(expected.Length, (int)page["numberMatched"]!);
    }

    [Fact]
    public async Task What_was_withdrawn_is_not_found()
    {
        Assert.Empty(Ids(await Get("search?ids=gone.2B")));
        using var reply = await _client.GetAsync(new Uri("collections/ce4-picture/items/gone.2B", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
    }

    [Theory]
    [InlineData("bbox=1,2,3")]
    [InlineData("bbox=1,2,NaN,4")]
    [InlineData("bbox=0,50,10,40")]
    [InlineData("bbox=0,-91,10,40")]
    [InlineData("bbox=1e999,2,3,4")]
    [InlineData("site-bbox=10,0,0,10")]
    [InlineData("datetime=2019")]
    [InlineData("datetime=2019-02-30T00:00:00Z")]
    [InlineData("datetime=../..")]
    [InlineData("datetime=2020-01-01T00:00:00Z/2019-01-01T00:00:00Z")]
    [InlineData("datetime=37-01-01T12:00:27.87Z")]
    [InlineData("limit=0")]
    [InlineData("limit=-1")]
    [InlineData("limit=ten")]
    [InlineData("limit=99999999999")]
    [InlineData("sortby=title")]
    [InlineData("token=AAAA")]
    [InlineData("filter=((")]
    [InlineData("filter=a%20b%20c")]
    [InlineData("filter-lang=sql")]
    [InlineData("filter-crs=http://example.org/crs")]
    [InlineData("intersects={}")]
    [InlineData("intersects=[")]
    [InlineData("nonsense=1")]
    [InlineData("filter=farside:eye%3D'%00'%0d%0aSet-Cookie:%20a%3Db")]
    public async Task A_hostile_question_is_refused_in_one_clear_line(string query)
    {
        using var reply = await _client.GetAsync(new Uri($"search?{query}", UriKind.Relative));
        var answer = JsonNode.Parse(await reply.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Contains("expected", (string)answer["description"]!, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', (string)answer["description"]!);
    }

    [Theory]
    [InlineData("[1]", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("{\"bbox\":\"1,2,3,4\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"ids\":{}}", HttpStatusCode.BadRequest)]
    [InlineData("{\"limit\":1.5}", HttpStatusCode.BadRequest)]
    [InlineData("{\"filter\":{\"op\":\"drop\",\"args\":[]}}", HttpStatusCode.BadRequest)]
    [InlineData("{\"q\":\"\\ud800\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"sortby\":[{\"field\":1}]}", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.OK)]
    [InlineData("{\"ids\":null}", HttpStatusCode.OK)]
    public async Task So_is_a_hostile_body(string body, HttpStatusCode expected)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var reply = await _client.PostAsync(new Uri("search", UriKind.Relative), content);

        Assert.Equal(expected, reply.StatusCode);
    }

    [Fact]
    public async Task A_body_beyond_its_bound_and_one_too_deep_are_refused()
    {
        using var large = new StringContent($"{{\"q\":\"{new string('x', 300_000)}\"}}", Encoding.UTF8, "application/json");
        using var first = await _client.PostAsync(new Uri("search", UriKind.Relative), large);
        using var deep = new StringContent($"{{\"filter\":{string.Concat(Enumerable.Repeat("{\"op\":\"not\",\"args\":[", 60))}true{string.Concat(Enumerable.Repeat("]}", 60))}}}", Encoding.UTF8, "application/json");
        using var second = await _client.PostAsync(new Uri("search", UriKind.Relative), deep);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, first.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
    }

    [Fact]
    public async Task Nobody_writes_here_and_what_is_not_here_is_told()
    {
        using var put = await _client.PutAsJsonAsync("search", "{}");
        using var nothing = await _client.GetAsync(new Uri("collections/none/items", UriKind.Relative));
        using var form = await _client.PostAsync(new Uri("search", UriKind.Relative), new StringContent("limit=1"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
    }

    static string[] Ids(JsonNode page) => [.. page["features"]!.AsArray().Select(item => (string)item!["id"]!)];

    async Task<JsonNode> Get(string path) => JsonNode.Parse(await _client.GetStringAsync(new Uri(path, UriKind.Relative)))!;

    async Task<JsonNode> Post(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var reply = await _client.PostAsync(new Uri("search", UriKind.Relative), content);
        return JsonNode.Parse(await reply.Content.ReadAsStringAsync())!;
    }
}
