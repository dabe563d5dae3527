using Farside.Core;

namespace Farside.Catalogue.Stac;

/// <summary>A question that cannot be read, or asks for more than is given.</summary>
/// <param name="element">The parameter, and the part of it that is meant.</param>
public sealed class StacQueryException(string element, string found, string expected) : FarsideException($"{element}: found {Shown(found)}; expected {expected}.")
{
    const int Longest = 80;

    // What somebody sent is shown to him on one line.
    static string Shown(string text)
    {
        var line = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line.Length == 0 ? "nothing" : line.Length > Longest ? line[..Longest] + "…" : line;
    }
}
