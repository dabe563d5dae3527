namespace Farside.Products.Recipes.Drawing;

/// <summary>Round numbers along an axis.</summary>
static class Ticks
{
    /// <summary>A step of 1, 2 or 5 times a power of ten that cuts a span into at most so many parts.</summary>
    public static double Step(double span, int most)
    {
        var rough = span / most;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var digit = rough / power;
        return (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10) * power;
    }

    /// <summary>Multiples of the step from one end to the other, both included.</summary>
    public static IEnumerable<double> Between(double from, double to, double step)
    {
        for (var i = (long)Math.Ceiling((from / step) - 1e-9); i * step <= to + (step * 1e-9); i++)
        {
            yield return i * step;
        }
    }
}
