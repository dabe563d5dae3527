namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Numbers about numbers.</summary>
static class Statistics
{
    /// <summary>The middle one (the upper of two); the list is put in order.</summary>
    public static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    /// <summary>√(mean of squares); NaN of none.</summary>
    public static double Rms(double sumOfSquares, int count) => count == 0 ? double.NaN : Math.Sqrt(sumOfSquares / count);
}
