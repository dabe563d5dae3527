using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Farside.Catalogue.Index;

/// <summary>Sixty-four bits of SHA-256, which stand for a text in an index: nobody can choose two texts of one number.</summary>
static class Hash
{
    const int Small = 1024;

    public static long Of(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var utf8 = most <= Small ? stackalloc byte[Small] : new byte[most];
        return Of(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }

    public static long Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }
}
