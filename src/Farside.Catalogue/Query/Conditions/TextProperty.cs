namespace Farside.Catalogue.Query.Conditions;

/// <summary>What of a product is text that a condition can look at.</summary>
public enum TextProperty
{
    /// <summary>The recipe, or <c>frame</c>.</summary>
    Kind,
    Mission,
    Instrument,
    Mode,
    Eye,
    Sequence,
    Station,

    /// <summary><c>simulated</c> or <c>real</c>.</summary>
    Origin,

    /// <summary>Mission and kind, as <see cref="ProductRow.Collection"/> has them.</summary>
    Collection,
}
