using System.Runtime.InteropServices;

namespace Farside.Products.Films;

/// <summary>The program that encodes films, if this machine has it.</summary>
public static class FilmTool
{
    /// <summary>What installs it.</summary>
    public static string InstallLine => RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "winget install ffmpeg"
        : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "brew install ffmpeg"
        : "sudo apt-get install ffmpeg";

    /// <summary>Absolute path of ffmpeg on the search path; null where there is none.</summary>
    public static string? Find() => Find(Environment.GetEnvironmentVariable("PATH") ?? "");

    internal static string? Find(string searchPath)
    {
        var name = OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg";
        return searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathRooted)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
