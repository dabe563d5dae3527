using System.Net;
using Farside.Catalogue.Query;

namespace Farside.Site.Serve;

/// <summary>How a site is served.</summary>
public sealed record ServeOptions
{
    /// <summary>The address to listen at; loopback unless the host says otherwise.</summary>
    public IPAddress Host { get; init; } = IPAddress.Loopback;

    /// <summary>0 for any that is free.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>Names under which readers may ask, beside the address itself and, at loopback, localhost: what asks under another name is refused, so that no foreign page reaches a private site through its own name. <c>*</c> for any.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Searched instead of the site's own catalogue: one that many machines share. Closed with the server.</summary>
    public ProductCatalogue? Catalogue { get; init; }

    /// <summary>Most connections open at a time.</summary>
    public int MostConnections { get; init; } = 8192;

    /// <summary>Searches at work at a time; 0 for one a processor. More wait, and beyond <see cref="MostWaiting"/> are asked to come back.</summary>
    public int Searches { get; init; }

    /// <summary>Most searches that wait.</summary>
    public int MostWaiting { get; init; } = 2000;
}
