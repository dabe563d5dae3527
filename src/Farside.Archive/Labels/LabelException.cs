using Farside.Core;

namespace Farside.Archive.Labels;

/// <summary>A label says something its data, or the standard it follows, cannot mean.</summary>
public sealed class LabelException(string label, string element, string found, string expected, string advice = "")
    : FarsideException($"{label}: {element}: found {found}; expected {expected}.{(advice.Length > 0 ? " " + advice : "")}")
{
    public string Label => label;
    public string Element => element;
    public string Found => found;
    public string Expected => expected;
}
