namespace Farside.Processing.Spectra;

/// <summary>
/// Two detectors' spectra as one. All is brought to the infrared channels behind the change of order: those before it by the height of the step, the camera's by
/// what both see between 900 and 945 nm. There each counts by the inverse of its variance.
/// </summary>
/// <param name="Joined">The whole spectrum; joining adds errors that channels share.</param>
/// <param name="Step">Reflectance behind the change of order over that before it, less 1; 0 where none was mended.</param>
/// <param name="StepSigma">Of the step as it was measured.</param>
/// <param name="IsStepMended">False where the step was lost in noise.</param>
/// <param name="Scale">What the camera's reflectance was multiplied by.</param>
/// <param name="ScaleSigma">Relative, the step's error not in it.</param>
/// <remarks>Source of the way: Zhao's published MATLAB for these files scales at 900 nm alone and by one ratio at the step; fits over many channels lose less to noise.</remarks>
public sealed record DetectorSplice(ReflectanceSpectrum Joined, double Step, double StepSigma, bool IsStepMended, double Scale, double ScaleSigma)
{
    /// <param name="camera">Visible channels, rising; its noise may be zero.</param>
    /// <param name="infrared">Infrared channels, rising, some of them also the camera's.</param>
    /// <exception cref="ArgumentException">Both have no wavelength in common.</exception>
    public static DetectorSplice Of(ReflectanceSpectrum camera, ReflectanceSpectrum infrared, SpliceOptions options)
    {
        var (mended, step, stepSigma, isMended) = Mend(infrared, options);
        var pairs = Enumerable.Range(0, camera.Count).Select(at => (Camera: at, Infrared: Array.IndexOf(mended.WavelengthsNm, camera.WavelengthsNm[at])))
            .Where(pair => pair.Infrared >= 0 && camera.Values[pair.Camera] > 0 && mended.Values[pair.Infrared] > 0).ToList();
        if (pairs.Count == 0)
        {
            throw new ArgumentException("no wavelength that both detectors saw; expected an overlap to join them by.", nameof(camera));
        }

        var (scale, sigma) = Ratio(camera, mended, pairs);
        return new(Join(Scaled(camera, mended, scale, sigma), mended), step, stepSigma, isMended, scale, sigma);
    }

    /// <summary>The infrared spectrum alone, its step mended.</summary>
    public static DetectorSplice Of(ReflectanceSpectrum infrared, SpliceOptions options)
    {
        var (mended, step, stepSigma, isMended) = Mend(infrared, options);
        return new(mended, step, stepSigma, isMended, double.NaN, double.NaN);
    }

    // A smooth curve in the logarithm with a step: the step is a factor.
    static (ReflectanceSpectrum Mended, double Step, double Sigma, bool IsMended) Mend(ReflectanceSpectrum infrared, SpliceOptions options)
    {
        var near = Enumerable.Range(0, infrared.Count).Where(at => Math.Abs(infrared.WavelengthsNm[at] - options.OrderChangeNm) <= options.StepWindowNm && infrared.Values[at] > 0).ToList();
        var below = near.Count(at => infrared.WavelengthsNm[at] < options.OrderChangeNm);
        if (below <= options.StepDegree || near.Count - below <= options.StepDegree)
        {
            return (infrared, 0, double.NaN, false);
        }

        var fit = LeastSquares.Fit(options.StepDegree + 2, near.Count, Row, m => Math.Log(infrared.Values[near[m]]), Weight)!.Value;
        var (step, sigma) = (fit.Solution[^1], Math.Sqrt(fit.Covariance[options.StepDegree + 1, options.StepDegree + 1]));
        var isMended = Math.Abs(step) > options.LeastStepSigmas * sigma;
        return (isMended ? Raised(infrared, step, sigma, options) : infrared, isMended ? Math.Exp(step) - 1 : 0, sigma, isMended);

        double[] Row(int m)
        {
            var x = (infrared.WavelengthsNm[near[m]] - options.OrderChangeNm) / options.StepWindowNm;
            return [.. Enumerable.Range(0, options.StepDegree + 1).Select(power => Math.Pow(x, power)), infrared.WavelengthsNm[near[m]] >= options.OrderChangeNm ? 1 : 0];
        }

        double Weight(int m) => infrared.Noise[near[m]] > 0 ? Square(infrared.Values[near[m]] / infrared.Noise[near[m]]) : 1;
    }

