using System.Globalization;

namespace Farside.Products.Films;

/// <summary>What ffmpeg is told, so that a film plays everywhere and the same pictures give the same bytes on any machine with the same ffmpeg.</summary>
static class FfmpegArguments
{
    // Encoders divide their work by threads, and their output follows the division: a fixed number, whatever the machine has.
    const string Threads = "4";

    const int WebpWidth = 480;

    public static IEnumerable<string> For(string path, FilmFormat format, int width, int height, FilmRate rate, FilmNotes notes) =>
    [
        "-hide_banner", "-loglevel", "error", "-nostdin", "-y",
        "-f", "rawvideo", "-pix_fmt", "yuv420p", "-video_size", $"{width}x{height}", "-framerate", rate.ToString(),
        "-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-i", "pipe:0",
        "-an", "-map_metadata", "-1", "-metadata", $"title={notes.Title}", "-metadata", $"copyright={notes.Credit}", "-metadata", $"comment={notes.Comment}",
        .. Encoder(format, rate), "-fflags", "+bitexact", "-flags:v", "+bitexact", $"file:{path}",
    ];

    /// <summary>The encoder that a format needs, as ffmpeg calls it, and what to do where an ffmpeg lacks it.</summary>
    public static (string Name, string Else) EncoderOf(FilmFormat format) => format switch
    {
        FilmFormat.H264 => ("libx264", ""),
        FilmFormat.Av1 => ("libsvtav1", ", or leave out --av1"),
        _ => ("libwebp_anim", ", or leave out --webp"),
    };

    static string[] Encoder(FilmFormat format, FilmRate rate) => format switch
    {
        FilmFormat.H264 =>
        [
            "-c:v", EncoderOf(format).Name, "-preset", "veryfast", "-crf", "20", "-profile:v", "high", "-pix_fmt", "yuv420p", "-g", Group(rate), "-threads", Threads,
            .. Tags, "-movflags", "+faststart", "-f", "mp4",
        ],
        FilmFormat.Av1 =>
        [
            "-c:v", EncoderOf(format).Name, "-preset", "8", "-crf", "32", "-pix_fmt", "yuv420p", "-g", Group(rate), "-svtav1-params", $"lp={Threads}",
            .. Tags, "-movflags", "+faststart", "-f", "mp4",
        ],
        _ => ["-vf", $"scale={WebpWidth}:-2:flags=lanczos+accurate_rnd+bitexact", "-c:v", EncoderOf(format).Name, "-quality", "62", "-compression_level", "4", "-loop", "0", "-f", "webp"],
    };

    static string[] Tags => ["-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"];

    // A key frame every three seconds, so that a viewer can jump about.
    static string Group(FilmRate rate) => Math.Max(10, (int)Math.Round(3 * rate.PerSecond)).ToString(CultureInfo.InvariantCulture);
}
