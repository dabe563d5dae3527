using System.Security.Cryptography;

namespace Farside.Archive.Store;

/// <summary>A checksum that manifests are written in.</summary>
public enum FixityKind
{
    Sha256,

    /// <summary>For partners whose tools know nothing newer; it tells accidents, not malice.</summary>
    Md5,
}

static class FixityKinds
{
    extension(FixityKind kind)
    {
        public HashAlgorithmName Algorithm => kind is FixityKind.Md5 ? HashAlgorithmName.MD5 : HashAlgorithmName.SHA256;

        /// <summary>As BagIt's file names have it.</summary>
        public string Word => kind is FixityKind.Md5 ? "md5" : "sha256";

        /// <summary>Hexadecimal digits of a sum.</summary>
        public int Digits => kind is FixityKind.Md5 ? 32 : 64;
    }
}
