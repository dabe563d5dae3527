using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Farside.Tests.Archive.Portal;

/// <summary>
/// A real HTTP server on this computer that answers as the ground system's portal does: lists with pages, an address for each file, files with
/// ranges. Whatever it should do wrong, a test puts into <see cref="Trick"/>.
/// </summary>
sealed class TestPortal : IAsyncDisposable
{
    const string ListPath = "/moon-admin/client/science/dataInfoList";
    const string FilePath = "/moon-admin/client/science/dataInfo/getAnnexZip/";
    const string Folder = "/PUBDATA/CE4ROLL/CE4/PCAM/2B/2019-07/";

    readonly WebApplication _web;

    TestPortal(WebApplication web) => _web = web;

    /// <summary>Names in the order of the list → bytes.</summary>
    public List<(string Name, byte[] Bytes)> Files { get; } = [];

    public ConcurrentQueue<Served> Log { get; } = new();

    /// <summary>Looks at every request first; true where it has answered, or broken off, itself.</summary>
    public Func<HttpContext, Task<bool>> Trick { get; set; } = _ => Task.FromResult(false);

    /// <summary>One row of the list, as the portal writes it.</summary>
    public Func<int, string, long, object> Row { get; set; } = (number, name, bytes) => new
    {
        dataInfoId = Id(number),
        name,
        dataSize = "793800.0",
        task = 7,
        taskName = "CE4",
        longitudeStart = 0.0,
    };

    /// <summary>Bytes at a time and the pause after them; null for at once.</summary>
    public (int Block, TimeSpan Pause)? Drip { get; set; }

    public Uri Address => new(_web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public IEnumerable<Served> FileRequests => Log.Where(request => request.Path.StartsWith("/PUBDATA", StringComparison.Ordinal));

    public static async Task<TestPortal> StartAsync(IEnumerable<PortalPair> pairs, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, endpoint =>
        {
            if (certificate is not null)
            {
                endpoint.UseHttps(certificate);
            }
        }));
        var portal = new TestPortal(builder.Build());
        foreach (var pair in pairs)
        {
            portal.Add(pair);
        }

        portal._web.Run(portal.AnswerAsync);
        await portal._web.StartAsync();
        return portal;
    }

    public void Add(PortalPair pair)
    {
        Files.Add((pair.Name, pair.Data));
        Files.Add((pair.Name + "L", pair.Label));
    }

    public void Replace(PortalPair pair)
    {
        Files.RemoveAll(file => file.Name == pair.Name || file.Name == pair.Name + "L");
        Add(pair);
    }

    public static string TagOf(byte[] bytes) => $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"";

    public static string PathOf(string name) => Folder + name;

    public async ValueTask DisposeAsync() => await _web.DisposeAsync();

    /// <summary>A file with ranges and tags, as the portal serves it.</summary>
    public async Task ServeAsync(HttpContext context, byte[] bytes)
    {
        var tag = TagOf(bytes);
        context.Response.Headers.ETag = tag;
        context.Response.Headers.AcceptRanges = "bytes";
        context.Response.ContentType = "application/octet-stream";
        var (from, to) = Range(context.Request, bytes.Length);
        var isSame = context.Request.Headers.IfRange is not [{ } condition] || condition == tag;
        if (from is { } start && isSame)
        {
            if (start >= bytes.Length)
            {
                context.Response.StatusCode = 416;
                context.Response.Headers.ContentRange = $"bytes */{bytes.Length}";
                return;
            }

            context.Response.StatusCode = 206;
            context.Response.Headers.ContentRange = $"bytes {start}-{to}/{bytes.Length}";
        }
        else
        {
            (from, to) = (0, bytes.Length - 1);
        }

        context.Response.ContentLength = to - from + 1;
        await PourAsync(context, bytes.AsMemory((int)from!.Value, (int)(to - from.Value + 1)));
    }

    static string Id(int number) => (250530123647580000 + number).ToString(CultureInfo.InvariantCulture);

    static (long? From, long To) Range(HttpRequest request, long length)
    {
        if (request.GetTypedHeaders().Range?.Ranges.FirstOrDefault() is not { From: { } from } range)
        {
            return (null, length - 1);
        }

        return (from, Math.Min(range.To ?? (length - 1), length - 1));
    }

    async Task PourAsync(HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        var block = Drip?.Block ?? bytes.Length;
        for (var at = 0; at < bytes.Length; at += block)
        {
            await context.Response.Body.WriteAsync(bytes.Slice(at, Math.Min(block, bytes.Length - at)), context.RequestAborted);
            if (Drip is { } drip)
            {
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(drip.Pause, context.RequestAborted);
            }
        }
    }

    async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Log.Enqueue(new(path, context.Request.QueryString.Value ?? "", Range(context.Request, long.MaxValue).From ?? 0, DateTime.UtcNow, headers));
        if (await Trick(context))
        {
            return;
        }

        if (path == ListPath)
        {
            await WriteAsync(context, List(context.Request.Query));
        }
        else if (path.StartsWith(FilePath, StringComparison.Ordinal))
        {
            await WriteAsync(context, new { msg = "", code = 200, data = new Uri(Address, PathOf(Files[Number(path)].Name)).AbsoluteUri });
        }
        else if (path.EndsWith('/') && path.StartsWith("/PUBDATA/", StringComparison.Ordinal))
        {
            await IndexAsync(context, path);
        }
        else if (Files.FindIndex(file => PathOf(file.Name) == path) is >= 0 and var found)
        {
            await ServeAsync(context, Files[found].Bytes);
        }
        else
        {
            context.Response.StatusCode = 404;
        }
    }

    object List(IQueryCollection query)
    {
        var (page, size) = (int.Parse(query["pageNum"].ToString(), CultureInfo.InvariantCulture), int.Parse(query["pageSize"].ToString(), CultureInfo.InvariantCulture));
        var part = query["name"].ToString();
        var fitting = Files.Select((file, number) => (file, number)).Where(row => row.file.Name.Contains(part, StringComparison.Ordinal)).ToList();
        return new { total = fitting.Count, code = 200, msg = "", rows = fitting.Skip((page - 1) * size).Take(size).Select(row => Row(row.number, row.file.Name, row.file.Bytes.Length)).ToList() };
    }

    // As the web servers of this world list a folder: the way up, columns to sort by, then what lies there.
    async Task IndexAsync(HttpContext context, string path)
    {
        var below = Files.Select(file => PathOf(file.Name)).Where(file => file.StartsWith(path, StringComparison.Ordinal)).Select(file => file[path.Length..])
            .Select(rest => rest.Contains('/', StringComparison.Ordinal) ? rest[..(rest.IndexOf('/', StringComparison.Ordinal) + 1)] : rest).Distinct();
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync($"<html><body><h1>Index</h1><a href=\"?C=N;O=D\">Name</a> <a href=\"../\">Parent</a><pre>{string.Join('\n', below.Select(name => $"<a href=\"{name}\">{name}</a>"))}</pre></body></html>");
    }

    static int Number(string path) => (int)(long.Parse(path[FilePath.Length..], CultureInfo.InvariantCulture) - 250530123647580000);

    static Task WriteAsync(HttpContext context, object answer)
    {
        context.Response.ContentType = "application/json";
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(answer))).AsTask();
    }
}
