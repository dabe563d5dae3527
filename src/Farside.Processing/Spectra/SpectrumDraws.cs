namespace Farside.Processing.Spectra;

/// <summary>The same spectrum as it might have been measured: its noise and its common errors drawn anew, from a seed.</summary>
public static class SpectrumDraws
{
    /// <summary>Values of each draw, channel by channel.</summary>
    public static IEnumerable<double[]> Of(ReflectanceSpectrum spectrum, int draws, ulong seed)
    {
        var normals = new SeededNormals(seed);
        for (var draw = 0; draw < draws; draw++)
        {
            var shared = spectrum.Common.Select(_ => normals.Next()).ToArray();
            var values = new double[spectrum.Count];
            for (var at = 0; at < values.Length; at++)
            {
                values[at] = spectrum.Values[at] + (spectrum.Noise[at] * normals.Next());
                for (var error = 0; error < shared.Length; error++)
                {
                    values[at] += shared[error] * spectrum.Common[error][at];
                }
            }

            yield return values;
        }
    }
}
