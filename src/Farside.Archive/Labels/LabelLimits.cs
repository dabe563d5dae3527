namespace Farside.Archive.Labels;

/// <summary>What no honest label exceeds; beyond it reading stops with one line.</summary>
public static class LabelLimits
{
    /// <summary>Elements one inside the other.</summary>
    public const int Depth = 64;

    /// <summary>Elements and attributes in one label.</summary>
    public const int Elements = 1_000_000;

    /// <summary>Characters shown of a value in a message or a repair.</summary>
    public const int Shown = 60;

    /// <summary>A value shortened for one line of text, line breaks and control characters taken out.</summary>
    public static string Show(string? text)
    {
        var line = string.Concat((text ?? "").Take(Shown + 1).Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length == 0 ? "nothing" : line.Length > Shown ? line[..Shown] + "…" : line;
    }
}
