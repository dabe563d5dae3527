using System.Globalization;
using System.Text;

namespace Farside.Products.Films;

/// <summary>Lines of text with their times, in both files that players read.</summary>
public static class Subtitles
{
    /// <summary>WebVTT.</summary>
    /// <param name="cues">From, to (seconds of the film) and text, in order.</param>
    public static byte[] WebVtt(IReadOnlyList<(double From, double To, string Text)> cues) =>
        Encoding.UTF8.GetBytes("WEBVTT\n" + string.Concat(cues.Select(cue => $"\n{Time(cue.From, '.')} --> {Time(cue.To, '.')}\n{Escaped(cue.Text)}\n")));

    /// <summary>SubRip.</summary>
    /// <inheritdoc cref="WebVtt"/>
    public static byte[] Srt(IReadOnlyList<(double From, double To, string Text)> cues) =>
        Encoding.UTF8.GetBytes(string.Concat(cues.Select((cue, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}\n{Time(cue.From, ',')} --> {Time(cue.To, ',')}\n{cue.Text}\n\n"))));

    static string Time(double seconds, char point)
    {
        var ms = (long)Math.Round(seconds * 1000);
        return string.Create(CultureInfo.InvariantCulture, $"{ms / 3_600_000:00}:{ms / 60_000 % 60:00}:{ms / 1000 % 60:00}{point}{ms % 1000:000}");
    }

    static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
