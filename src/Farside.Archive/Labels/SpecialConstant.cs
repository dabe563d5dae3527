namespace Farside.Archive.Labels;

/// <summary>A stored (unscaled) value that means something other than a measurement.</summary>
/// <param name="Value">As a number; NaN when it is a text only.</param>
/// <param name="Text">As the label writes it.</param>
public sealed record SpecialConstant(string Name, double Value, string Text = "")
{
    /// <summary>The exact integer, for eight-byte data a double cannot tell apart; null when it is none.</summary>
    public Int128? Exact { get; init; }
}
