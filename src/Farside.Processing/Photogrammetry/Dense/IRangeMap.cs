namespace Farside.Processing.Photogrammetry.Dense;

/// <summary>Which disparities are looked at where.</summary>
interface IRangeMap
{
    /// <summary>The most candidates of any pixel.</summary>
    int Most { get; }

    /// <summary>The same object for neighbouring rows wherever they are alike.</summary>
    RowRange Row(int y);
}
