using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Farside.Archive.Portal.Http;

/// <summary>The connection underneath: no cookies, no redirects of its own, no compression, old addresses of the Internet first.</summary>
static class HttpPlumbing
{
    static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(20);

    public static SocketsHttpHandler Create(PoliteOptions options)
    {
        var rule = new CertificateRule(options.ExpiredCertificates);
        return new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxConnectionsPerServer = options.Connections,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 64,
            MaxResponseDrainSize = 0,
            ConnectCallback = ConnectAsync,
            SslOptions = new()
            {
                RemoteCertificateValidationCallback = (sender, _, chain, errors) => rule.Accepts(((SslStream)sender).TargetHostName, chain, errors),
            },
        };
    }

    // Some of the portal's hosts have IPv6 addresses that nobody can reach: they are tried last.
    static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel).ConfigureAwait(false);
        Exception? last = null;
        foreach (var address in addresses.OrderBy(address => address.AddressFamily == AddressFamily.InterNetwork ? 0 : 1))
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                patience.CancelAfter(ConnectTime);
                await socket.ConnectAsync(address, context.DnsEndPoint.Port, patience.Token).ConfigureAwait(false);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception refusal) when (refusal is SocketException || (refusal is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                socket.Dispose();
                last = refusal;
            }
        }

        throw new HttpRequestException($"no way to {context.DnsEndPoint.Host}:{context.DnsEndPoint.Port} ({last?.Message ?? "no address"})", last);
    }
}
