namespace Farside.Products.Recipes.Particles;

/// <summary>The mean of measured values and how well they know it.</summary>
static class SampleMean
{
    /// <returns>Mean and standard error, as of independent values; NaN for none, an unknown error for a single one.</returns>
    public static (double Mean, double Error) Of(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
        {
            return (double.NaN, double.NaN);
        }

        var mean = values.Average();
        return (mean, values.Count < 2 ? double.NaN : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1) / values.Count));
    }

    /// <summary>The same for values in time that follow each other's drift: the scatter of means over blocks, each as long as the drift is felt.</summary>
    /// <param name="timed">In order of time, seconds.</param>
    /// <param name="blockSeconds">Length of a block; fewer than four blocks make the error that of independent values.</param>
    public static (double Mean, double Error) Of(IReadOnlyList<(double Seconds, double Value)> timed, double blockSeconds)
    {
        var plain = Of([.. timed.Select(point => point.Value)]);
        var blocks = timed.GroupBy(point => Math.Floor(point.Seconds / blockSeconds)).Select(block => (Mean: block.Average(point => point.Value), Count: block.Count())).ToList();
        if (blocks.Count < 4)
        {
            return plain;
        }

        // Blocks at the ends may hold few values: each counts by what it holds.
        var total = (double)blocks.Sum(block => block.Count);
        var scatter = blocks.Sum(block => Square(block.Count / total) * Square(block.Mean - plain.Mean)) * blocks.Count / (blocks.Count - 1.0);
        return (plain.Mean, Math.Sqrt(scatter));
    }

    /// <summary>The middle of those values that are finite, of an even count the mean of the two; NaN for none.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Where(double.IsFinite).Order().ToList();
        return sorted.Count == 0 ? double.NaN : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    static double Square(double value) => value * value;
}
