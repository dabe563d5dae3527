using System.Globalization;
using System.Text;
using Farside.Archive.Ledger;
using Farside.Archive.Portal;
using Microsoft.AspNetCore.Http;

namespace Farside.Tests.Archive.Portal;

/// <summary>What servers do on bad days. The archive comes out right, or what is missing is named.</summary>
public sealed class MisbehaviourTests : IDisposable
{
    static readonly PortalPair[] Three = [.. Enumerable.Range(0, 3).Select(number => PortalPair.Pcam(number))];
    static readonly string Odd = Three[1].Name;

    readonly PortalVisit _visit = new();

    public void Dispose() => _visit.Dispose();

    [Fact]
    public async Task Dropped_connections_are_resumed_where_they_broke()
    {
        await using var portal = await TestPortal.StartAsync(Three);
        const int Step = 7000;
        portal.Trick = context => IsData(context) ? DropAfterAsync(portal, context, Step) : Task.FromResult(false);

        await RequireWholeAsync(portal);

        foreach (var requests in portal.FileRequests.Where(request => request.Path.EndsWith('B')).GroupBy(request => request.Path))
        {
            var starts = requests.Select(request => request.From).ToList();
            Assert.Equal(starts.Order().Distinct(), starts);
            Assert.All(requests.Skip(1), request => Assert.Contains("If-Range", request.Headers.Keys));
        }
    }

