namespace Farside.Products.Charts;

/// <summary>How an axis counts.</summary>
public enum AxisScale
{
    Linear,

    /// <summary>By powers of ten; what is not above zero is left out.</summary>
    Log,

    /// <summary>UTC, seconds since 1970 without leap seconds.</summary>
    Time,
}
