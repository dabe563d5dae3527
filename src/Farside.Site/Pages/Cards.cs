using Farside.Core.Records;
using Farside.Site.Contents;
using Farside.Site.Strings;

namespace Farside.Site.Pages;

/// <summary>Products as small pictures that lead to their pages.</summary>
static class Cards
{
    /// <param name="isSmall">Small cards name the end of the title alone: beside each other they have the rest in common.</param>
    public static string Of(string root, Listed row, bool isSmall = false) => $"""
        <a class="card{(row.Thumbnail is null ? " blank" : row.Recipe == "contact-sheet" ? " whole" : "")}" href="{root}{row.Page}"{(isSmall ? $" title=\"{Html.Text(row.Title)}\"" : "")}>{Picture(root, row)}<span class="caption"><span class="title">{Html.Words(isSmall ? Last(row.Title) : Short(row.Title))}</span><small>{Small(row)}</small></span>{(row.IsSimulated ? $"<i class=\"simulated\">{Credit.Simulated}</i>" : "")}</a>
        """;

    public static string List(string root, IEnumerable<Listed> rows, bool isSmall = false) =>
        $"<ul class=\"{(isSmall ? "cards row" : "cards")}\">{string.Concat(rows.Select(row => $"<li>{Of(root, row, isSmall)}</li>"))}</ul>";

    // Below a small picture the mission's name, the same on all of them, would push out what tells them apart.
    static string Short(string title) => title.IndexOf(" · ", StringComparison.Ordinal) is > 0 and var dot && title.StartsWith("Chang’e-", StringComparison.Ordinal) ? title[(dot + 3)..] : title;

    // "frame 33", "look 2 · anaglyph": the end, and the number before it where it has none.
    static string Last(string title)
    {
        var parts = title.Split(" · ");
        return parts.Length > 1 && !parts[^1].Any(char.IsAsciiDigit) && parts[^2].Any(char.IsAsciiDigit) ? $"{parts[^2]} · {parts[^1]}" : parts[^1];
    }

    static string Picture(string root, Listed row) => row.Thumbnail is { } file
        ? $"<img src=\"{root}{row.ThumbnailAddress}\" width=\"{Math.Max(1, file.Width)}\" height=\"{Math.Max(1, file.Height)}\" alt=\"\" loading=\"lazy\" decoding=\"async\">"
        : $"<span class=\"glyph\">{Html.Say("span", One(row))}</span>";

    static string Small(Listed row) => $"{Html.Say("span", One(row))}{(row.Start.Length > 0 ? $" · <time datetime=\"{Html.Text(row.Start)}\">{Html.Text(Html.Time(row.Start))}</time>" : "")}";

    /// <summary>The key of a recipe's name for many; recipes that this program does not know are products.</summary>
    public static string Kind(string recipe) => Texts.Has($"kind.{recipe}") ? $"kind.{recipe}" : "kind.other";

    /// <summary>The key of what one product is.</summary>
    public static string One(Listed row) => Texts.Has($"one.{row.Recipe}") ? $"one.{row.Recipe}" : "one.other";

    /// <summary>What the picture shows, in words, for those who do not see it.</summary>
    public static (string Key, string[] Arguments) Alt(Listed row) => row.Start.Length > 0
        ? ("alt.taken", [$"@{One(row)}", row.Title, Html.Time(row.Start), row.IsSimulated ? "@alt.simulated" : ""])
        : ("alt.plain", [$"@{One(row)}", row.Title, row.IsSimulated ? "@alt.simulated" : ""]);
}
