using System.Runtime.InteropServices;

namespace Farside.Formats.Jpeg;

/// <summary>TurboJPEG's flat C API. Source: turbojpeg.h of libjpeg-turbo 2.1.</summary>
static unsafe class TurboJpeg
{
    public const int Rgb = 0;
    public const int Grey = 6;
    public const int GreySubsampling = 3;
    public const int GreyColourSpace = 2;
    public const int CmykColourSpace = 3;
    public const int YcckColourSpace = 4;
    public const int NoReallocation = 1024;
    public const int AccurateDct = 4096;
    public const int Progressive = 16384;
    public const int LimitScans = 32768;

    static readonly nint Library = Load();

    public static readonly delegate* unmanaged[Cdecl]<nint> InitCompress = (delegate* unmanaged[Cdecl]<nint>)Export("tjInitCompress");
    public static readonly delegate* unmanaged[Cdecl]<nint> InitDecompress = (delegate* unmanaged[Cdecl]<nint>)Export("tjInitDecompress");
    public static readonly delegate* unmanaged[Cdecl]<nint, int> Destroy = (delegate* unmanaged[Cdecl]<nint, int>)Export("tjDestroy");
    public static readonly delegate* unmanaged[Cdecl]<int, int, int, CULong> BufSize =
        (delegate* unmanaged[Cdecl]<int, int, int, CULong>)Export("tjBufSize");
    public static readonly delegate* unmanaged[Cdecl]<nint, int> GetErrorCode = (delegate* unmanaged[Cdecl]<nint, int>)Export("tjGetErrorCode");
    public static readonly delegate* unmanaged[Cdecl]<nint, byte*> GetErrorText = (delegate* unmanaged[Cdecl]<nint, byte*>)Export("tjGetErrorStr2");

    /// <summary>Handle, samples, width, pitch, height, pixel format, JPEG, its size, subsampling, quality, flags.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, int, int, int, int, byte**, CULong*, int, int, int, int> Compress =
        (delegate* unmanaged[Cdecl]<nint, byte*, int, int, int, int, byte**, CULong*, int, int, int, int>)Export("tjCompress2");

    /// <summary>Handle, JPEG, its size, width, height, subsampling, colour space.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, CULong, int*, int*, int*, int*, int> DecompressHeader =
        (delegate* unmanaged[Cdecl]<nint, byte*, CULong, int*, int*, int*, int*, int>)Export("tjDecompressHeader3");

    /// <summary>Handle, JPEG, its size, samples, width, pitch, height, pixel format, flags.</summary>
    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, CULong, byte*, int, int, int, int, int, int> Decompress =
        (delegate* unmanaged[Cdecl]<nint, byte*, CULong, byte*, int, int, int, int, int, int>)Export("tjDecompress2");

    public static bool IsLoaded => Library != 0;

    static nint Load()
    {
        foreach (var name in (ReadOnlySpan<string>)["libturbojpeg.so.0", "libturbojpeg.0.dylib", "libturbojpeg.dll", "turbojpeg.dll"])
        {
            if (NativeLibrary.TryLoad(name, out var library))
                return library;
        }

        return 0;
    }

    static void* Export(string name) => Library != 0 && NativeLibrary.TryGetExport(Library, name, out var address) ? (void*)address : null;
}
