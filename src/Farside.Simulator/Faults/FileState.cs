using System.Security.Cryptography;

namespace Farside.Simulator.Faults;

/// <summary>A file as it was at one time.</summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record FileState(string Sha256, long Bytes)
{
    /// <summary>Null where there is no file.</summary>
    public static FileState? Of(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var stream = File.OpenRead(path);
        return new(Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length);
    }
}
