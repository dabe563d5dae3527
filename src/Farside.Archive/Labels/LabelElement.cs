namespace Farside.Archive.Labels;

/// <summary>
/// One element of a label, whatever its language: PDS4 XML, or an ODL/VICAR/ISIS3 group. Names are compared without case and without namespace.
/// </summary>
public sealed class LabelElement(string name, string text = "", int line = 0)
{
    /// <summary>Local name as written, without prefix.</summary>
    public string Name { get; } = name;

    /// <summary>Namespace prefix as written, or empty; only a writer needs it.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Text content, trimmed; empty for an element with children.</summary>
    public string Text { get; set; } = text;

    /// <summary>Line of the label file, from 1; 0 when made by us.</summary>
    public int Line { get; } = line;

    public LabelElement? Parent { get; private set; }

    /// <summary>Attributes as written, prefixes included, e.g. <c>unit</c> → <c>byte</c>.</summary>
    public List<KeyValuePair<string, string>> Attributes { get; } = [];

    public List<LabelElement> Children { get; } = [];

    /// <summary>From the root, e.g. <c>File_Area_Observational/Array_2D_Image/offset</c>, the root itself left out.</summary>
    public string Path => Parent is null ? "" : Parent.Path.Length == 0 ? Name : $"{Parent.Path}/{Name}";

    /// <summary>The text, or null when the label says nothing: empty, <c>None</c>, <c>/</c>, <c>N/A</c>.</summary>
    public string? Value => IsNothing(Text) ? null : Text;

    /// <summary>The text with runs of blanks made one when it stands on a single line; lines of a longer text stay as written.</summary>
    public string Collapsed => Text.Contains('\n', StringComparison.Ordinal) ? Text : string.Join(' ', Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static bool IsNothing(string? text) => text is null or "" or "/" || text.Equals("none", StringComparison.OrdinalIgnoreCase) || text.Equals("n/a", StringComparison.OrdinalIgnoreCase);

    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    public string? Attribute(string name) =>
        Attributes.FirstOrDefault(attribute => attribute.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public LabelElement Add(LabelElement child)
    {
        child.Parent = this;
        Children.Add(child);
        return child;
    }

    /// <summary>The first child by that name, or null.</summary>
    public LabelElement? Child(string name) => Children.Find(child => child.Is(name));

    public IEnumerable<LabelElement> ChildrenNamed(string name) => Children.Where(child => child.Is(name));

    /// <summary>Walks a path of child names, e.g. <c>"Element_Array/data_type"</c>; null where it ends early.</summary>
    public LabelElement? At(string path)
    {
        var here = this;
        foreach (var step in path.Split('/'))
        {
            here = here?.Child(step);
        }

        return here;
    }

    /// <summary>The first descendant by that name in label order, or null.</summary>
    public LabelElement? Find(string name) => Descendants().FirstOrDefault(element => element.Is(name));

    /// <summary>This element's descendants in label order, itself left out.</summary>
    public IEnumerable<LabelElement> Descendants()
    {
        var pending = new Stack<LabelElement>();
        for (var i = Children.Count - 1; i >= 0; i--)
        {
            pending.Push(Children[i]);
        }

        while (pending.TryPop(out var element))
        {
            yield return element;
            for (var i = element.Children.Count - 1; i >= 0; i--)
            {
                pending.Push(element.Children[i]);
            }
        }
    }
}
