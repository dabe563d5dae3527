using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Farside.Archive.Portal.Http;

/// <summary>Certificates must be right; for a host that the user names, an expired one is let through, and only for being expired.</summary>
sealed class CertificateRule(IReadOnlyList<string> expired)
{
    public bool Accepts(string host, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None || (errors == SslPolicyErrors.RemoteCertificateChainErrors && expired.Contains(host, StringComparer.OrdinalIgnoreCase) && IsOnlyExpired(chain));

    // A chain's list of faults also holds those of single certificates; revocation is not asked for.
    static bool IsOnlyExpired(X509Chain? chain) =>
        chain is { ChainStatus.Length: > 0 } && chain.ChainStatus.All(status => status.Status is X509ChainStatusFlags.NotTimeValid)
        && chain.ChainElements.Count > 0 && chain.ChainElements[0].Certificate.NotAfter < DateTime.Now;
}