    [Fact]
    public async Task A_server_that_ignores_ranges_still_gives_whole_files()
    {
        await using var portal = await TestPortal.StartAsync(Three);
        var broken = 0;
        portal.Trick = async context =>
        {
            if (!IsData(context))
            {
                return false;
            }

            context.Request.Headers.Remove("Range");
            if (Interlocked.Increment(ref broken) > 2)
            {
                return false;
            }

            return await DropAfterAsync(portal, context, 5000);
        };

        await RequireWholeAsync(portal);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_busy_server_is_asked_again(int code)
    {
        await using var portal = await TestPortal.StartAsync(Three);
        var asked = 0;
        portal.Trick = context =>
        {
            context.Response.StatusCode = code;
            return Task.FromResult(Interlocked.Increment(ref asked) % 3 == 0);
        };
        portal.Trick = Fail(portal.Trick);

        await RequireWholeAsync(portal);

        static Func<HttpContext, Task<bool>> Fail(Func<HttpContext, Task<bool>> trick) => async context =>
        {
            var isFailed = await trick(context);
            context.Response.StatusCode = isFailed ? context.Response.StatusCode : 200;
            return isFailed;
        };
    }

    [Fact]
    public async Task A_server_that_asks_to_be_left_alone_is_left_alone_by_all_connections()
    {
        await using var portal = await TestPortal.StartAsync(Three);
        var told = DateTime.MaxValue;
        portal.Trick = context =>
        {
            if (!IsData(context) || told != DateTime.MaxValue)
            {
                return Task.FromResult(false);
            }

            told = DateTime.UtcNow;
            (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (429, "2");
            return Task.FromResult(true);
        };

        await RequireWholeAsync(portal);

        // Requests under way when it was said may still arrive.
        var settled = told.AddMilliseconds(300);
        Assert.DoesNotContain(portal.Log, request => request.At > settled && request.At < told.AddSeconds(1.9));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task What_is_not_given_to_guests_is_named_and_the_rest_goes_on(int code)
    {
        await using var portal = await TestPortal.StartAsync(Three);
        portal.Trick = context => AnswerAsync(context, IsOdd(context), code);

        var report = await _visit.FetchAsync(portal);

        Assert.Equal((2, 2), (report.ExitCode, report.Fetched));
        Assert.Contains($"HTTP {code}", Assert.Single(report.Refused), StringComparison.Ordinal);
        Assert.Single(portal.FileRequests, request => request.Path.EndsWith(Odd + "L", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_cut_at_its_source_is_kept_as_truncated_and_not_fetched_again()
    {
        await using var portal = await TestPortal.StartAsync(Three);
        Cut(portal, Odd, 9000);

        var report = await _visit.FetchAsync(portal);
        portal.Log.Clear();
        var again = await _visit.FetchAsync(portal);

        Assert.Equal(2, report.ExitCode);
        Assert.Contains("9000 bytes of data", Assert.Single(report.Truncated), StringComparison.Ordinal);
        Assert.Equal(ProductState.Truncated, _visit.Product(Odd).State);
        Assert.Equal(0, again.Bytes);
        Assert.All(portal.FileRequests, request => Assert.Equal("bytes=0-0", request.Headers["Range"]));
        portal.Replace(Three[1]);
        Assert.Equal(0, (await _visit.FetchAsync(portal)).ExitCode);
        Assert.Equal(Three[1].Data, _visit.Holding()[Odd]);
    }

    [Fact]
    public async Task A_length_stated_too_short_is_seen_through_by_the_label()
    {
        await using var portal = await TestPortal.StartAsync(Three);
        portal.Trick = async context =>
        {
            if (!IsOdd(context) || !IsData(context) || !context.Request.Headers.Range.ToString().StartsWith("bytes=0-", StringComparison.Ordinal))
            {
                return false;
            }

            context.Response.ContentLength = 4000;
            await context.Response.Body.WriteAsync(Three[1].Data.AsMemory(0, 4000));
            return true;
        };

        await RequireWholeAsync(portal);
    }

    [Fact]
    public async Task A_length_stated_too_long_ends_where_the_file_does()
    {
        await using var portal = await TestPortal.StartAsync(Three);
        portal.Trick = async context =>
        {
            if (!IsOdd(context) || !IsData(context) || !context.Request.Headers.Range.ToString().StartsWith("bytes=0-", StringComparison.Ordinal))
            {
                return false;
            }

            context.Response.Headers.ETag = TestPortal.TagOf(Three[1].Data);
            context.Response.ContentLength = Three[1].Data.Length + 500;
            await context.Response.Body.WriteAsync(Three[1].Data);
            await context.Response.Body.FlushAsync();
            await Task.Delay(40);
            context.Abort();
            return true;
        };

        await RequireWholeAsync(portal);
    }

    [Fact]
    public async Task A_file_that_changes_while_it_comes_is_begun_anew()
    {
        await using var portal = await TestPortal.StartAsync(Three);
        var other = PortalPair.Named(Odd, seed: 77);
        var isChanged = false;
        portal.Trick = async context =>
        {
            if (isChanged || !IsOdd(context) || !IsData(context))
            {
                return false;
            }

            isChanged = true;
            return await DropAfterAsync(portal, context, 8000, () => portal.Replace(other));
        };

        Assert.Equal(0, (await _visit.FetchAsync(portal)).ExitCode);
        Assert.Equal(other.Data, _visit.Holding()[Odd]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_web_page_is_neither_a_label_nor_data(bool isHonest)
    {
        await using var portal = await TestPortal.StartAsync(Three);
        portal.Trick = async context =>
        {
            if (!IsOdd(context))
            {
                return false;
            }

            context.Response.ContentType = isHonest ? "text/html" : "application/octet-stream";
            await context.Response.WriteAsync("<!DOCTYPE html><html><body>Please log in.</body></html>");
            return true;
        };

        var report = await _visit.FetchAsync(portal);

        Assert.Equal((2, 2), (report.ExitCode, report.Fetched));
        Assert.Contains("a web page", Assert.Single(report.Refused), StringComparison.Ordinal);
        Assert.DoesNotContain(_visit.Holding().Keys, name => name.StartsWith(Odd, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_web_page_instead_of_the_list_is_named()
    {
        await using var portal = await TestPortal.StartAsync(Three);
        portal.Trick = async context =>
        {
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("<html>busy</html>");
            return true;
        };

        var refusal = await Assert.ThrowsAsync<FetchException>(() => _visit.FetchAsync(portal));

        Assert.Contains("a web page instead of JSON", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public async Task An_address_that_is_null_is_named_and_the_rest_goes_on()
    {
        await using var portal = await TestPortal.StartAsync(Three);
        portal.Trick = async context =>
        {
            var path = context.Request.Path.Value!;
            if (!path.EndsWith("0002", StringComparison.Ordinal) && !path.EndsWith("0003", StringComparison.Ordinal))
            {
                return false;
            }

            await context.Response.WriteAsync("""{"msg":"","code":200,"data":null}""");
            return true;
        };

        var report = await _visit.FetchAsync(portal);

        Assert.Equal((2, 2), (report.ExitCode, report.Fetched));
        Assert.Contains("null", Assert.Single(report.Refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_with_a_new_name_is_found_and_reported()
    {
        await using var portal = await TestPortal.StartAsync(Three);
        var usual = portal.Row;
        portal.Row = (number, name, bytes) => number == 2 ? new { dataInfoId = "250530123647580002", fileName = name } : usual(number, name, bytes);

        var report = await _visit.FetchAsync(portal);

        Assert.Equal((0, 3), (report.ExitCode, report.Fetched));
        var remark = Assert.Single(report.Remarks);
        Assert.Contains("page 1, record 3: name:", remark, StringComparison.Ordinal);
        Assert.Contains("fileName", remark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_without_a_name_is_left_out_and_reported()
    {
        await using var portal = await TestPortal.StartAsync(Three);
        var usual = portal.Row;
        portal.Row = (number, name, bytes) => number is 2 or 3 ? new { dataInfoId = "250530123647580002", title = "a frame" } : usual(number, name, bytes);

        var report = await _visit.FetchAsync(portal);

        Assert.Equal((0, 2), (report.ExitCode, report.Fetched));
        Assert.Equal(2, report.Remarks.Count);
        Assert.All(report.Remarks, remark => Assert.Contains("left out", remark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_listed_twice_are_one_product()
    {
        await using var portal = await TestPortal.StartAsync([.. Three, Three[0]]);

        var report = await _visit.FetchAsync(portal);

        Assert.Equal((0, 3, 3), (report.ExitCode, report.Products, report.Fetched));
        Assert.Equal(6, portal.FileRequests.Count());
    }

    [Fact]
    public async Task A_list_that_breaks_off_comes_in_smaller_pages()
    {
        await using var portal = await TestPortal.StartAsync(Enumerable.Range(0, 40).Select(number => PortalPair.Pcam(number, lines: 4)));
        portal.Trick = async context =>
        {
            if (!int.TryParse(context.Request.Query["pageSize"], CultureInfo.InvariantCulture, out var size) || size < 100)
            {
                return false;
            }

            await context.Response.WriteAsync("""{"total":80,"rows":[{"dataInfoId":"2505""");
            await context.Response.Body.FlushAsync();
            context.Abort();
            return true;
        };

        var report = await _visit.FetchAsync(portal);

        Assert.Equal((0, 40), (report.ExitCode, report.Fetched));
    }

    [Fact]
    public async Task A_server_that_gives_the_same_page_for_ever_is_left()
    {
        await using var portal = await TestPortal.StartAsync(Enumerable.Range(0, 300).Select(number => PortalPair.Pcam(number, lines: 2)));
        portal.Trick = context =>
        {
            context.Request.QueryString = new(context.Request.QueryString.Value!.Replace("pageNum=2", "pageNum=1", StringComparison.Ordinal));
            return Task.FromResult(false);
        };

        var report = await _visit.FetchAsync(portal, new() { Selection = new() { Sequences = ["9999"] } });

        Assert.Equal(0, report.Products);
        Assert.Contains("the page before", Assert.Single(report.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_without_end_is_refused()
    {
        await using var portal = await TestPortal.StartAsync(Three);
        portal.Trick = async context =>
        {
            var block = Encoding.UTF8.GetBytes(new string(' ', 1 << 20));
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }

            return true;
        };

        var refusal = await Assert.ThrowsAsync<FetchException>(() => _visit.FetchAsync(portal));

        Assert.Contains("more than", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirects_come_to_an_end()
    {
        await using var portal = await TestPortal.StartAsync(Three);
        portal.Trick = context => RedirectAsync(context, IsOdd(context), context.Request.Path + "?again");

        var report = await _visit.FetchAsync(portal);

        Assert.Equal((2, 2), (report.ExitCode, report.Fetched));
        Assert.Contains("redirects", Assert.Single(report.Refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_a_stranger_is_not_followed()
    {
        await using var portal = await TestPortal.StartAsync(Three);
        await using var stranger = await TestPortal.StartAsync(Three);
        portal.Trick = context => RedirectAsync(context, IsOdd(context), new Uri(stranger.Address, context.Request.Path).AbsoluteUri);

        var report = await _visit.FetchAsync(portal);

        Assert.Empty(stranger.Log);
        Assert.Contains("--allow-host", Assert.Single(report.Refused), StringComparison.Ordinal);
        Assert.Equal(0, (await _visit.FetchAsync(portal, polite: PortalVisit.Quick with { Hosts = [stranger.Address.Authority] })).ExitCode);
    }

    [Theory]
    [InlineData("../../outside.2B")]
    [InlineData("/etc/outside.2B")]
    [InlineData("..\\outside.2B")]
    [InlineData("a/../../outside")]
    [InlineData(".bashrc")]
    [InlineData("line\nbreak.2B")]
    [InlineData("CON.2B")]
    public async Task A_hostile_name_leads_nowhere(string name)
    {
        await using var portal = await TestPortal.StartAsync(Three);
        var usual = portal.Row;
        portal.Row = (number, real, bytes) => number == 0 ? new { dataInfoId = "250530123647580000", name } : usual(number, real, bytes);
        // A selection by mission looks at names of the grammar only; by folder, at all.
        File.WriteAllText(_visit["links.txt"], string.Join("\r\n", portal.Files.Select(file => new Uri(portal.Address, TestPortal.PathOf(file.Name)).AbsoluteUri).Append(new Uri(portal.Address, "/PUBDATA/").AbsoluteUri + Uri.EscapeDataString(name))));

        await _visit.FetchAsync(portal);
        await _visit.FetchAsync(portal, source: _visit["links.txt"], polite: PortalVisit.Quick with { Hosts = [portal.Address.Authority] }, root: _visit["second"]);

        string[] known = [.. portal.Files.Select(file => file.Name), "links.txt", "ledger.db", "fetch.lock"];
        Assert.All(Directory.EnumerateFiles(_visit["."], "*", SearchOption.AllDirectories), path => Assert.Contains(Path.GetFileName(path), known));
    }

    [Theory]
    [InlineData("/PUBDATA/%2e%2e/%2e%2e/up/")]
    [InlineData("/PUBDATA/a%2f..%2f..%2fup/")]
    [InlineData("/PUBDATA/.farside/")]
    public async Task A_hostile_folder_of_an_address_leads_nowhere(string folder)
    {
        await using var portal = await TestPortal.StartAsync(Three);
        portal.Trick = async context =>
        {
            if (context.Request.Path.Value!.Contains("getAnnexZip", StringComparison.Ordinal))
            {
                await context.Response.WriteAsync($$"""{"code":200,"data":"{{portal.Address.GetLeftPart(UriPartial.Authority)}}{{folder}}{{Odd}}"}""");
                return true;
            }

            if (context.Request.Path.Value!.EndsWith('B') || context.Request.Path.Value.EndsWith('L'))
            {
                await portal.ServeAsync(context, context.Request.Path.Value.EndsWith('L') ? Three[1].Label : Three[1].Data);
                return true;
            }

            return false;
        };

        await _visit.FetchAsync(portal, polite: PortalVisit.Quick with { Connections = 1 });

        var parent = Path.GetFullPath(_visit["."]);
        Assert.Equal([_visit.Root], Directory.EnumerateFileSystemEntries(parent).Select(Path.GetFullPath));
        Assert.All(Directory.EnumerateFiles(Path.Combine(_visit.Root, ".farside")), path => Assert.Contains(Path.GetFileName(path), new[] { "ledger.db", "fetch.lock" }));
    }

    [Fact]
    public async Task A_slow_server_is_waited_for_and_a_silent_one_is_not()
    {
        await using var portal = await TestPortal.StartAsync(Three);
        portal.Drip = (4096, TimeSpan.FromMilliseconds(60));
        var isHung = false;
        portal.Trick = async context =>
        {
            if (isHung || !IsOdd(context))
            {
                return false;
            }

            isHung = true;
            await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };
        var started = DateTime.UtcNow;

        await RequireWholeAsync(portal, PortalVisit.Quick with { Silence = TimeSpan.FromSeconds(1.5) });

        Assert.True(DateTime.UtcNow - started < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Requests_and_bytes_keep_to_their_rates()
    {
        await using var portal = await TestPortal.StartAsync(Three);

        var report = await _visit.FetchAsync(portal, polite: PortalVisit.Quick with { RequestsPerSecond = 20, BytesPerSecond = 100_000 });

        Assert.True(report.Seconds > 0.9 * (report.Bytes - 65_536) / 100_000, $"{report.Bytes} bytes in {report.Seconds} s");
        var times = portal.Log.Select(request => request.At).Order().ToList();
        Assert.True((times[^1] - times[0]).TotalSeconds > 0.9 * (times.Count - 1) / 20);
    }

    async Task RequireWholeAsync(TestPortal portal, Farside.Archive.Portal.PoliteOptions? polite = null)
    {
        var report = await _visit.FetchAsync(portal, polite: polite);
        Assert.True(report.Refused.Count == 0, string.Join("; ", report.Refused));
        Assert.Equal((0, Three.Length), (report.ExitCode, report.Fetched));
        Assert.Equal(portal.Files.ToDictionary(file => file.Name, file => file.Bytes), _visit.Holding());
        Assert.Empty(_visit.Parts());
    }

    static bool IsData(HttpContext context) => context.Request.Path.Value!.EndsWith(".2B", StringComparison.Ordinal);

    static bool IsOdd(HttpContext context) => context.Request.Path.Value!.Contains(Odd, StringComparison.Ordinal);

    static void Cut(TestPortal portal, string name, int bytes)
    {
        var at = portal.Files.FindIndex(file => file.Name == name);
        portal.Files[at] = (name, portal.Files[at].Bytes[..bytes]);
    }

    static Task<bool> AnswerAsync(HttpContext context, bool isMeant, int code)
    {
        context.Response.StatusCode = isMeant ? code : 200;
        return Task.FromResult(isMeant);
    }

    static Task<bool> RedirectAsync(HttpContext context, bool isMeant, string to)
    {
        if (isMeant)
        {
            context.Response.Redirect(to);
        }

        return Task.FromResult(isMeant);
    }

    /// <summary>Says the whole length, sends so many bytes, and hangs up.</summary>
    static async Task<bool> DropAfterAsync(TestPortal portal, HttpContext context, int bytes, Action? before = null)
    {
        var whole = portal.Files.Find(file => TestPortal.PathOf(file.Name) == context.Request.Path.Value).Bytes;
        var body = new MemoryStream();
        var outer = context.Response.Body;
        context.Response.Body = body;
        await portal.ServeAsync(context, whole);
        context.Response.Body = outer;
        var sent = Math.Min(bytes, (int)body.Length);
        await outer.WriteAsync(body.GetBuffer().AsMemory(0, sent));
        await outer.FlushAsync();
        if (sent < body.Length)
        {
            before?.Invoke();
            // What has been sent should arrive before the line goes dead.
            await Task.Delay(40);
            context.Abort();
        }

        return true;
    }
}
