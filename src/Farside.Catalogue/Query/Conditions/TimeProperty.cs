namespace Farside.Catalogue.Query.Conditions;

/// <summary>Which moment of a product a condition looks at.</summary>
public enum TimeProperty
{
    Begin,

    /// <summary>The moment it begins, where no other is known.</summary>
    End,
}
