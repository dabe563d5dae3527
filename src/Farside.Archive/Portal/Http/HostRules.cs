namespace Farside.Archive.Portal.Http;

/// <summary>Which hosts may be asked: the portal's, and those the user names.</summary>
sealed class HostRules(IEnumerable<string> others)
{
    readonly HashSet<string> _hosts = new(PortalFacts.Hosts.Concat(others), StringComparer.OrdinalIgnoreCase);

    /// <exception cref="FetchException">Another host, another scheme, or a password in the address.</exception>
    public void Require(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
        {
            throw new FetchException(ArchivePath.Shown(address.OriginalString), "no plain web address", "http:// or https:// and a host");
        }

        if (!_hosts.Contains(address.IdnHost) && !_hosts.Contains(address.Authority))
        {
            throw new FetchException(ArchivePath.Shown(address.AbsoluteUri), $"host {address.Authority}", string.Join(", ", _hosts), $"Name it with --allow-host {address.Authority} if you trust it.");
        }
    }
}
