namespace Farside.Processing.Descent.Tracking;

/// <summary>
/// A lens that bends straight lines about its centre: ideal = seen / (1 + λ r²), with r the seen distance from the centre in units of <paramref name="UnitPx"/>.
/// </summary>
/// <remarks>Source: Fitzgibbon 2001, CVPR, I-125–132 (the division model).</remarks>
readonly record struct BentLens(double CentreColumn, double CentreRow, double UnitPx, double Bend)
{
    /// <summary>A place in the picture → where a lens without bend would have shown it.</summary>
    public (double X, double Y) Ideal(double column, double row)
    {
        if (Bend == 0)
        {
            return (column, row);
        }

        var (x, y) = (column - CentreColumn, row - CentreRow);
        var by = 1 / (1 + (Bend * ((x * x) + (y * y)) / (UnitPx * UnitPx)));
        return (CentreColumn + (x * by), CentreRow + (y * by));
    }

    /// <summary>The way back. The root that stays with the ideal place as the bend goes to 0.</summary>
    public (double X, double Y) Seen(double column, double row)
    {
        if (Bend == 0)
        {
            return (column, row);
        }

        var (x, y) = (column - CentreColumn, row - CentreRow);
        var under = 1 - (4 * Bend * ((x * x) + (y * y)) / (UnitPx * UnitPx));
        var by = 2 / (1 + Math.Sqrt(Math.Max(0, under)));
        return (CentreColumn + (x * by), CentreRow + (y * by));
    }

    /// <summary>How the ideal place moves with the bend.</summary>
    public (double X, double Y) IdealByBend(double column, double row)
    {
        var (x, y) = (column - CentreColumn, row - CentreRow);
        var square = ((x * x) + (y * y)) / (UnitPx * UnitPx);
        var by = -square / ((1 + (Bend * square)) * (1 + (Bend * square)));
        return (x * by, y * by);
    }
}
