namespace Farside.Formats.Glb;

/// <summary>A picture laid over a mesh, as the bytes of its file.</summary>
/// <param name="MimeType">image/jpeg or image/png.</param>
public sealed record MeshTexture(byte[] Bytes, string MimeType)
{
    public static MeshTexture Jpeg(byte[] bytes) => new(bytes, "image/jpeg");

    public static MeshTexture Png(byte[] bytes) => new(bytes, "image/png");
}
