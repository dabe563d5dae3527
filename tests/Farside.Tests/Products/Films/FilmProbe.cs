using System.Diagnostics;

namespace Farside.Tests.Products.Films;

/// <summary>What ffprobe reads in a film. Tests skip with a line where it is absent.</summary>
static class FilmProbe
{
    public static Dictionary<string, string> Ask(string path, string entries)
    {
        var tool = Farside.Products.Films.FilmTool.Find() is { } ffmpeg ? Path.Combine(Path.GetDirectoryName(ffmpeg)!, "ffprobe") : "";
        Skip.IfNot(File.Exists(tool), "No ffprobe to judge by: apt-get install ffmpeg");
        using var process = Process.Start(new ProcessStartInfo(tool, ["-v", "error", "-count_frames", "-select_streams", "v:0", "-show_entries", entries, "-of", "default=noprint_wrappers=1", path])
        {
            RedirectStandardOutput = true,
        })!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return lines.Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.Ordinal);
    }
}
