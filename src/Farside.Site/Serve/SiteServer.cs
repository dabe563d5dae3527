using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using Farside.Catalogue.Build;
using Farside.Catalogue.Query;
using Farside.Core;
using Farside.Site.Serve.Stac;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Farside.Site.Serve;

/// <summary>A published site over HTTP: its files with ranges, and the live search of its catalogue. It writes nothing.</summary>
public sealed class SiteServer : IAsyncDisposable
{
    // The rest of the policy stands in each page; this works in a header alone.
    const string Policy = "frame-ancestors 'self'";

    readonly WebApplication _application;
    readonly ProductCatalogue _catalogue;
    readonly SearchGate _gate;
    readonly LiveSearch _search;
    readonly StacApi _stac;
    readonly SitePath _paths;
    readonly SiteState _state;
    readonly ServeOptions _options;

    SiteServer(string root, ServeOptions options)
    {
        _options = options;
        (_paths, _state) = (new(root), new(root));
        _catalogue = options.Catalogue ?? CatalogueFile.Open(Path.Combine(root, Publication.SiteCatalogue), readOnly: true);
        _gate = new(options);
        _search = new(_catalogue, _state, _gate);
        _stac = new(_catalogue, _state, _gate);
        _application = Build(options);
        _application.Run(Answer);
    }

    /// <summary>Where it is read.</summary>
    public Uri Address { get; private set; } = new("http://localhost/");

    /// <summary>Begins to serve.</summary>
    /// <param name="siteRoot">A folder that farside publish wrote.</param>
    /// <exception cref="FarsideException">No site there, or the port is taken.</exception>
    public static async Task<SiteServer> StartAsync(string siteRoot, ServeOptions? options = null, CancellationToken cancel = default)
    {
        if (!IsSite(siteRoot))
        {
            throw new FarsideException($"{siteRoot}: found no site; expected a folder that farside publish wrote.");
        }

        var server = new SiteServer(Path.GetFullPath(siteRoot), options ?? new());
        try
        {
            await server._application.StartAsync(cancel);
            server.Address = new(server._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/");
            return server;
        }
        catch (IOException taken)
        {
            await server.DisposeAsync();
            throw new FarsideException($"--port: found {server._options.Port} in use at {server._options.Host}; expected a free one. Choose another one, or 0 for any.", taken);
        }
    }

    /// <summary>Whether a folder holds a published site.</summary>
    public static bool IsSite(string folder) => File.Exists(Path.Combine(folder, "index.html")) && File.Exists(Path.Combine(folder, Publication.SiteCatalogue));

    /// <summary>Until it is stopped.</summary>
    public Task WaitAsync(CancellationToken cancel) => _application.WaitForShutdownAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
        _gate.Dispose();
        _catalogue.Dispose();
    }

    static WebApplication Build(ServeOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = options.MostConnections;
            kestrel.Limits.MaxRequestBodySize = StacApi.MostBodyBytes;
            kestrel.Limits.MaxRequestLineSize = 8 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Listen(options.Host, options.Port);
        });
        return builder.Build();
    }

    Task Answer(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // By this name pages know that a live search stands behind them, without asking.
        response.Headers["Server-Timing"] = "farside";
        if (!IsKnownName(request.Host.Host))
        {
            return Say(context, StatusCodes.Status421MisdirectedRequest, "This site does not answer to that name; the host can allow it with --name.");
        }

        if (StacApi.IsFor(request.Path))
        {
            return _stac.Answer(context);
        }

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.Headers.Allow = "GET, HEAD";
            return Say(context, StatusCodes.Status405MethodNotAllowed, "Only reading is possible here.");
        }

        return request.Path.Value switch
        {
            "/api/search" => _search.Answer(context),
            "/api/status" => LiveSearch.Write(context, new JsonObject { ["farside"] = Version(), ["products"] = _catalogue.Count }),
            var path => Give(context, path ?? "/"),
        };
    }

    Task Give(HttpContext context, string path)
    {
        if (_paths.FileOf(path) is { } file)
        {
            return path.EndsWith(InfoReply.Name, StringComparison.Ordinal) ? InfoReply.Send(context, file) : FileReply.Send(context, file, IsGonePage(path));
        }

        if (_paths.IsFolder(path))
        {
            context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
            context.Response.Headers.Location = Uri.EscapeDataString(path[(path.LastIndexOf('/') + 1)..]) + "/";
            return Task.CompletedTask;
        }

        return Say(context, StatusCodes.Status404NotFound, "Nothing is here.");
    }

    bool IsGonePage(string path) => path.Split('/') is ["", "products", var recipe, var id, "" or "index.html"] && _state.IsGone($"{recipe}/{id}");

    bool IsKnownName(string name) => _options.Names.Contains("*") || _options.Names.Contains(name, StringComparer.OrdinalIgnoreCase)
        || (IPAddress.TryParse(name.Trim('[', ']'), out var address) ? address.Equals(_options.Host) || IPAddress.IsLoopback(address) || IsAny(_options.Host)
            : IPAddress.IsLoopback(_options.Host) || IsAny(_options.Host) ? name.Equals("localhost", StringComparison.OrdinalIgnoreCase) : false);

    static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    static string Version() => typeof(SiteServer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    static Task Say(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(text + "\n", context.RequestAborted);
    }
}
