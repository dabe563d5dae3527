namespace Farside.Simulator.Evaluation.Colour;

/// <summary>
/// Peak signal-to-noise ratio of the linear file, 10 log₁₀(full scale² / mean squared error) over the three colours together, in decibels. The
/// product's stated scale is used and nothing is fitted; black sky is left out, since it would flatter.
/// </summary>
sealed class DemosaicPsnr : IColourQuantity
{
    public const string Quantity = "demosaic PSNR";

    /// <summary>A pixel whose brightest colour is below a data number holds nothing to interpolate.</summary>
    const int LeastTruth = (int)ColourPair.TruthScale;

    double _sum;
    long _count;
    double _fullScaleDn;

    public void Look(ColourPair pair)
    {
        _fullScaleDn = pair.FullScaleDn;
        for (var y = 0; y < pair.Height; y++)
        {
            Look(pair.JudgedRow(y), pair.TruthRow(y), pair.LinearRow(y), pair.Scale);
        }
    }

    public IEnumerable<(string Quantity, string Detail, double Value)> Values() =>
        _count > 0 ? [(Quantity, "", 10 * Math.Log10(_fullScaleDn * _fullScaleDn * _count / _sum))] : [];

    void Look(ReadOnlySpan<byte> judged, ReadOnlySpan<ushort> truth, ReadOnlySpan<ushort> made, double scale)
    {
        for (var x = 0; x < judged.Length; x++)
        {
            var (r, g, b) = (truth[3 * x], truth[(3 * x) + 1], truth[(3 * x) + 2]);
            if (judged[x] == 0 || Math.Max(r, Math.Max(g, b)) < LeastTruth)
            {
                continue;
            }

            for (var i = 3 * x; i < (3 * x) + 3; i++)
            {
                var error = (made[i] / scale) - (truth[i] / ColourPair.TruthScale);
                _sum += error * error;
            }

            _count += 3;
        }
    }
}
