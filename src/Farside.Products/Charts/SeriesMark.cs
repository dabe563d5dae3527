namespace Farside.Products.Charts;

/// <summary>How values are drawn.</summary>
public enum SeriesMark
{
    Line,
    Dots,

    /// <summary>Level from the middle of one gap to the middle of the next: spectra in bins.</summary>
    Steps,

    /// <summary>Thin and grey, behind the others: what belongs there but is not the point.</summary>
    Ground,
}
