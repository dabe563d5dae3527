using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Farside.Site.Contents;

/// <summary>64 bits of the SHA-256 of what something is made of: two that differ, differ; two that are equal are taken for the same.</summary>
readonly record struct Fingerprint(ulong Value)
{
    public static Fingerprint Of(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return new(BitConverter.ToUInt64(hash));
    }

    /// <summary>Of several things, in this order.</summary>
    public static Fingerprint Of(params IEnumerable<Fingerprint> parts) => Of(string.Join(' ', parts));

    /// <summary>Of several things of no order: each counts, as often as it is there.</summary>
    public static Fingerprint operator +(Fingerprint one, Fingerprint other) => new(unchecked(one.Value + other.Value));

    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);
}
