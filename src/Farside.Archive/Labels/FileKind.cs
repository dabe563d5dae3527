using System.Runtime.InteropServices;

namespace Farside.Archive.Labels;

/// <summary>Asks the kernel what a path is without opening it; a pipe opened for reading waits for ever.</summary>
static partial class FileKind
{
    const int CurrentFolder = -100;   // AT_FDCWD
    const uint WantType = 1;          // STATX_TYPE
    const int ModeAt = 28;            // stx_mode in struct statx, the same on every Linux
    const int TypeMask = 0xF000, Regular = 0x8000;

    /// <summary>False only when the kernel says it is no regular file (links followed).</summary>
    public static bool MayBeRegular(string path)
    {
        if (!OperatingSystem.IsLinux())
            return true;

        Span<byte> answer = stackalloc byte[256];
        try
        {
            return StatX(CurrentFolder, path, 0, WantType, ref MemoryMarshal.GetReference(answer)) != 0
                || (BitConverter.ToUInt16(answer[ModeAt..]) & TypeMask) == Regular;
        }
        catch (EntryPointNotFoundException)
        {
            return true;
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, ref byte answer);
}
