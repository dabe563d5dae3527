namespace Farside.Catalogue.Stac;

/// <summary>What values a property has, and so which comparisons it takes.</summary>
enum QueryableType
{
    Text,
    Number,
    Time,
    Geometry,

    /// <summary>Text that is only looked up, never compared: =, &lt;&gt; and IN.</summary>
    Id,
}
