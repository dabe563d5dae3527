namespace Farside.Processing.Spectra;

/// <summary>Reflectance by wavelength with what is unsure of it: noise of each channel on its own, and errors that move many channels together.</summary>
public sealed record ReflectanceSpectrum
{
    /// <summary>Channel centres, nm, rising.</summary>
    public required double[] WavelengthsNm { get; init; }

    /// <summary>Reflectance factor: 1 for a perfectly white Lambertian surface under the same Sun; NaN where missing.</summary>
    public required double[] Values { get; init; }

    /// <summary>One standard deviation of each channel's own noise.</summary>
    public required double[] Noise { get; init; }

    /// <summary>What one standard deviation of each common error does to every channel, e.g. that of joining two detectors.</summary>
    public IReadOnlyList<double[]> Common { get; init; } = [];

    public int Count => WavelengthsNm.Length;

    /// <summary>One standard deviation of a channel, common errors included.</summary>
    public double Sigma(int channel) => Math.Sqrt((Noise[channel] * Noise[channel]) + Common.Sum(error => error[channel] * error[channel]));

    /// <summary>The same, all multiplied: errors too.</summary>
    public ReflectanceSpectrum Times(double factor) => this with
    {
        Values = Times(Values, factor),
        Noise = Times(Noise, Math.Abs(factor)),
        Common = [.. Common.Select(error => Times(error, factor))],
    };

    static double[] Times(double[] values, double factor) => Array.ConvertAll(values, value => value * factor);
}