    static ReflectanceSpectrum Raised(ReflectanceSpectrum infrared, double step, double sigma, SpliceOptions options)
    {
        var factors = Array.ConvertAll(infrared.WavelengthsNm, nm => nm < options.OrderChangeNm ? Math.Exp(step) : 1);
        double[] values = [.. infrared.Values.Zip(factors, (value, factor) => value * factor)];
        return infrared with
        {
            Values = values,
            Noise = [.. infrared.Noise.Zip(factors, (value, factor) => value * factor)],
            Common = [.. infrared.Common, [.. values.Zip(factors, (value, factor) => factor == 1 ? 0 : value * sigma)]],
        };
    }

    static (double Scale, double Sigma) Ratio(ReflectanceSpectrum camera, ReflectanceSpectrum infrared, List<(int Camera, int Infrared)> pairs)
    {
        var (sum, weights) = (0.0, 0.0);
        foreach (var (c, i) in pairs)
        {
            var variance = Square(camera.Noise[c] / camera.Values[c]) + Square(infrared.Noise[i] / infrared.Values[i]);
            var weight = variance > 0 ? 1 / variance : 1;
            sum += weight * Math.Log(infrared.Values[i] / camera.Values[c]);
            weights += weight;
        }

        return (Math.Exp(sum / weights), pairs.Any(pair => infrared.Noise[pair.Infrared] > 0 || camera.Noise[pair.Camera] > 0) ? Math.Sqrt(1 / weights) : 0);
    }

    // The camera takes the infrared's common errors along with its scale, and adds that of the scale.
    static ReflectanceSpectrum Scaled(ReflectanceSpectrum camera, ReflectanceSpectrum infrared, double scale, double sigma)
    {
        var scaled = camera.Times(scale);
        var shared = infrared.Common.Select(error => error[0] / infrared.Values[0]);
        return scaled with { Common = [.. shared.Append(sigma).Select(relative => Array.ConvertAll(scaled.Values, value => value * relative))] };
    }

    static ReflectanceSpectrum Join(ReflectanceSpectrum camera, ReflectanceSpectrum infrared)
    {
        double[] nm = [.. camera.WavelengthsNm.Union(infrared.WavelengthsNm).Order()];
        var (c, i) = (Array.ConvertAll(nm, at => Array.IndexOf(camera.WavelengthsNm, at)), Array.ConvertAll(nm, at => Array.IndexOf(infrared.WavelengthsNm, at)));
        int[] all = [.. Enumerable.Range(0, nm.Length)];
        var shares = Array.ConvertAll(all, at => c[at] < 0 ? 0 : i[at] < 0 ? 1 : Share(camera.Noise[c[at]], infrared.Noise[i[at]]));
        double Mixed(double[] visible, double[] beyond, int at) => (c[at] < 0 ? 0 : shares[at] * visible[c[at]]) + (i[at] < 0 ? 0 : (1 - shares[at]) * beyond[i[at]]);

        var errors = camera.Common.Select((error, k) => Array.ConvertAll(all, at => Mixed(error, k < infrared.Common.Count ? infrared.Common[k] : new double[infrared.Count], at)));
        return new()
        {
            WavelengthsNm = nm,
            Values = Array.ConvertAll(all, at => Mixed(camera.Values, infrared.Values, at)),
            Noise = Array.ConvertAll(all, at => Math.Sqrt(Square(c[at] < 0 ? 0 : shares[at] * camera.Noise[c[at]]) + Square(i[at] < 0 ? 0 : (1 - shares[at]) * infrared.Noise[i[at]]))),
            Common = [.. errors],
        };
    }

    static double Share(double camera, double infrared) => camera == 0 && infrared == 0 ? 0.5 : Square(infrared) / (Square(camera) + Square(infrared));

    static double Square(double value) => value * value;
}
