namespace Farside.Simulator.Surfaces;

/// <summary>A reflectance factor (1 for a perfectly white Lambertian surface) every 5 nm from 350 to 2400 nm.</summary>
sealed class ReflectanceSpectrum
{
    public const int FirstNm = 350;
    public const int LastNm = 2400;
    public const int StepNm = 5;
    public const int Count = ((LastNm - FirstNm) / StepNm) + 1;

    readonly double[] _values;

    ReflectanceSpectrum(double[] values) => _values = values;

    public IReadOnlyList<double> Values => _values;

    /// <param name="reflectance">Of a wavelength in nanometres.</param>
    public static ReflectanceSpectrum From(Func<double, double> reflectance) =>
        new([.. Enumerable.Range(0, Count).Select(i => reflectance(FirstNm + (i * StepNm)))]);

    /// <summary>By straight lines between the steps; the ends hold beyond them.</summary>
    public double At(double nanometres)
    {
        var at = Math.Clamp((nanometres - FirstNm) / StepNm, 0, Count - 1);
        var i = Math.Min((int)at, Count - 2);
        return _values[i] + ((_values[i + 1] - _values[i]) * (at - i));
    }

    /// <summary>The mean under a Gaussian channel, over three standard deviations each way.</summary>
    public double Through(double centreNm, double fwhmNm)
    {
        const int Half = 12;
        var sigma = fwhmNm / 2.354820045;
        var (sum, weights) = (0.0, 0.0);
        for (var i = -Half; i <= Half; i++)
        {
            var t = 3.0 * i / Half;
            var weight = Math.Exp(-0.5 * t * t);
            sum += weight * At(centreNm + (t * sigma));
            weights += weight;
        }

        return sum / weights;
    }
}
