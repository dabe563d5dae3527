using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Farside.Core;
using Farside.Site.Serve;

namespace Farside.Tests.Site;

public sealed class SiteServerTests : IAsyncLifetime, IDisposable
{
    readonly SiteLab _lab = new();
    readonly HttpClient _client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1200, AllowAutoRedirect = false });
    SiteServer? _server;

    public async Task InitializeAsync()
    {
        _lab.Make("picture", "A_1.2B", title: "A crater near the lander");
        _lab.Make("picture", "B_2.2B", title: "Withdrawn");
        File.WriteAllText(Path.Combine(_lab.Products, "withdrawn.txt"), "picture/B_2.2B rights\n");
        File.WriteAllText(_lab["secret.txt"], "secret");
        _lab.Publish();
        _server = await SiteServer.StartAsync(_lab.Site, new() { Port = 0 });
        _client.BaseAddress = _server.Address;
    }

    public async Task DisposeAsync() => await _server!.DisposeAsync();

    public void Dispose()
    {
        _client.Dispose();
        _lab.Dispose();
    }

    [Fact]
    public void Nobody_but_this_machine_can_ask_unless_told_otherwise() => Assert.True(IPAddress.IsLoopback(IPAddress.Parse(_server!.Address.Host)));

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/gallery.html", "text/html")]
    [InlineData("/data/products.js", "text/javascript")]
    [InlineData("/products/picture/A_1.2B/", "text/html")]
    [InlineData("/products/picture/A_1.2B/display.png", "image/png")]
    public async Task Every_file_of_the_site_is_given_as_what_it_is(string path, string type)
    {
        using var reply = await _client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal(type, reply.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", Assert.Single(reply.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/../secret.txt")]
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("/products/../../secret.txt")]
    [InlineData("/products/%2e%2e/%2e%2e/secret.txt")]
    [InlineData("/products/..%2f..%2fsecret.txt")]
    [InlineData("/products/..%5c..%5csecret.txt")]
    [InlineData("/products/..\\..\\secret.txt")]
    [InlineData("/products/%252e%252e/%252e%252e/secret.txt")]
    [InlineData("/products//../..//secret.txt")]
    [InlineData("//etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("/products/picture/A_1.2B/%00")]
    [InlineData("/products/picture/A_1.2B/index.html%00.png")]
    [InlineData("/.farside/addresses.txt")]
    [InlineData("/%2efarside/catalogue.db")]
    [InlineData("/products/.farside/lock")]
    [InlineData("/C:/secret.txt")]
    [InlineData("/products/picture/A_1.2B/linked.txt")]
    [InlineData("/products/linked/secret.txt")]
    [InlineData("/secret.txt")]
    [InlineData("/%c0%ae%c0%ae/secret.txt")]
    public async Task Nothing_outside_the_site_is_ever_given(string path)
    {
        if (!OperatingSystem.IsWindows() && !File.Exists(_lab["site/products/picture/A_1.2B/linked.txt"]))
        {
            File.CreateSymbolicLink(_lab["site/products/picture/A_1.2B/linked.txt"], _lab["secret.txt"]);
            Directory.CreateSymbolicLink(_lab["site/products/linked"], Path.GetDirectoryName(_lab["secret.txt"])!);
        }

        File.WriteAllText(_lab["site/secret.txt"], "secret");
        var reply = await Raw($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.Matches("^HTTP/1.1 (400|404) ", reply);
        Assert.DoesNotContain("secret\n", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_is_that_part_of_the_file()
    {
        var whole = await File.ReadAllBytesAsync(_lab["site/products/picture/A_1.2B/display.png"]);
        using var reply = await Ranged("bytes=10-19");

        Assert.Equal(HttpStatusCode.PartialContent, reply.StatusCode);
        Assert.Equal(whole[10..20], await reply.Content.ReadAsByteArrayAsync());
        Assert.Equal($"bytes 10-19/{whole.Length}", reply.Content.Headers.ContentRange!.ToString());
    }

    [Fact]
    public async Task Ranges_that_cannot_be_are_refused_and_many_at_once_multiply_nothing()
    {
        var length = new FileInfo(_lab["site/products/picture/A_1.2B/display.png"]).Length;
        using var beyond = await Ranged($"bytes={length}-");
        using var many = await Ranged("bytes=" + string.Join(',', Enumerable.Range(0, 200).Select(_ => "0-")));

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
        Assert.True((await many.Content.ReadAsByteArrayAsync()).Length <= length);
    }

    [Fact]
    public async Task What_is_withdrawn_is_counted_nowhere()
    {
        var search = JsonDocument.Parse(await _client.GetStringAsync(new Uri("/api/search?kind=picture", UriKind.Relative))).RootElement;
        var status = JsonDocument.Parse(await _client.GetStringAsync(new Uri("/api/status", UriKind.Relative))).RootElement;

        Assert.Equal(1, search.GetProperty("total").GetInt32());
        Assert.Equal(1, search.GetProperty("facets").GetProperty("kind").GetProperty("picture").GetInt32());
        Assert.Equal(1, status.GetProperty("products").GetInt32());
    }

    /// <summary>Source: IIIF Image API 3.0: tiles lie at {id}/{region}/{size}/{rotation}/{quality}.{format}.</summary>
    [Fact]
    public async Task Tiles_lie_where_their_info_says_they_do_whatever_the_site_s_address()
    {
        _lab.Publish(new() { TilesAbove = 10 });
        var asked = new Uri(_server!.Address, "products/picture/A_1.2B/tiles/display/info.json");
        var info = JsonDocument.Parse(await _client.GetStringAsync(asked)).RootElement;

        Assert.Equal(asked.AbsoluteUri[..^"/info.json".Length], info.GetProperty("id").GetString());
        using var tile = await _client.GetAsync(new Uri($"{info.GetProperty("id").GetString()}/full/8,6/0/default.jpg"));
        Assert.Equal(HttpStatusCode.OK, tile.StatusCode);
    }

    [Fact]
    public async Task Who_has_a_file_already_is_told_so()
    {
        using var first = await _client.GetAsync(new Uri("/index.html", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/index.html");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task The_page_of_a_withdrawn_product_says_that_it_is_gone()
    {
        using var reply = await _client.GetAsync(new Uri("/products/picture/B_2.2B/", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Gone, reply.StatusCode);
        Assert.Contains("withdrawn", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_live_search_finds_what_the_site_shows_and_nothing_withdrawn()
    {
        var found = await Search("q=crater");
        var all = await Search("");

        Assert.Equal("A_1.2B", Assert.Single(found.GetProperty("rows").EnumerateArray()).GetProperty("id").GetString());
        Assert.DoesNotContain(all.GetProperty("rows").EnumerateArray(), row => row.GetProperty("id").GetString() == "B_2.2B");
        Assert.Equal("products/picture/A_1.2B/index.html", found.GetProperty("rows")[0].GetProperty("page").GetString());
    }

    [Theory]
    [InlineData("limit=1000000")]
    [InlineData("limit=-1")]
    [InlineData("offset=99999999")]
    [InlineData("sort=random")]
    [InlineData("from=yesterday")]
    [InlineData("sunMin=NaN")]
    [InlineData("q=%E2%82%AC%E2%82%AC%E2%82%AC%E2%82%AC%E2%82%AC%E2%82%AC%E2%82%AC%E2%82%AC%E2%82%AC%E2%82%AC%E2%82%AC%E2%82%AC%E2%82%AC%E2%82%AC%E2%82%AC%E2%82%AC%E2%82%AC%E2%82%AC%E2%82%AC%E2%82%AC%E2%82%AC", true)]
    public async Task A_question_beyond_its_bounds_is_refused_in_words(string query, bool isFine = false)
    {
        using var reply = await _client.GetAsync(new Uri($"/api/search?{query}", UriKind.Relative));

        Assert.Equal(isFine ? HttpStatusCode.OK : HttpStatusCode.BadRequest, reply.StatusCode);
        if (!isFine)
        {
            using var answer = JsonDocument.Parse(await reply.Content.ReadAsStringAsync());
            Assert.Contains("expected", answer.RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_name_and_another_method_are_refused()
    {
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/");
        foreign.Headers.Host = "evil.example";
        using var misdirected = await _client.SendAsync(foreign);
        using var written = await _client.PutAsync(new Uri("/index.html", UriKind.Relative), new ByteArrayContent([]));

        Assert.Equal(HttpStatusCode.MisdirectedRequest, misdirected.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, written.StatusCode);
    }

    [Fact]
    public async Task A_thousand_readers_at_a_time_lose_nothing()
    {
        string[] paths = ["/index.html", "/products/picture/A_1.2B/display.png", "/data/products.js", "/api/search?q=crater"];
        var expected = new Dictionary<string, byte[]>();
        foreach (var path in paths)
        {
            expected[path] = await _client.GetByteArrayAsync(new Uri(path, UriKind.Relative));
        }

        var readers = Enumerable.Range(0, 1000).Select(async reader =>
        {
            for (var turn = 0; turn < 4; turn++)
            {
                var path = paths[(reader + turn) % paths.Length];
                Assert.Equal(expected[path], await _client.GetByteArrayAsync(new Uri(path, UriKind.Relative)));
            }
        });
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task A_folder_without_a_site_and_a_port_in_use_are_refused_by_name()
    {
        Assert.Contains("publish", (await Assert.ThrowsAsync<FarsideException>(() => SiteServer.StartAsync(_lab.Products))).Message, StringComparison.Ordinal);
        Assert.Contains("--port", (await Assert.ThrowsAsync<FarsideException>(() => SiteServer.StartAsync(_lab.Site, new() { Port = _server!.Address.Port }))).Message, StringComparison.Ordinal);
    }

    async Task<JsonElement> Search(string query) => JsonDocument.Parse(await _client.GetStringAsync(new Uri($"/api/search?{query}", UriKind.Relative))).RootElement;

    async Task<HttpResponseMessage> Ranged(string range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/products/picture/A_1.2B/display.png");
        request.Headers.TryAddWithoutValidation("Range", range);
        return await _client.SendAsync(request);
    }

    async Task<string> Raw(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_server!.Address.Host, _server.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
