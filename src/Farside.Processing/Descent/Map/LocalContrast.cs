namespace Farside.Processing.Descent.Map;

/// <summary>Light relative to the mean about it, in units of its own spread there: gain, haze and slow shading drop out. NaN where missing or without any texture.</summary>
static class LocalContrast
{
    /// <summary>Share of the window that must be there: frames that end elsewhere would have another mean.</summary>
    const double LeastShare = 0.9;

    /// <summary>Spread, as a share of the mean, that noise alone has: added so that it is not blown up.</summary>
    const double NoiseShare = 0.01;

    public static void Normalise(float[] light, int width, int height, int radius, int threads)
    {
        var (known, once, twice) = (new float[light.Length], new float[light.Length], new float[light.Length]);
        for (var i = 0; i < light.Length; i++)
        {
            var isKnown = !float.IsNaN(light[i]);
            (known[i], once[i], twice[i]) = isKnown ? (1, light[i], light[i] * light[i]) : default;
        }

        (known, once, twice) = (BoxSum.Of(known, width, height, radius, threads), BoxSum.Of(once, width, height, radius, threads), BoxSum.Of(twice, width, height, radius, threads));
        var least = LeastShare * ((2 * radius) + 1) * ((2 * radius) + 1);
        for (var i = 0; i < light.Length; i++)
        {
            var mean = once[i] / known[i];
            var spread = Math.Sqrt(Math.Max(0, (twice[i] / known[i]) - (mean * mean)));
            light[i] = known[i] >= least ? (float)((light[i] - mean) / (spread + (NoiseShare * mean))) : float.NaN;
        }
    }
}
