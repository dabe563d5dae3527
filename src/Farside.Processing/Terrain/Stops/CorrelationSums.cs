namespace Farside.Processing.Terrain.Stops;

/// <summary>A weighted correlation being added up.</summary>
struct CorrelationSums
{
    double _w, _ww, _a, _b, _aa, _bb, _ab, _witnesses;

    public int Count { get; private set; }

    /// <param name="witness">Share of a witness that the pair is.</param>
    public void Add(double a, double b, double weight, double witness)
    {
        (Count, _witnesses) = (Count + 1, _witnesses + witness);
        (_w, _ww) = (_w + weight, _ww + (weight * weight));
        (_a, _b) = (_a + (weight * a), _b + (weight * b));
        (_aa, _bb, _ab) = (_aa + (weight * a * a), _bb + (weight * b * b), _ab + (weight * a * b));
    }

    /// <summary>Fisher's z of the correlation in its own sigmas, as many witnesses as the weights amount to.</summary>
    public readonly double Strength()
    {
        var (aa, bb, ab) = (_aa - (_a * _a / _w), _bb - (_b * _b / _w), _ab - (_a * _b / _w));
        var witnesses = (_w * _w / _ww / Count * _witnesses) - 3;
        return aa <= 0 || bb <= 0 || witnesses <= 0 ? double.NegativeInfinity : Math.Atanh(Math.Clamp(ab / Math.Sqrt(aa * bb), -0.999, 0.999)) * Math.Sqrt(witnesses);
    }
}
