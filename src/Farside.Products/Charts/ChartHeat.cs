using Farside.Core.Rasters;

namespace Farside.Products.Charts;

/// <summary>Amounts over both axes: a waterfall.</summary>
/// <param name="Values">Row 0 lies at the foot; NaN is left as paper.</param>
/// <param name="Title">What is shown, with its unit.</param>
/// <param name="Low">Shown darkest.</param>
/// <param name="High">Shown lightest.</param>
public sealed record ChartHeat(Raster<Linear> Values, string Title, double Low, double High)
{
    /// <summary>Where the outer edges of the first and of the last column lie on the x axis, and the rows' on the y axis.</summary>
    public required (double Left, double Right, double Foot, double Head) Edges { get; init; }
}
