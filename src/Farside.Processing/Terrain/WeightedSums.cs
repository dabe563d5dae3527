namespace Farside.Processing.Terrain;

/// <summary>A weighted mean in the making, and how its numbers scatter about it.</summary>
struct WeightedSums
{
    double _first;
    double _sum;
    double _squares;

    public double Weight { get; private set; }

    /// <summary>How many numbers count.</summary>
    public int Count { get; private set; }

    /// <summary>The same, those that fade counted as parts.</summary>
    public double Kept { get; private set; }

    public readonly double Mean => Weight > 0 ? _first + (_sum / Weight) : _first;

    /// <summary>Weighted sum of squares about the mean.</summary>
    public readonly double Scatter => Weight > 0 ? Math.Max(0, _squares - (_sum * _sum / Weight)) : 0;

    public static WeightedSums Of(double value) => new() { _first = value };

    public void Add(double value, double weight, double kept)
    {
        if (Count == 0)
            _first = value;

        var away = value - _first;
        _sum += weight * away;
        _squares += weight * away * away;
        Weight += weight;
        Kept += kept;
        Count++;
    }
}
