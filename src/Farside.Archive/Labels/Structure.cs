namespace Farside.Archive.Labels;

/// <summary>One described part of a data file: where it lies and how it is laid out. Offsets count from 0.</summary>
public abstract record Structure
{
    /// <summary>The label's own name or local identifier, else the element's name.</summary>
    public required string Name { get; init; }

    /// <summary><c>array</c>, <c>table</c>, <c>header</c>, <c>stream</c> …</summary>
    public abstract string Kind { get; }

    /// <summary>As the label writes it, e.g. <c>Array_2D_Image</c>, <c>Table_Binary</c>, <c>IMAGE</c>.</summary>
    public required string Form { get; init; }

    /// <summary>Absolute path of the data file, checked to lie beside the label; null when missing or refused (a repair or report says so).</summary>
    public string? DataPath { get; init; }

    /// <summary>File name as the label writes it.</summary>
    public required string FileName { get; init; }

    /// <summary>Bytes from the file's start.</summary>
    public long Offset { get; init; }

    /// <summary>The label element this came from.</summary>
    public LabelElement? Element { get; init; }
}
