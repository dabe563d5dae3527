namespace Farside.Processing.Descent;

/// <summary>The sigma of numbers about zero from their mean size, which few strays among them hardly move: sqrt(pi / 2) · mean |x|.</summary>
static class RobustSigma
{
    public static double Of(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += Math.Abs(value);
        }

        return values.Length == 0 ? 0 : Math.Sqrt(Math.PI / 2) * sum / values.Length;
    }
}
