using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Security.Authentication;
using Farside.Archive.Ledger;

namespace Farside.Archive.Portal.Http;

/// <summary>Asks web servers as a guest should: so many requests a second, only hosts that are allowed, no cookies, waits when told to.</summary>
sealed class PoliteClient : IDisposable
{
    const int MostRedirects = 5;

    readonly PoliteOptions _options;
    readonly HostRules _hosts;
    readonly Pacer _pacer;
    readonly HttpClient _client;
    int _requests;

    public PoliteClient(PoliteOptions options)
    {
        (_options, _hosts, _pacer) = (options, new(options.Hosts), new(options));
        Retrying = new(options);
        _client = new(HttpPlumbing.Create(options), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public Retrying Retrying { get; }

    /// <summary>So many were sent.</summary>
    public int Requests => _requests;

    /// <summary>A small answer as a whole, asked for until it comes.</summary>
    /// <exception cref="FetchException">Refused, or longer than <paramref name="most"/> bytes.</exception>
    public Task<(byte[] Bytes, string MediaType)> ReadAsync(Uri address, int most, CancellationToken cancel) =>
        Retrying.RunAsync(ArchivePath.Shown(address.AbsoluteUri), () => ReadOnceAsync(address, most, cancel), null, cancel);

    public async Task<(byte[] Bytes, string MediaType)> ReadOnceAsync(Uri address, int most, CancellationToken cancel)
    {
        await using var answer = await OpenAsync(address, null, FileVersion.Unknown, cancel).ConfigureAwait(false);
        var (bytes, filled) = (new byte[Math.Min(most, 1 << 16)], 0);
        while (await answer.Body.ReadAsync(bytes.AsMemory(filled), cancel).ConfigureAwait(false) is var read and > 0)
        {
            filled += read;
            if (filled >= most)
            {
                throw new FetchException(ArchivePath.Shown(address.AbsoluteUri), $"more than {most} bytes", "a short answer");
            }

            Array.Resize(ref bytes, filled == bytes.Length ? Math.Min(most, bytes.Length * 2) : bytes.Length);
        }

        return answer.Version.Bytes is { } due && filled < due
            ? throw new TransientException($"an answer that ends after {filled} of {due} bytes")
            : (bytes[..filled], answer.MediaType);
    }

    /// <summary>One attempt at a file from <paramref name="offset"/> on, if it is still that version; else from its beginning.</summary>
    /// <param name="offset">Null to ask for no range at all. A range from 0 is asked for too, since its answer tells the true size.</param>
    /// <param name="last">Last byte wanted; null for all that follow.</param>
    /// <exception cref="FetchException">Refused for good.</exception>
    /// <exception cref="TransientException">It may go better later.</exception>
    public async Task<SourceAnswer> OpenAsync(Uri address, long? offset, FileVersion begun, CancellationToken cancel, long? last = null)
    {
        var answer = await FollowAsync(address, at => Request(at, offset, begun, last), cancel).ConfigureAwait(false);
        try
        {
            return Read(address, answer, offset ?? 0, cancel);
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    public void Dispose() => _client.Dispose();

    static HttpRequestMessage Request(Uri address, long? offset, FileVersion begun, long? last)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", $"Mozilla/5.0 (compatible; Farside/{Assembly.GetExecutingAssembly().GetName().Version!.ToString(3)})");
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        if (offset is not null)
        {
            request.Headers.Range = new(offset, last);
            if (offset > 0 && begun.Condition.Length > 0)
            {
                request.Headers.TryAddWithoutValidation("If-Range", begun.Condition);
            }
        }

        return request;
    }

    async Task<HttpResponseMessage> FollowAsync(Uri address, Func<Uri, HttpRequestMessage> request, CancellationToken cancel)
    {
        var at = address;
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            _hosts.Require(at);
            var answer = await SendAsync(at, request(at), cancel).ConfigureAwait(false);
            if (answer.StatusCode is not (HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            {
                return answer;
            }

            using (answer)
            {
                at = Next(at, answer.Headers.Location);
            }
        }

        throw new FetchException(ArchivePath.Shown(address.AbsoluteUri), $"more than {MostRedirects} redirects", "the file");
    }

    static Uri Next(Uri at, Uri? location)
    {
        var next = location is null ? null : new Uri(at, location);
        return next is null || (at.Scheme == "https" && next.Scheme != "https")
            ? throw new FetchException(ArchivePath.Shown(at.AbsoluteUri), next is null ? "a redirect to nowhere" : "a redirect to an address that is not encrypted", "the file")
            : next;
    }

    async Task<HttpResponseMessage> SendAsync(Uri at, HttpRequestMessage request, CancellationToken cancel)
    {
        using var sent = request;
        await _pacer.EnterAsync(cancel).ConfigureAwait(false);
        Interlocked.Increment(ref _requests);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(_options.Silence);
        try
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token).ConfigureAwait(false);
        }
        catch (HttpRequestException refusal) when (refusal is { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: AuthenticationException })
        {
            throw new FetchException(
                at.Authority, $"a certificate that is not valid ({Reason(refusal)})", "a valid one",
                $"If it has only expired and you accept that, name the host: --accept-expired-certificate {at.IdnHost}.", refusal);
        }
        catch (Exception refusal) when (refusal is HttpRequestException or IOException || (refusal is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new TransientException(refusal is OperationCanceledException ? $"no answer within {_options.Silence.TotalSeconds:0} s" : Reason(refusal), cause: refusal);
        }
    }

    SourceAnswer Read(Uri address, HttpResponseMessage answer, long offset, CancellationToken cancel)
    {
        var range = answer.Content.Headers.ContentRange;
        if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            return new(Stream.Null, offset, Version(answer, range?.Length), answer) { IsEnd = true };
        }

        Require(address, answer);
        var isPart = answer.StatusCode == HttpStatusCode.PartialContent;
        if (isPart && range?.From != offset)
        {
            throw new TransientException($"bytes from {range?.From?.ToString(CultureInfo.InvariantCulture) ?? "nowhere"} where those from {offset} were asked for");
        }

        var begins = isPart ? offset : 0;
        var length = isPart ? range?.Length ?? (offset + answer.Content.Headers.ContentLength) : answer.Content.Headers.ContentLength;
        return new(new QuietStream(answer.Content.ReadAsStream(cancel), _options.Silence, _pacer), begins, Version(answer, length), answer)
        {
            MediaType = answer.Content.Headers.ContentType?.MediaType ?? "",
        };
    }

    void Require(Uri address, HttpResponseMessage answer)
    {
        var (where, code) = (ArchivePath.Shown(address.AbsoluteUri), (int)answer.StatusCode);
        if (code is 408 or 425 or 429 or >= 500)
        {
            var asked = Asked(answer.Headers.RetryAfter);
            if (asked <= _options.MostAsked)
            {
                // It is asked of all connections.
                _pacer.Rest(asked.Value);
            }

            throw new TransientException($"HTTP {code}", asked);
        }

        if (code is 404 or 410)
        {
            throw new AbsentException(where, $"HTTP {code}");
        }

        if (code is not (200 or 206))
        {
            throw new FetchException(where, $"HTTP {code}", "the file", code is 401 or 403 ? "The server does not give it to guests." : "");
        }

        if (answer.Content.Headers.ContentEncoding.Any(encoding => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)))
        {
            throw new FetchException(where, $"an answer packed as {answer.Content.Headers.ContentEncoding.First()}", "the file as it is");
        }
    }

    static TimeSpan? Asked(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? (header?.Date - DateTimeOffset.UtcNow);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    static FileVersion Version(HttpResponseMessage answer, long? bytes) =>
        new(answer.Headers.ETag?.ToString() ?? "", answer.Content.Headers.LastModified?.ToString("R", CultureInfo.InvariantCulture) ?? "", bytes);

    static string Reason(Exception refusal) => (refusal.InnerException is { } inner and not OperationCanceledException ? inner : refusal).Message.ReplaceLineEndings(" ").TrimEnd('.');
}
