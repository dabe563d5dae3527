namespace Farside.Processing.Photogrammetry.Hardware;

/// <summary>Running sums over pairs of samples, and what they say of how well two patches agree.</summary>
struct PatchSums
{
    /// <summary>Patches whose means differ by more than this share of the brighter one, and by more than noise, do not show the same.</summary>
    const double MeanShare = 0.35;

    double _a, _b, _aa, _bb, _ab;

    public int Count { get; private set; }

    /// <summary>A pair comes in; one with a missing sample does not count.</summary>
    public void Add(double a, double b) => Count += Put(a, b, 1);

    /// <summary>A pair that came in goes out again.</summary>
    public void Remove(double a, double b) => Count -= Put(a, b, -1);

    public void Add(in PatchSums other) =>
        (Count, _a, _b, _aa, _bb, _ab) = (Count + other.Count, _a + other._a, _b + other._b, _aa + other._aa, _bb + other._bb, _ab + other._ab);

    public void Remove(in PatchSums other) =>
        (Count, _a, _b, _aa, _bb, _ab) = (Count - other.Count, _a - other._a, _b - other._b, _aa - other._aa, _bb - other._bb, _ab - other._ab);

    /// <summary>
    /// (2 cov + n) / (var a + var b + n) with n the variance of noise: 1 for the same patch, also for two even ones, 0 for nothing in common; 0 where the means differ by a third.
    /// </summary>
    public readonly double Agreement(double noise)
    {
        var (a, b) = (_a / Count, _b / Count);
        if (Math.Abs(a - b) > (MeanShare * Math.Max(a, b)) + (2 * noise))
        {
            return 0;
        }

        var (aa, bb, ab) = ((_aa / Count) - (a * a), (_bb / Count) - (b * b), (_ab / Count) - (a * b));
        return Math.Max(0, (2 * ab) + (noise * noise)) / (Math.Max(0, aa) + Math.Max(0, bb) + (noise * noise));
    }

    int Put(double a, double b, int sign)
    {
        if (double.IsNaN(a) || double.IsNaN(b))
        {
            return 0;
        }

        (_a, _b) = (_a + (sign * a), _b + (sign * b));
        (_aa, _bb, _ab) = (_aa + (sign * a * a), _bb + (sign * b * b), _ab + (sign * a * b));
        return 1;
    }
}
