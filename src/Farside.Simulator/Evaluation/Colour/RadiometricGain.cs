namespace Farside.Simulator.Evaluation.Colour;

/// <summary>
/// The straight line from true light to the linear file, by least squares for each colour: how far its slope is from one, in per cent, and where it
/// meets darkness, in data numbers. The truth has no noise, so the slope is not biased.
/// </summary>
sealed class RadiometricGain : IColourQuantity
{
    public const string Gain = "radiometric gain error";
    public const string Offset = "radiometric offset";

    const long LeastPixels = 1000;

    static readonly string[] Names = ["red", "green", "blue"];

    readonly Line[] _lines = [new(), new(), new()];

    public void Look(ColourPair pair)
    {
        for (var y = 0; y < pair.Height; y++)
        {
            Look(pair.JudgedRow(y), pair.TruthRow(y), pair.LinearRow(y), pair.Scale);
        }
    }

    public IEnumerable<(string Quantity, string Detail, double Value)> Values()
    {
        if (_lines[0].Count < LeastPixels)
        {
            yield break;
        }

        for (var colour = 0; colour < 3; colour++)
        {
            yield return (Gain, Names[colour], 100 * Math.Abs(_lines[colour].Slope - 1));
        }

        for (var colour = 0; colour < 3; colour++)
        {
            yield return (Offset, Names[colour], Math.Abs(_lines[colour].Intercept));
        }
    }

    void Look(ReadOnlySpan<byte> judged, ReadOnlySpan<ushort> truth, ReadOnlySpan<ushort> made, double scale)
    {
        for (var x = 0; x < judged.Length; x++)
        {
            for (var colour = 0; judged[x] != 0 && colour < 3; colour++)
            {
                _lines[colour].Add(truth[(3 * x) + colour] / ColourPair.TruthScale, made[(3 * x) + colour] / scale);
            }
        }
    }

    /// <summary>Least squares of y on x, one point at a time.</summary>
    sealed class Line
    {
        double _x, _y, _xx, _xy;

        public long Count { get; private set; }

        public double Slope => ((Count * _xy) - (_x * _y)) / ((Count * _xx) - (_x * _x));

        public double Intercept => (_y - (Slope * _x)) / Count;

        public void Add(double x, double y)
        {
            Count++;
            (_x, _y, _xx, _xy) = (_x + x, _y + y, _xx + (x * x), _xy + (x * y));
        }
    }
}
