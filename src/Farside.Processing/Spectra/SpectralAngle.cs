using Farside.Core.Units;

namespace Farside.Processing.Spectra;

/// <summary>How alike two spectra are whatever their brightness.</summary>
public static class SpectralAngle
{
    /// <summary>arccos(a · b / |a| |b|) over channels that both have.</summary>
    /// <returns>NaN without a common channel.</returns>
    /// <remarks>Source: Kruse et al. 1993, Remote Sens. Environ. 44, 145.</remarks>
    public static Angle Between(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        if (a.Count != b.Count)
        {
            throw new ArgumentException($"{a.Count} and {b.Count} channels; expected as many.", nameof(b));
        }

        double product = 0, first = 0, second = 0;
        for (var i = 0; i < a.Count; i++)
        {
            if (double.IsFinite(a[i]) && double.IsFinite(b[i]))
            {
                (product, first, second) = (product + (a[i] * b[i]), first + (a[i] * a[i]), second + (b[i] * b[i]));
            }
        }

        return Angle.FromRadians(first > 0 && second > 0 ? Math.Acos(Math.Clamp(product / Math.Sqrt(first * second), -1, 1)) : double.NaN);
    }
}
