namespace Farside.Catalogue.Query.Conditions;

/// <summary>What of a product is a number that a condition can look at.</summary>
public enum NumberProperty
{
    /// <summary>From 1.</summary>
    LunarDay,

    /// <summary>Degrees over the level horizon, in hundredths.</summary>
    SunElevation,
    Repairs,

    /// <summary>0 to 100, in hundredths.</summary>
    Score,
}
